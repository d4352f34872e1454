import { entityPath, entityTitle, taskTitle } from '../../../electron/shared/task.ts';
import type { TaskRow } from '../../../electron/shared/task.ts';
import type { TodoFilter } from '../../../electron/shared/views.ts';
import { searchKey } from '../../../electron/shared/search-key.ts';
import { nearEntries } from '../../parts/near-search.ts';

/** A task with all that search and sort need, computed once when the list arrives. */
export interface IndexedTask {
  task: TaskRow;
  /** `SQ010 / SH030`. */
  title: string;
  /** `SQ010 / SH030 · Animation`: the row's name. */
  name: string;
  /** The path's parts above the entity itself. */
  parents: string[];
  /** The folded text that is searched. */
  haystack: string;
}

/** The three filters, each an id or none. */
export type ChosenFilters = Pick<TodoFilter, 'projectId' | 'taskTypeId' | 'statusId'>;

/** One choice of a filter: an id and what the artist reads. */
export interface Choice {
  id: string;
  label: string;
  /** Its colour in Kitsu. */
  color?: string;
}

export interface Choices {
  productions: Choice[];
  taskTypes: Choice[];
  statuses: Choice[];
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Compares names as people order them: `SH9` before `SH10`, accents and case ignored. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

/** The words that all must be found. Slashes and dots of a pasted path only part words. */
const searchWords = (search: string): string[] =>
  searchKey(search)
    .split(/[\s/·]+/)
    .filter((word) => word !== '');

const indexTask = (task: TaskRow): IndexedTask => ({
  task,
  title: entityTitle(task),
  name: taskTitle(task),
  parents: entityPath(task).slice(0, -1),
  haystack: searchKey(
    [
      taskTitle(task),
      task.taskTypeShortName,
      task.entityTypeName,
      task.projectName,
      task.statusName,
      task.statusShortName,
      task.description,
    ].join('\n'),
  ),
});

/**
 * Computes names and haystacks. For 5,000 tasks that takes noticeably long, so `before`, the result for
 * an earlier list, is reused for every task that is still the same object.
 */
export function indexTasks(
  tasks: readonly TaskRow[],
  before: readonly IndexedTask[] = [],
): IndexedTask[] {
  const known = new Map(before.map((entry) => [entry.task, entry]));
  return tasks.map((task) => known.get(task) ?? indexTask(task));
}

/** Whether this filter leaves out anything. */
export const isFiltering = (filter: TodoFilter): boolean =>
  searchWords(filter.search).length > 0 ||
  filter.projectId !== null ||
  filter.taskTypeId !== null ||
  filter.statusId !== null;

/**
 * Keeps the given order. What is found nowhere as it is typed finds what is spelled nearly so
 * (`nearEntries`).
 */
export function matching<Entry extends IndexedTask>(
  entries: readonly Entry[],
  filter: TodoFilter,
): readonly Entry[] {
  if (!isFiltering(filter)) return entries;
  const words = searchWords(filter.search);
  const within = ({ task }: Entry): boolean =>
    (filter.projectId === null || task.projectId === filter.projectId) &&
    (filter.taskTypeId === null || task.taskTypeId === filter.taskTypeId) &&
    (filter.statusId === null || task.statusId === filter.statusId);
  const found = entries.filter(
    (entry) => within(entry) && words.every((word) => entry.haystack.includes(word)),
  );
  return found.length > 0 ? found : nearEntries(entries.filter(within), words);
}

function choicesOf(
  tasks: readonly TaskRow[],
  read: (task: TaskRow) => Choice,
  chosen: string | null,
): Choice[] {
  const found = new Map<string, Choice>();
  for (const task of tasks) {
    const choice = read(task);
    if (!found.has(choice.id)) found.set(choice.id, choice);
  }
  // A remembered choice may no longer be in the list; it must still be visible so that it can be
  // removed.
  if (chosen !== null && !found.has(chosen))
    found.set(chosen, { id: chosen, label: 'No longer in your list' });
  return [...found.values()].sort((a, b) => compareNames(a.label, b.label));
}

/** The possible filters, from the tasks themselves. */
export const choicesFor = (tasks: readonly TaskRow[], chosen: ChosenFilters): Choices => ({
  productions: choicesOf(
    tasks,
    (task) => ({ id: task.projectId, label: task.projectName }),
    chosen.projectId,
  ),
  taskTypes: choicesOf(
    tasks,
    (task) => ({ id: task.taskTypeId, label: task.taskTypeName, color: task.taskTypeColor }),
    chosen.taskTypeId,
  ),
  statuses: choicesOf(
    tasks,
    (task) => ({ id: task.statusId, label: task.statusName, color: task.statusColor }),
    chosen.statusId,
  ),
});
