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

/** What a search found, and whether as it was typed. */
interface Found<Entry> {
  words: readonly string[];
  entries: readonly Entry[];
  isNear: boolean;
}

/** A longer search, of which each word begins as in the shorter one, finds nothing that this did not. */
const continues = (words: readonly string[], shorter: readonly string[]): boolean =>
  shorter.every((word, at) =>
    at < shorter.length - 1 ? word === words[at] : words[at]?.startsWith(word),
  );

/**
 * Finds in a list, in its order. What is found nowhere as it is typed finds what is spelled nearly so (`nearEntries`).
 * A letter more looks only through what was found without it, a letter less finds what was found before.
 */
export function createMatching<Entry extends IndexedTask>() {
  let within: { entries: readonly Entry[]; by: string; left: readonly Entry[] } | null = null;
  /** Each continues the one before. */
  let known: Found<Entry>[] = [];
  return (entries: readonly Entry[], filter: TodoFilter, today: Day): readonly Entry[] => {
    const by = JSON.stringify([today, ...FILTER_NAMES.map((name) => filter[name])]);
    if (within?.entries !== entries || within.by !== by) {
      const isWithin = withinOf(filter, today);
      const left = isWithin === null ? entries : entries.filter(({ task }) => isWithin(task));
      within = { entries, by, left };
      known = [];
    }
    const { left } = within;
    const words = searchWords(filter.search);
    if (words.length === 0) {
      known = [];
      return left;
    }
    while (known.length > 0 && !continues(words, known.at(-1)?.words ?? [])) known.pop();
    const before = known.at(-1);
    if (before?.words.join(' ') === words.join(' ')) return before.entries;
    const found =
      before?.isNear === true
        ? []
        : (before?.entries ?? left).filter((entry) =>
            words.every((word) => entry.haystack.includes(word)),
          );
    const isNear = found.length === 0;
    const now = { words, entries: isNear ? nearEntries(left, words) : found, isNear };
    known.push(now);
    return now.entries;
  };
}
