import type { Replica } from '../replica/replica.ts';
import { taskTitle, type Task } from '../shared/task.ts';

/** For a task that Kitsu no longer returns. */
export const UNKNOWN_TASK_TITLE = 'A task that is no longer on this computer';

/** `SQ010 / SH030 · Animation`, or a text for a task that is gone. */
export const titleOrUnknown = (task: Task | undefined): string =>
  task ? taskTitle(task) : UNKNOWN_TASK_TITLE;

export const titleById = (replica: Replica, taskId: string): string =>
  titleOrUnknown(replica.tasks.get(taskId)?.task);
