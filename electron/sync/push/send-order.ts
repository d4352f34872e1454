import type { Change } from '../../replica/tables/outbox.ts';
import { readPush } from './pushes.ts';

/**
 * The rows that may go now as far as order is concerned. What is said on one task is said in the
 * order it was made: a row stands behind an earlier one of its queue that waits or is being sent, and
 * not behind one that needs the artist. Days of time stand behind nothing. What this version cannot
 * read is left alone and holds nothing up.
 * @param changes the whole outbox, the oldest first
 */
export function sendable(changes: readonly Change[]): Change[] {
  const taken = new Set<string>();
  return changes.filter((row) => {
    const known = readPush(row);
    if (!known) return false;
    const queue = known.push.kind.queue(known.change);
    if (queue === null || row.state === 'parked' || row.state === 'conflict') return true;
    if (taken.has(queue)) return false;
    taken.add(queue);
    return true;
  });
}
