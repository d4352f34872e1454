import type { Change } from '../replica/tables/outbox.ts';
import type { Task } from '../shared/task.ts';

/** The status that a task will have once its waiting rows are in Kitsu: that of the last row that sets one. */
export function pendingStatus(task: Pick<Task, 'id' | 'statusId'>, changes: Change[]): string {
  let ahead = task.statusId;
  for (const change of changes) {
    if (change.taskId !== task.id || change.state === 'parked') continue;
    if (change.kind === 'start') ahead = change.body.statusId;
    if (change.kind === 'comment') ahead = change.body.statusId ?? ahead;
  }
  return ahead;
}
