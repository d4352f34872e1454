import { success, type Result } from '../../../electron/shared/result.ts';
import type { TodoChanges, TodoList } from '../../../electron/shared/views.ts';
import { call } from '../api.ts';

type Changes = Extract<TodoChanges, { kind: 'changes' }>;

/** The list as it is now: of one that is here only its changes are sent. */
export async function readTodo(before: TodoList | null): Promise<Result<TodoList>> {
  if (before === null || before.cursor === null) return call('todo.list', {});
  const answer = await call('todo.changes', { since: before.cursor });
  if (!answer.ok) return answer;
  const { value } = answer;
  return success(value.kind === 'whole' ? value.list : withChanges(before, value));
}

/**
 * A list with its changes. What did not change stays the same object in the same order, so that
 * whoever worked something out for a task need not do it again; new tasks come last.
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

/** A task that the artist has in hand stays in the list until they leave it. */
export function withOpenTasks(
  list: TodoList,
  before: TodoList | null,
  inHand: ReadonlySet<string>,
): TodoList {
  const present = new Set(list.tasks.map((task) => task.id));
  const kept = (before?.tasks ?? []).filter((task) => inHand.has(task.id) && !present.has(task.id));
  if (kept.length === 0) return list;
  // Nothing will say once more that these have gone: the next time the whole list is asked for.
  return { ...list, tasks: [...list.tasks, ...kept], cursor: null };
}
