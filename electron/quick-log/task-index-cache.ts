import type { Replica } from '../replica/replica.ts';
import type { Task } from '../shared/task.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { indexTasks, type ShortNames, type TaskIndex } from './task-index.ts';

/** The index of an account's tasks, rebuilt only when its lists or the studio's names have changed. */
export interface TaskIndexCache {
  of(replica: Replica, studio: StudioConfig): TaskIndex;
  /** A list has changed. */
  invalidate(): void;
}

const NONE: ShortNames = {};
const NEVER = '9999-12-31';
const byDue = (a: Task, b: Task): number =>
  (a.dueDate ?? NEVER) < (b.dueDate ?? NEVER) ? -1 : a.dueDate === b.dueDate ? 0 : 1;

export function createTaskIndexCache(): TaskIndexCache {
  let made: { replica: Replica; shortNames: ShortNames; index: TaskIndex } | null = null;
  return {
    of(replica, { context }) {
      const shortNames = context?.taskTypeShortNames ?? NONE;
      if (made?.replica !== replica || made.shortNames !== shortNames) {
        // Time may be logged on done tasks as well; they come last.
        const tasks = [...replica.tasks.list('todo').sort(byDue), ...replica.tasks.list('done')];
        made = { replica, shortNames, index: indexTasks(tasks, shortNames) };
      }
      return made.index;
    },
    invalidate() {
      made = null;
    },
  };
}
