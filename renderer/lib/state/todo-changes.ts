import { success, type Result } from '../../../electron/shared/result.ts';
import type { TodoChanges, TodoList } from '../../../electron/shared/views.ts';
import { call } from '../api.ts';

type Changes = Extract<TodoChanges, { kind: 'changes' }>;

/** Reads the present list: if `before` is given, only its changes are sent. */
export async function readTodo(before: TodoList | null): Promise<Result<TodoList>> {
  if (before === null || before.cursor === null) return call('todo.list', {});
  const answer = await call('todo.changes', { since: before.cursor });
  if (!answer.ok) return answer;
  const { value } = answer;
  return success(value.kind === 'whole' ? value.list : withChanges(before, value));
}

/**
 * Applies changes to a list. Unchanged tasks stay the same objects in the same order, so that results
 * computed for a task stay valid; new tasks come last.
 */
function withChanges(list: TodoList, { kind: _, rows, gone, ...rest }: Changes): TodoList {
  const left = new Set(gone);
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const tasks = list.tasks.flatMap((task) => {
    const row = fresh.get(task.id);
    fresh.delete(task.id);
    return left.has(task.id) ? [] : [row ?? task];
  });
  return { ...list, ...rest, tasks: [...tasks, ...fresh.values()] };
}

/** As many as are asked for at once. */
const MOST_LEFT = 60;

/**
 * A task that the artist is working on stays in the list until they leave it. It is shown as it is now:
 * an approval makes a task done while it is open.
 */
export async function withOpenTasks(
  list: TodoList,
  before: TodoList | null,
  inHand: ReadonlySet<string>,
): Promise<TodoList> {
  const present = new Set(list.tasks.map((task) => task.id));
  const kept = (before?.tasks ?? []).filter((task) => inHand.has(task.id) && !present.has(task.id));
  if (kept.length === 0) return list;
  const answer = await call('todo.left', { ids: kept.map(({ id }) => id).slice(0, MOST_LEFT) });
  const now = new Map((answer.ok ? answer.value : []).map((row) => [row.id, row]));
  const tasks = [...list.tasks, ...kept.map((task) => now.get(task.id) ?? task)];
  // The changes will not mention these again, so the next read must ask for the whole list.
  return { ...list, tasks, cursor: null };
}
