import type { Task } from '../shared/task.ts';

/** Kitsu's own page of a task, whose address contains `assets` or `shots`. */
export const taskPage = (site: string, task: Task): string =>
  `${site}/productions/${task.projectId}/${task.forEntity.toLowerCase()}s/tasks/${task.id}`;
