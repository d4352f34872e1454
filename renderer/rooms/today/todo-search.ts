import type { Day } from '../../../electron/shared/day.ts';
import { entityPath, entityTitle, taskTitle } from '../../../electron/shared/task.ts';
import type { TaskRow } from '../../../electron/shared/task.ts';
import { dueRanges, type TodoFilter } from '../../../electron/shared/todo-filter.ts';
import { searchKey } from '../../../electron/shared/search-key.ts';
import { nearEntries } from '../../parts/near-search.ts';
import { FILTER_NAMES, valueOf } from './todo-values.ts';

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

/** Whether a task has one of the chosen values of everything that is filtered by; `null` where nothing is. */
function withinOf(filter: TodoFilter, today: Day): ((task: TaskRow) => boolean) | null {
  const rangeOf = dueRanges(today);
  const chosen = FILTER_NAMES.filter((name) => filter[name].length > 0).map((name) => ({
    name,
    values: new Set<string | number>(filter[name]),
  }));
  if (chosen.length === 0) return null;
  return (task) => chosen.every(({ name, values }) => values.has(valueOf(task, name, rangeOf)));
}

/**
 * Keeps the given order. What is found nowhere as it is typed finds what is spelled nearly so
 * (`nearEntries`).
 */
export function matching<Entry extends IndexedTask>(
  entries: readonly Entry[],
  filter: TodoFilter,
  today: Day,
): readonly Entry[] {
  const words = searchWords(filter.search);
  const isWithin = withinOf(filter, today);
  const within = isWithin === null ? entries : entries.filter(({ task }) => isWithin(task));
  if (words.length === 0) return within;
  const found = within.filter((entry) => words.every((word) => entry.haystack.includes(word)));
  return found.length > 0 ? found : nearEntries(within, words);
}
