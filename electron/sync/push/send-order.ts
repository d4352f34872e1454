import type { Change } from '../../replica/tables/outbox.ts';

/**
 * The rows that may be sent now, as far as order is concerned. What is said on one task is sent in the
 * order in which it was made: a row waits behind an earlier one of its task that waits or is being
 * sent, but not behind one that needs the artist. Times wait behind nothing.
 * @param changes the whole outbox, the oldest first
 */
export function sendable(changes: readonly Change[]): Change[] {
  const taken = new Set<string>();
  return changes.filter((change) => {
    if (change.kind === 'time' || change.kind === 'day-off') return true;
    if (change.state === 'parked' || change.state === 'conflict') return true;
    if (taken.has(change.taskId)) return false;
    taken.add(change.taskId);
    return true;
  });
}
