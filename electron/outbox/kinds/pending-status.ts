import type { Change } from '../../replica/tables/outbox.ts';
import type { Task } from '../../shared/task.ts';
import { readKind } from './registry.ts';

/** What the outbox says of the statuses of tasks. */
export interface PendingStatuses {
  /** Tasks whose start is in it, also one that needs the artist. */
  starts: ReadonlySet<string>;
  /** The status that a task has once what waits of it is in Kitsu, by the task. */
  statuses: ReadonlyMap<string, string>;
}

/**
 * The last row of a task that sets its status counts. One that needs the artist, parked or in
 * conflict, does not: as it stands it never comes to Kitsu.
 * @param changes the outbox, the oldest first
 */
export function pendingStatuses(changes: readonly Change[]): PendingStatuses {
  const starts = new Set<string>();
  const statuses = new Map<string, string>();
  for (const row of changes) {
    const known = readKind(row);
    if (!known) continue;
    const { kind, change } = known;
    if (kind.starts) starts.add(change.taskId);
    const goes = change.state === 'waiting' || change.state === 'sending';
    const status = goes ? (kind.statusAhead?.(change) ?? null) : null;
    if (status !== null) statuses.set(change.taskId, status);
  }
  return { starts, statuses };
}

/** The status of one task, with what waits laid over it. */
export const pendingStatus = (
  task: Pick<Task, 'id' | 'statusId'>,
  changes: readonly Change[],
): string => pendingStatuses(changes).statuses.get(task.id) ?? task.statusId;
