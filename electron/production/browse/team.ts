import type { PersonItem, ProjectItem, TaskItem, TypeItem } from './items.ts';
import { findThings } from './things.ts';
import type { Lists } from './tree.ts';

/** The people of a production and the tasks that nobody has. */
export interface FoundTeam {
  project: ProjectItem | null;
  people: readonly PersonItem[];
  /** How many tasks that are not done each person has, by id. */
  open: Record<string, number>;
  /** Tasks that nobody has, by due day; the first of them. */
  free: { task: TaskItem; name: string; type: TypeItem | null }[];
  freeCount: number;
}

/** More are chosen by department or search. */
const MOST_FREE = 400;

export function teamOf(lists: Lists): FoundTeam {
  const done = new Set(lists['task-statuses'].filter(({ isDone }) => isDone).map(({ id }) => id));
  const canceled = new Set(
    [...lists.shots, ...lists.assets, ...lists.sequences, ...lists.episodes]
      .filter((one) => one.canceled)
      .map(({ id }) => id),
  );
  const running = lists.tasks.filter(
    ({ statusId, entityId }) => !done.has(statusId) && !canceled.has(entityId),
  );
  const open: Record<string, number> = {};
  for (const { assigneeIds } of running)
    for (const id of assigneeIds) open[id] = (open[id] ?? 0) + 1;
  const nobodys = running.filter(({ assigneeIds }) => assigneeIds.length === 0);
  const first = [...nobodys].sort(byDue).slice(0, MOST_FREE);
  const named = findThings(
    lists,
    first.map(({ id }) => id),
  ).things;
  return {
    ...{ project: lists.project, people: lists.people, open, freeCount: nobodys.length },
    free: named.map(({ item, name, type }) => ({ task: item as TaskItem, name, type })),
  };
}

const byDue = (a: TaskItem, b: TaskItem): number =>
  (a.dueDate ?? '9999') < (b.dueDate ?? '9999') ? -1 : a.dueDate === b.dueDate ? 0 : 1;
