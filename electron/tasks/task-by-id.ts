import type { KitsuFailure } from '../kitsu/answer-types.ts';
import { pendingStatuses } from '../outbox/kinds/pending-status.ts';
import { taskRow } from '../outbox/kinds/task-row.ts';
import type { Replica } from '../replica/replica.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import type { TaskRow } from '../shared/task.ts';

const NOT_HERE = 'This task is not on this computer yet';

/** Kitsu does not show it to this person, or has it no more. */
const HIDDEN = failure(
  'not-found',
  'Kitsu does not show you this task: it was deleted, or its production has another team.',
);

/** Why a task that is not here could not be read either. */
function why({ code, message }: KitsuFailure): Failure {
  if (code === 'not-found' || code === 'forbidden') return HIDDEN;
  if (code === 'offline' || code === 'unreachable' || code === 'timeout') {
    return failure(
      code,
      `${NOT_HERE}, and Kitsu cannot be reached.`,
      'Open it again when you are connected.',
    );
  }
  return failure(code, `${NOT_HERE}. ${message}`, 'Try again in a moment.');
}

/**
 * A task by its id, whoever it is assigned to. `read` gets one that is not here from Kitsu, and keeps it;
 * it answers why it could not.
 */
export async function taskById(
  replica: Replica,
  studio: () => StudioConfig,
  taskId: string,
  read: (taskId: string) => Promise<KitsuFailure | null>,
): Promise<Result<TaskRow>> {
  if (replica.tasks.listOf(taskId) === null) {
    const failed = await read(taskId);
    if (failed) return why(failed);
  }
  const found = replica.tasks.get(taskId);
  if (!found) return HIDDEN;
  const waiting = pendingStatuses(replica.outbox.all());
  return success(taskRow(found.task, found.list !== 'known', waiting, studio()));
}
