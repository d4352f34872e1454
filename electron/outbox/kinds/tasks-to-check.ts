import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { Task } from '../../shared/task.ts';
import { pendingStatuses, type PendingStatuses } from './pending-status.ts';

/** A task that waits for this person's review. */
export interface TaskToCheck {
  task: Task;
  /** It is in one of the person's own lists too. */
  mine: boolean;
  since: string | null;
  previewFileId: string | null;
}

/**
 * The tasks that wait for this person's review, without those that were answered here, or since in Kitsu: their status
 * asks for no review any more.
 */
export function tasksToCheck(
  replica: Replica,
  { context }: StudioConfig,
  waiting: PendingStatuses = pendingStatuses(replica.outbox.all()),
): TaskToCheck[] {
  const statuses = new Map(context?.statuses.map((status) => [status.id, status]));
  return replica.toCheck.all().flatMap(({ taskId, since, previewFileId }) => {
    const found = replica.tasks.get(taskId);
    if (!found) return [];
    const status = statuses.get(waiting.statuses.get(taskId) ?? found.task.statusId);
    if (status && !status.isFeedbackRequest) return [];
    return [{ task: found.task, mine: found.list !== 'known', since, previewFileId }];
  });
}
