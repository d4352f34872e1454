import type { InboxKind } from './inbox.ts';
import type { NotificationEntry } from './notifications.ts';
import type { TaskChange } from './radar.ts';

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
export function whoText({ about, author }: Pick<NotificationEntry, 'about' | 'author'>): string {
  const [first] = about;
  return first === undefined ? '' : `${author ?? 'Somebody'} ${DID[first]}`;
}

/** Many are counted by these, the most urgent first; one and several of each. */
const COUNTED = {
  review: ['to check', 'to check'],
  given: ['new', 'new'],
  taken: ['taken', 'taken'],
  due: ['due date', 'due dates'],
  status: ['status', 'statuses'],
  mention: ['mention', 'mentions'],
  reply: ['reply', 'replies'],
  comment: ['comment', 'comments'],
  note: ['note', 'notes'],
  estimate: ['estimate', 'estimates'],
  priority: ['priority', 'priorities'],
  start: ['start', 'starts'],
  frames: ['frame range', 'frame ranges'],
  description: ['description', 'descriptions'],
  playlist: ['playlist', 'playlists'],
} as const;

/** Why something is told. */
export type Cause = keyof typeof COUNTED;

export const causeOfChange = (change: TaskChange): Cause =>
  change.field === 'assignment' ? change.to : change.field;

const CAUSES: Record<InboxKind, Cause> = {
  comment: 'comment',
  mention: 'mention',
  assignation: 'given',
  reply: 'reply',
  'reply-mention': 'mention',
  'playlist-ready': 'playlist',
};

export const causeOfKind = (kind: InboxKind): Cause => CAUSES[kind];

/** `3 new, 5 due dates, 2 statuses`. */
export function countsText(causes: readonly Cause[]): string {
  return (Object.keys(COUNTED) as Cause[])
    .map((cause) => {
      const count = causes.filter((one) => one === cause).length;
      return count === 0 ? '' : `${count} ${COUNTED[cause][count === 1 ? 0 : 1]}`;
    })
    .filter((part) => part !== '')
    .join(', ');
}
