import { taskTitle, type TaskRow } from '../../../electron/shared/task.ts';
import { fold } from '../../lib/fold.ts';

/** A task that minutes can be moved to. */
export interface FoundTask {
  id: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  projectName: string;
}

const MOST = 6;

/**
 * My tasks that take time and hold every word of `text`, the list's own order kept; those of the
 * same entity first, where minutes that went to the wrong task mostly belong.
 */
export function findTasks(
  tasks: readonly TaskRow[],
  text: string,
  from: { taskId: string; title: string },
): FoundTask[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const entity = from.title.split(' · ')[0] ?? '';
  const found = tasks
    .filter((task) => task.id !== from.taskId && task.logBlocked === null)
    .map((task) => ({ id: task.id, title: taskTitle(task), projectName: task.projectName }))
    .filter(({ title, projectName }) => {
      const haystack = fold(`${title} ${projectName}`);
      return words.every((word) => haystack.includes(word));
    });
  const near = (task: FoundTask): boolean => task.title.startsWith(`${entity} · `);
  return [...found.filter(near), ...found.filter((task) => !near(task))].slice(0, MOST);
}
