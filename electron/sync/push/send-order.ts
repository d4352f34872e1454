import type { Change } from '../../replica/tables/outbox.ts';

/**
 * The rows that may go now as far as order is concerned. What is said on one task is said in the
 * order it was made: a row stands behind an earlier one of its task that waits or is being sent, and
 * not behind one that needs the artist. Days of time stand behind nothing.
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
