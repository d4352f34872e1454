import { allCommentsForTask } from '../../kitsu/comments.ts';
import type { Http } from '../../kitsu/http.ts';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import { instant } from '../../kitsu/field-readers.ts';
import type { CommentList } from '../../replica/tables/comments.ts';
import type { Replica } from '../../replica/replica.ts';
import type { TaskSummary } from '../../replica/tables/tasks.ts';
import type { Comment } from '../../shared/comment.ts';
import { success } from '../../shared/result.ts';

/** When the last comment was written that Kitsu's list names for a task; `null` for none. */
const named = (date: string | null | undefined): string | null => (date ? instant(date) : null);

/** Keeps a task's comments as they were read; false when a later-asked reading is here already. */
export function storeThread(
  replica: Replica,
  taskId: string,
  newestFirst: Comment[],
  now: Date,
  reading: number,
): boolean {
  const inList = named(replica.tasks.get(taskId)?.task.lastComment?.date);
  const newest = newestFirst[0]?.at ?? null;
  // The list may be older than this reading: it must not ask for the same again when it is read.
  const lastComment = inList !== null && (newest === null || inList > newest) ? inList : newest;
  return replica.comments.replaceTask(
    taskId,
    newestFirst,
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

/** Replies and edits are in no list: what was read longer ago than this is read again, a few a round. */
const OLD_MS = 24 * 3_600_000;
const MOST_A_ROUND = 40;
const MOST_OLD_A_ROUND = 5;

interface Known {
  /** What is here already, by the task's id. */
  lists: ReadonlyMap<string, CommentList>;
  now: Date;
  /** Statuses of work in progress. */
  inWork: ReadonlySet<string>;
  /** When a task was last opened in this session (epoch ms), by its id. */
  openedAt: ReadonlyMap<string, number>;
}

/**
 * The tasks of my list whose comments are not here as Kitsu has them, at most so many a round, those
 * that are needed first: opened last, in work, due soonest.
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
