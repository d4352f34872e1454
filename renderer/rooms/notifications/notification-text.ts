import { changeText } from '../../../electron/shared/change-text.ts';
import type { Day } from '../../../electron/shared/day.ts';
import { causeOfChange, countsText, whoText } from '../../../electron/shared/notification-text.ts';
import type { NotificationEntry } from '../../../electron/shared/notifications.ts';

/** What changed, or that a review is asked for: one line each. */
export const changeLines = (entry: NotificationEntry, today: Day): string[] => [
  ...(entry.toCheck ? ['Waits for your review'] : []),
  ...entry.changes.map((change) => changeText(change, today)),
];

/** What a screen reader says of an entry. */
export function entryName(entry: NotificationEntry, today: Day): string {
  const parts = [whoText(entry), entry.text, ...changeLines(entry, today)];
  const said = parts.filter((part) => part !== '').join(', ');
  return `${entry.unread ? 'Unread: ' : ''}${entry.title}. ${said}`;
}

/** What changed while the artist was away, in one line: `14 tasks changed: 3 new, 5 due dates, 2 statuses.` */
export function summaryText(entries: readonly NotificationEntry[]): string | null {
  const changed = entries.filter(({ changes, unread }) => unread && changes.length > 0);
  if (changed.length < SUMMARY_FROM) return null;
  const counts = countsText(changed.flatMap(({ changes }) => changes.map(causeOfChange)));
  return `${changed.length} tasks changed since you last looked: ${counts}.`;
}

/** From so many changed tasks on they are summed up. */
const SUMMARY_FROM = 5;
