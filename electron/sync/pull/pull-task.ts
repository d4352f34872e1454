import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { getTaskItem } from '../../kitsu/tasks.ts';
import type { Replica } from '../../replica/replica.ts';

/** Reads a task that is in none of the person's lists, and keeps it here. */
export async function pullTask(
  replica: Replica,
  http: Http,
  taskId: string,
  now: () => Date,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const reading = replica.tasks.ask();
  const answer = await getTaskItem(http, taskId, signal);
  if (!answer.ok) return answer;
  const { value } = answer;
  if (signal.aborted || value === null) return null;
  // This route does not tell of the last comment, as the lists do.
  const lastComment = replica.tasks.get(taskId)?.task.lastComment ?? null;
  replica.openedTasks.add(taskId, now().getTime());
  replica.tasks.putBeside([{ ...value, lastComment }], reading);
  return null;
}
