import { withAlso } from '../../../electron/shared/status-trigger.ts';
import { taskTitle, type TaskRow } from '../../../electron/shared/task.ts';
import { call } from '../api.ts';
import { app } from './app.svelte.ts';
import { notifyDone } from './undo.ts';

/** Sets the status of a task to that of work, without a timer; says what else Kitsu posts with it, and why it was refused. */
export async function startStatus(task: TaskRow): Promise<void> {
  const answer = await call('task.start', { taskId: task.id });
  if (!answer.ok) {
    const message = `${taskTitle(task)}: ${answer.message}`;
    app.notify({ message, action: answer.action, tone: 'bad' });
  } else if (task.startsToo.length > 0) {
    notifyDone(withAlso(`Started ${taskTitle(task)}`, task.startsToo), answer.value.undo);
  }
}
