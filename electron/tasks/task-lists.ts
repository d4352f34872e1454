import { pendingStatuses } from '../outbox/kinds/pending-status.ts';
import { taskRow } from '../outbox/kinds/task-row.ts';
import { tasksToCheck } from '../outbox/kinds/tasks-to-check.ts';
import type { Replica } from '../replica/replica.ts';
import { statusBlock } from '../rules/comment-rules.ts';
import { statusChip } from '../rules/status-chip.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { TaskStatus } from '../shared/production.ts';
import type { Task } from '../shared/task.ts';
import type { CheckList, CheckRow, DoneList, ListCounts } from '../shared/task-lists.ts';
import type { StatusChip } from '../shared/thread.ts';
import { CHECK_READ, checkRead, reviews } from '../sync/pull/pull-to-check.ts';

/** How many tasks the lists beside the to-do list have. */
export const listCounts = (replica: Replica, studio: StudioConfig): ListCounts => ({
  done: replica.tasks.count('done'),
  check: reviews(replica) ? tasksToCheck(replica, studio).length : null,
});

/**
 * The artist's done tasks, no more than `most`. What is done is said by the status alone, and when by the
 * day on which that was set: Kitsu clears `end_date` on the way to an approval.
 */
export function doneList(replica: Replica, studio: StudioConfig, most: number): DoneList {
  const waiting = pendingStatuses(replica.outbox.all());
  return {
    tasks: replica.tasks.lastDone(most).map((task) => taskRow(task, true, waiting, studio)),
    total: replica.tasks.count('done'),
  };
}

/** The tasks that wait for this person's review, the one that waits longest first. */
export function checkList(replica: Replica, studio: StudioConfig): CheckList {
  const waiting = pendingStatuses(replica.outbox.all());
  const revisions = replica.comments.lastRevisions();
  const people = studio.context?.people ?? {};
  const rows = tasksToCheck(replica, studio, waiting).map(
    ({ task, mine, since, previewFileId }): CheckRow => ({
      task: taskRow(task, mine, waiting, studio),
      since,
      revision: revisions.get(task.id) ?? null,
      previewFileId: previewFileId ?? task.previewFileId,
      people: task.assigneeIds.flatMap((id) => people[id] ?? []),
      approve: firstStatus(task, studio, ({ isDone }) => isDone),
      retake: firstStatus(task, studio, ({ isRetake }) => isRetake),
    }),
  );
  return { rows, readAt: replica.keyValue.get(CHECK_READ, checkRead)?.at ?? null };
}

/** The first in the studio's order that this person may set. */
function firstStatus(
  task: Task,
  studio: StudioConfig,
  is: (status: TaskStatus) => boolean,
): StatusChip | null {
  const status = studio.context?.statuses.find(
    (one) => is(one) && statusBlock(task, one, studio) === null,
  );
  return status ? statusChip(status) : null;
}
