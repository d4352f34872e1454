import { taskTitle, type TaskRow } from '../../electron/shared/task.ts';
import { searchKey } from '../../electron/shared/search-key.ts';
import { nearEntries } from './near-search.ts';

/** A task that time can be logged on. */
export interface FoundTask {
  id: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  projectName: string;
}

const MOST = 6;

interface SearchedTask {
  haystack: string;
  found: FoundTask;
}

/** Made once a task, which a changed list mostly has again. */
const known = new WeakMap<TaskRow, SearchedTask>();

function searched(task: TaskRow): SearchedTask {
  const before = known.get(task);
  if (before) return before;
  const { id, projectName, taskTypeShortName } = task;
  const title = taskTitle(task);
  const made = {
    haystack: searchKey([title, taskTypeShortName, projectName].join('\n')),
    found: { id, title, projectName },
  };
  known.set(task, made);
  return made;
}

/**
 * The artist's tasks that accept time and contain every word of `text`, in the list's own order. Those
 * in `besides` are left out; those of the entity of `near` (a task's title) come first, because time on
 * the wrong task mostly belongs there.
 * `closed`: also those that no longer accept time, to be opened.
 */
export function findTasks(
  tasks: readonly TaskRow[],
  text: string,
  {
    besides,
    near,
    closed = false,
  }: { besides: readonly string[]; near?: string; closed?: boolean },
): FoundTask[] {
  const words = searchKey(text).split(/\s+/).filter(Boolean);
  const entity = near?.split(' · ')[0];
  const open = tasks
    .filter((task) => !besides.includes(task.id) && (closed || task.logBlocked === null))
    .map(searched);
  const exact = open.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
  const found = (exact.length > 0 ? exact : nearEntries(open, words)).map(({ found: one }) => one);
  const isNear = ({ title }: FoundTask): boolean => title.startsWith(`${entity} · `);
  return [...found.filter(isNear), ...found.filter((task) => !isNear(task))].slice(0, MOST);
}
