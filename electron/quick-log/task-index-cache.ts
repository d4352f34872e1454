import type { Replica } from '../replica/replica.ts';
import type { Task } from '../shared/task.ts';
import { indexTasks, type TaskIndex } from './task-index.ts';

/** The index of an account's tasks, rebuilt only when its lists have changed. */
export interface TaskIndexCache {
  of(replica: Replica): TaskIndex;
  /** A list has changed. */
  invalidate(): void;
}

const NEVER = '9999-12-31';
const byDue = (a: Task, b: Task): number =>
  (a.dueDate ?? NEVER) < (b.dueDate ?? NEVER) ? -1 : a.dueDate === b.dueDate ? 0 : 1;

export function createTaskIndexCache(): TaskIndexCache {
  let made: { replica: Replica; index: TaskIndex } | null = null;
  return {
    of(replica) {
      if (made?.replica !== replica) {
        // Time may be logged on done tasks as well; they come last.
        const tasks = [...replica.tasks.list('todo').sort(byDue), ...replica.tasks.list('done')];
        made = { replica, index: indexTasks(tasks) };
      }
      return made.index;
    },
    invalidate() {
      made = null;
    },
  };
}
