import type { Change } from '../../replica/tables/outbox.ts';
import type { Task } from '../../shared/task.ts';
import { readKind } from './registry.ts';

/** The statuses of tasks by the outbox. */
export interface PendingStatuses {
  /** Tasks with a start in the outbox, including those that need the artist. */
  starts: ReadonlySet<string>;
  /** The status of a task once its waiting changes are in Kitsu, by task. */
  statuses: ReadonlyMap<string, string>;
}

/**
 * The last row that sets a task's status counts, except rows that need the artist: as they are, they
 * never reach Kitsu.
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

/** The status of a task with waiting changes applied. */
export const pendingStatus = (
  task: Pick<Task, 'id' | 'statusId'>,
  changes: readonly Change[],
): string => pendingStatuses(changes).statuses.get(task.id) ?? task.statusId;
