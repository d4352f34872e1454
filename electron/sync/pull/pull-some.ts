import { instant } from '../../kitsu/field-readers.ts';
import { inParallel } from '../../kitsu/in-parallel.ts';
import type { Http } from '../../kitsu/http.ts';
import { getTaskItem } from '../../kitsu/tasks.ts';
import type { Replica } from '../../replica/replica.ts';
import type { TaskList } from '../../replica/tables/tasks.ts';
import { success, type FailureCode } from '../../shared/result.ts';
import type { Task } from '../../shared/task.ts';

interface SomeTasks {
  replica: Replica;
  http: Http;
  me: string;
}

const AT_ONCE = 3;
/** Failures that say something of the task itself. */
const GONE = new Set<FailureCode>(['forbidden', 'not-found']);

/**
 * Reads single tasks of mine, of which an event has told: the list of thousands is left alone. False if only the lists
 * can tell what became of one: it is new, or it is gone. Throws nothing; what cannot be read now is read by the
 * next refresh.
 */
export async function readSomeTasks(
  { replica, http, me }: SomeTasks,
  taskIds: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  let isWhole = true;
  await inParallel([...taskIds], AT_ONCE, async (id) => {
    const known = replica.tasks.get(id);
    if (!known) return success((isWhole = false));
    const reading = replica.tasks.ask();
    const answer = await getTaskItem(http, id, signal);
    if (signal.aborted) return success(false);
    if (!answer.ok) return GONE.has(answer.code) ? success((isWhole = false)) : answer;
    if (answer.value) replica.tasks.putRead(...placed(answer.value, known.task, me), reading);
    return success(true);
  });
  return isWhole;
}

/** What a task says of itself, with the names and the last comment that only the list has. */
function placed(fresh: Task, known: Task, me: string): [Task, TaskList] {
  const task: Task = {
    ...known,
    statusId: fresh.statusId,
    statusName: fresh.statusName,
    statusShortName: fresh.statusShortName,
    statusColor: fresh.statusColor,
    priority: fresh.priority,
    difficulty: fresh.difficulty,
    estimation: fresh.estimation,
    timeSpent: fresh.timeSpent,
    startDate: fresh.startDate,
    dueDate: fresh.dueDate,
    description: fresh.description,
    entityId: fresh.entityId,
    entityDescription: fresh.entityDescription,
    entityName: fresh.entityName,
    frames: fresh.frames,
    previewFileId: fresh.previewFileId,
    retakeCount: fresh.retakeCount,
    maxRetakes: fresh.maxRetakes,
    assigneeIds: fresh.assigneeIds,
    isDone: fresh.isDone,
    doneAt: fresh.doneAt,
    isCanceled: fresh.isCanceled,
  };
  if (!fresh.assigneeIds.includes(me)) return [task, 'known'];
  return [task, fresh.isDone ? 'done' : 'todo'];
}

/**
 * A comment that is newer than what the task's row says of its last one, in the form of Kitsu's list. Only the list
 * tells that one is gone.
 */
export function takeLastComment(replica: Replica, taskId: string): void {
  const known = replica.tasks.get(taskId);
  const newest = replica.comments.of(taskId, 1)[0];
  if (!known || known.list === 'known' || !newest) return;
  const before = known.task.lastComment;
  if (before && instant(before.date) >= newest.at) return;
  const lastComment = {
    text: newest.text,
    date: newest.at.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length),
    personId: newest.personId,
  };
  replica.tasks.putRead({ ...known.task, lastComment }, known.list, replica.tasks.ask());
}
