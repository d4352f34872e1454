import type { Day } from '../../../../electron/shared/day.ts';
import type { ManyDone } from '../../../../electron/shared/many.ts';
import type { Minutes } from '../../../../electron/shared/minutes.ts';
import type { Failure, Result } from '../../../../electron/shared/result.ts';
import { withAlso } from '../../../../electron/shared/status-trigger.ts';
import type { StatusChip } from '../../../../electron/shared/thread.ts';
import { taskTitle } from '../../../../electron/shared/task.ts';
import { call } from '../../../lib/api.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import { today } from '../../../lib/state/today.svelte.ts';
import { notifyDone } from '../../../lib/state/undo.ts';
import { eachText, refusalTexts, tasksText } from './many-text.ts';
import type { Picked } from './picked.svelte.ts';

const say = ({ message, action }: Pick<Failure, 'message' | 'action'>): void =>
  app.notify({ message, action, tone: 'bad' });

/** `SH030 · Animation`, `3 tasks`. */
export function named(taskIds: readonly string[]): string {
  const [first] = taskIds;
  const task = first !== undefined && taskIds.length === 1 ? today.task(first) : undefined;
  return task ? taskTitle(task) : tasksText(taskIds.length);
}

/**
 * Says what was done, with its undo. What was refused stays selected, and is named in the bar; of a
 * single task, which has no bar, in a notice. True where all of it was done.
 */
function tell(
  answer: Result<ManyDone>,
  picked: Picked,
  words: (done: string[]) => string,
): boolean {
  if (!answer.ok) {
    say(answer);
    return false;
  }
  const { done, refused, undo, triggers } = answer.value;
  if (done.length > 0) notifyDone(withAlso(words(done), triggers), undo);
  const isMany = picked.size > 0;
  picked.refused = isMany ? refused : [];
  if (isMany) picked.only(refused.map(({ taskId }) => taskId));
  else for (const text of refusalTexts(refused)) say({ message: text, action: null });
  return refused.length === 0;
}

/** Sets a status as a comment without words does; it is sent after ten seconds. */
export const setStatus = async (
  picked: Picked,
  taskIds: string[],
  status: StatusChip,
): Promise<boolean> =>
  tell(
    await call('tasks.comment', { taskIds, text: '', statusId: status.id }),
    picked,
    (done) => `${status.name}: ${named(done)}`,
  );

/** Writes the same comment on each task. */
export const commentOn = async (
  picked: Picked,
  taskIds: string[],
  text: string,
): Promise<boolean> =>
  tell(
    await call('tasks.comment', { taskIds, text, statusId: null }),
    picked,
    (done) => `Comment saved here: ${named(done)}`,
  );

/** Adds the same minutes to each task on a day. */
export async function logOn(
  picked: Picked,
  taskIds: string[],
  { day, minutes }: { day: Day; minutes: Minutes },
): Promise<boolean> {
  const answer = await call('tasks.log', { taskIds, day, minutes });
  return tell(answer, picked, (done) => `${eachText(minutes, done.length)}: ${named(done)}`);
}
