import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { readTaskFacts } from '../../kitsu/task-facts.ts';
import type { Replica } from '../../replica/replica.ts';
import { success } from '../../shared/result.ts';

/** No list tells when a shot, its casting or its columns change: facts older than this are read again. */
const OLD_MS = 5 * 60_000;

/** Reads what Kitsu says of a task beyond its row, unless that is fresh here. True if something was read. */
export async function pullFacts(
  { taskFacts }: Pick<Replica, 'taskFacts'>,
  http: Http,
  taskId: string,
  now: () => Date,
  signal: AbortSignal,
): Promise<KitsuAnswer<boolean>> {
  const age = now().getTime() - Date.parse(taskFacts.get(taskId)?.readAt ?? '');
  if (age >= 0 && age < OLD_MS) return success(false);
  const answer = await readTaskFacts(http, taskId, { signal });
  if (!answer.ok) return answer;
  if (signal.aborted) return success(false);
  taskFacts.put(taskId, { ...answer.value, readAt: now().toISOString() });
  return success(true);
}
