import { z } from 'zod';
import { TODO_READ, todoLeftOut, todoRead } from '../replica/todo-read.ts';
import { pendingStatuses } from '../outbox/kinds/pending-status.ts';
import { taskRow } from '../outbox/kinds/task-row.ts';
import type { Replica } from '../replica/replica.ts';
import type { TaskRow } from '../shared/task.ts';
import { SHORT_LIST, type ListSnapshot, type TodoList } from '../shared/views.ts';
import { dayLength } from '../rules/work-plan.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';

const firstScreen: z.ZodType<ListSnapshot> = z.object({
  ids: z.array(z.string()),
  rows: z.number(),
  productions: z.number(),
});
export const FIRST_SCREEN = 'first-screen';

/** When the list was read, for a window. */
export function lastRead(replica: Replica): Pick<TodoList, 'readAt' | 'skipped'> {
  const read = replica.keyValue.get(TODO_READ, todoRead);
  return { readAt: read?.at ?? null, skipped: todoLeftOut(replica) };
}

/** The artist's to-do list from the replica. */
export function todoList(replica: Replica, studio: StudioConfig): TodoList {
  const waiting = pendingStatuses(replica.outbox.all());
  return {
    tasks: replica.tasks.list('todo').map((task) => taskRow(task, true, waiting, studio)),
    partial: null,
    ...lastRead(replica),
    dayLength: dayLength(studio),
    cursor: null,
  };
}

/**
 * The beginning of the to-do list as it was last drawn, and the tasks `besides`: what the first frame
 * needs of a list of thousands. A short list is whole.
 */
export function firstPage(
  replica: Replica,
  studio: StudioConfig,
  besides: readonly string[],
): TodoList {
  const first = replica.keyValue.get(FIRST_SCREEN, firstScreen);
  if (!first || replica.tasks.count('todo') <= SHORT_LIST) return todoList(replica, studio);
  const waiting = pendingStatuses(replica.outbox.all());
  const rows = (ids: readonly string[]): TaskRow[] =>
    ids.flatMap((id) => {
      const found = replica.tasks.get(id);
      return found?.list === 'todo' ? [taskRow(found.task, true, waiting, studio)] : [];
    });
  const begins = rows(first.ids);
  return {
    tasks: [...begins, ...rows(besides.filter((id) => !first.ids.includes(id)))],
    partial: { more: Math.max(0, first.rows - begins.length), productions: first.productions },
    ...lastRead(replica),
    dayLength: dayLength(studio),
    cursor: null,
  };
}

/** Tasks that have left the list, as they are now: a window may still show one. */
export function rowsThatLeft(
  replica: Replica,
  studio: StudioConfig,
  ids: readonly string[],
): TaskRow[] {
  const waiting = pendingStatuses(replica.outbox.all());
  return ids.flatMap((id) => {
    const found = replica.tasks.get(id);
    if (!found || found.list === 'todo') return [];
    return [taskRow(found.task, found.list === 'done', waiting, studio)];
  });
}
