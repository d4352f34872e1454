import { z } from 'zod';
import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { studioRules } from '../../kitsu/organisation.ts';
import { allTasksRequiringFeedback, mayReview } from '../../kitsu/to-check.ts';
import type { Replica } from '../../replica/replica.ts';
import type { TaskToCheck } from '../../kitsu/to-check.ts';
import type { ToCheck } from '../../replica/tables/to-check.ts';
import type { Task } from '../../shared/task.ts';

export const CHECK_READ = 'check-read';
export const checkRead = z.object({ at: z.string() });

interface ReadContext {
  replica: Replica;
  http: Http;
  now(): Date;
  asOne<T>(work: () => Promise<T>): Promise<T>;
}

/** Whether Kitsu has a list of tasks to check for this person, by the role that was last read. */
export const reviews = ({ keyValue }: Pick<Replica, 'keyValue'>): boolean =>
  mayReview(keyValue.get('rules', studioRules)?.role ?? '');

const taskOf = ({ waitingSince: _, lastPreviewFileId: __, ...task }: TaskToCheck): Task => task;

/** Reads the tasks that wait for this person's review into the replica; an artist's are never asked for. */
export async function readToCheck(
  { replica, http, now, asOne }: ReadContext,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const keep = (list: ToCheck[]): void => {
    replica.toCheck.replace(list);
    replica.reviewNews.follow(list, now().toISOString());
  };
  if (!reviews(replica)) {
    // A lead who became an artist again.
    if (replica.toCheck.all().length > 0) keep([]);
    return null;
  }
  const reading = replica.tasks.ask();
  const answer = await allTasksRequiringFeedback(http, signal);
  if (signal.aborted) return null;
  if (!answer.ok) return answer;
  const list = answer.value.tasks.map(({ id, waitingSince, lastPreviewFileId }) => ({
    taskId: id,
    since: waitingSince,
    previewFileId: lastPreviewFileId,
  }));
  await asOne(() => {
    replica.tasks.putBeside(answer.value.tasks.map(taskOf), reading);
    keep(list);
    replica.keyValue.set(CHECK_READ, { at: now().toISOString() });
    return Promise.resolve();
  });
  return null;
}
