import { createHash } from 'node:crypto';
import { causeOfChange, causeOfKind, type Cause } from '../shared/notification-text.ts';
import type { NotificationEntry } from '../shared/notifications.ts';
import type { TaskChange } from '../shared/radar.ts';

/** One thing that the desktop may tell: an entry of the inbox, one change of a task, or a review that is asked for. */
export interface Tellable {
  /** What was told under one of these is not told again. */
  keys: string[];
  entry: NotificationEntry;
  cause: Cause;
  /** What changed; `null` for what Kitsu tells, and for a review. */
  change: TaskChange | null;
}

/** A studio changes thousands of tasks at once, and each key is kept. */
const LENGTH = 12;
const keyOf = (...parts: readonly string[]): string =>
  createHash('sha1').update(parts.join('\n')).digest('base64url').slice(0, LENGTH);

/** What a change leads to: from where is no news. */
const valueOf = (change: TaskChange): unknown =>
  change.field === 'note'
    ? change.at
    : change.field === 'status'
      ? change.to.id
      : [change.field === 'description' ? change.of : '', change.to];

/** What of these entries can be told, read ones too. */
export const tellables = (entries: readonly NotificationEntry[]): Tellable[] =>
  entries.flatMap((entry): Tellable[] => {
    const [kind] = entry.about;
    if (kind !== undefined) {
      return [
        { keys: entry.ids.map((id) => keyOf(id)), entry, cause: causeOfKind(kind), change: null },
      ];
    }
    if (entry.toCheck) return [{ keys: [keyOf(entry.key)], entry, cause: 'review', change: null }];
    return entry.changes.map((change) => ({
      keys: [keyOf(entry.key, change.field, JSON.stringify(valueOf(change)))],
      entry,
      cause: causeOfChange(change),
      change,
    }));
  });
