import { changeText } from '../../../electron/shared/change-text.ts';
import type { Day } from '../../../electron/shared/day.ts';
import type { InboxKind } from '../../../electron/shared/inbox.ts';
import type { NotificationEntry } from '../../../electron/shared/notifications.ts';
import type { TaskChange } from '../../../electron/shared/radar.ts';

/** What somebody did, after their name. */
const DID: Record<InboxKind, string> = {
  comment: 'commented',
  mention: 'mentioned you',
  assignation: 'assigned this to you',
  reply: 'replied',
  'reply-mention': 'mentioned you in a reply',
  'playlist-ready': 'made a playlist ready for you',
};

/** `Ingrid Sørensen mentioned you`; empty for what only this computer has found. */
export function whoText({ about, author }: NotificationEntry): string {
  const [first] = about;
  return first === undefined ? '' : `${author ?? 'Somebody'} ${DID[first]}`;
}

/** One line each. */
export const changeLines = (changes: readonly TaskChange[], today: Day): string[] =>
  changes.map((change) => changeText(change, today));

/** What a screen reader says of an entry. */
export function entryName(entry: NotificationEntry, today: Day): string {
  const parts = [whoText(entry), entry.text, ...changeLines(entry.changes, today)];
  const said = parts.filter((part) => part !== '').join(', ');
  return `${entry.unread ? 'Unread: ' : ''}${entry.title}. ${said}`;
}

/** What changed while the artist was away, in one line: `14 tasks changed: 3 new, 5 due dates, 2 statuses.` */
export function summaryText(entries: readonly NotificationEntry[]): string | null {
  const changed = entries.filter(({ changes, unread }) => unread && changes.length > 0);
  if (changed.length < SUMMARY_FROM) return null;
  const all = changed.flatMap(({ changes }) => changes);
  const count = (fits: (change: TaskChange) => boolean): number => all.filter(fits).length;
  const parts = [
    words(
      count((one) => one.field === 'assignment' && one.to === 'given'),
      'new',
      'new',
    ),
    words(
      count((one) => one.field === 'assignment' && one.to === 'taken'),
      'taken',
      'taken',
    ),
    words(
      count(({ field }) => field === 'due'),
      'due date',
      'due dates',
    ),
    words(
      count(({ field }) => field === 'status'),
      'status',
      'statuses',
    ),
    words(
      count(({ field }) => field === 'estimate'),
      'estimate',
      'estimates',
    ),
    words(
      count(({ field }) => field === 'priority'),
      'priority',
      'priorities',
    ),
    words(
      count(({ field }) => field === 'note'),
      'note',
      'notes',
    ),
  ].filter((part) => part !== null);
  const most = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return `${changed.length} tasks changed since you last looked${most}.`;
}

/** From so many changed tasks on they are summed up. */
const SUMMARY_FROM = 5;

const words = (count: number, one: string, many: string): string | null =>
  count === 0 ? null : `${count} ${count === 1 ? one : many}`;
