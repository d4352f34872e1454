import type { Change } from '../../replica/tables/outbox.ts';
import { readPush } from './pushes.ts';

/**
 * The rows that may be sent now as far as their order is concerned. Comments, replies and starts of a
 * task are sent in the order in which they were made: a row waits for earlier rows of its queue that wait
 * or are being sent, but not for those that need the artist. Times wait for nothing. Rows that this
 * version cannot read are left alone and delay nothing.
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
