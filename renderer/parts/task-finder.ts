import { taskTitle, type TaskRow } from '../../electron/shared/task.ts';
import { searchKey } from '../../electron/shared/search-key.ts';

/** A task that time can be logged on. */
export interface FoundTask {
  id: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  projectName: string;
}

const MOST = 6;

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
  const found = tasks
    .filter((task) => !besides.includes(task.id) && (closed || task.logBlocked === null))
    .map((task) => ({ id: task.id, title: taskTitle(task), projectName: task.projectName }))
    .filter(({ title, projectName }) => {
      const haystack = searchKey(`${title} ${projectName}`);
      return words.every((word) => haystack.includes(word));
    });
  const isNear = ({ title }: FoundTask): boolean => title.startsWith(`${entity} · `);
  return [...found.filter(isNear), ...found.filter((task) => !isNear(task))].slice(0, MOST);
}
