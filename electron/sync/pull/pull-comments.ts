import { allCommentsForTask, type ReadComment } from '../../kitsu/comments.ts';
import type { Http } from '../../kitsu/http.ts';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import { instant } from '../../kitsu/field-readers.ts';
import type { CommentList } from '../../replica/tables/comments.ts';
import type { Replica } from '../../replica/replica.ts';
import type { TaskSummary } from '../../replica/tables/tasks.ts';
import { success } from '../../shared/result.ts';

/** Date of a task's last comment in Kitsu's list; `null` for none. */
const named = (date: string | null | undefined): string | null => (date ? instant(date) : null);

/** Stores a task's comments as read; false if the result of a later request is already here. */
export function storeThread(
  replica: Replica,
  taskId: string,
  newestFirst: ReadComment[],
  now: Date,
  reading: number,
): boolean {
  const inList = named(replica.tasks.get(taskId)?.task.lastComment?.date);
  const newest = newestFirst[0]?.at ?? null;
  // The list may be older than these comments: it must not cause the same refresh again.
  const lastComment = inList !== null && (newest === null || inList > newest) ? inList : newest;
  const drawn = newestFirst.flatMap((comment) => comment.drawn);
  replica.annotations.putAll(taskId, drawn, reading);
  return replica.comments.replaceTask(
    taskId,
    newestFirst.map(({ drawn: _, ...comment }) => comment),
    { readAt: now.toISOString(), lastComment },
    reading,
  );
}

/** Reads a task's comments into the replica. */
export async function pullThread(
  replica: Replica,
  http: Http,
  taskId: string,
  now: () => Date,
  signal: AbortSignal,
): Promise<KitsuAnswer<boolean>> {
  const reading = replica.comments.ask();
  const answer = await allCommentsForTask(http, taskId, { signal });
  if (!answer.ok) return answer;
  if (signal.aborted) return success(false);
  return success(storeThread(replica, taskId, answer.value, now(), reading));
}

/** No list shows replies and edits: comments older than this are refreshed, a few per round. */
const OLD_MS = 24 * 3_600_000;
const MOST_A_ROUND = 40;
const MOST_OLD_A_ROUND = 5;

interface Known {
  /** What is already here, by the task's id. */
  lists: ReadonlyMap<string, CommentList>;
  now: Date;
  /** The work-in-progress statuses. */
  inWork: ReadonlySet<string>;
  /** When a task was last opened in this session (epoch ms), by its id. */
  openedAt: ReadonlyMap<string, number>;
}

/**
 * The tasks of the person's list whose comments are missing or outdated here, a limited number per
 * round, the most needed first: recently opened, in work, due soonest.
 */
export function threadsToRead(
  todo: readonly TaskSummary[],
  { lists, now, inWork, openedAt }: Known,
): string[] {
  const isOld = (task: TaskSummary): boolean => {
    const age = now.getTime() - Date.parse(lists.get(task.id)?.readAt ?? '');
    return age > OLD_MS || age < 0;
  };
  const fresh: TaskSummary[] = [];
  const old: TaskSummary[] = [];
  for (const task of todo) {
    const known = lists.get(task.id)?.lastComment ?? null;
    if (known !== named(task.lastCommentDate)) fresh.push(task);
    else if (task.lastCommentDate !== null && isOld(task)) old.push(task);
  }
  const first = (tasks: TaskSummary[], most: number): string[] =>
    tasks
      .sort(neededFirst)
      .slice(0, most)
      .map(({ id }) => id);
  return [...first(fresh, MOST_A_ROUND), ...first(old, MOST_OLD_A_ROUND)];

  function neededFirst(a: TaskSummary, b: TaskSummary): number {
    const opened = (openedAt.get(b.id) ?? 0) - (openedAt.get(a.id) ?? 0);
    const work = Number(inWork.has(b.statusId)) - Number(inWork.has(a.statusId));
    return opened || work || ((a.dueDate ?? '9') < (b.dueDate ?? '9') ? -1 : 1);
  }
}
