import type { ProductionTask, TimeSpent } from '../../shared/production.ts';

/**
 * Tasks with the sum of what was logged on each. A task's own sum in Kitsu may be an old one: a day off deletes
 * times and leaves it, and a manager may write anything into it.
 */
export function withLoggedTime(
  tasks: readonly ProductionTask[],
  times: readonly TimeSpent[],
): ProductionTask[] {
  const sums = new Map<string, number>();
  for (const { taskId, minutes } of times) sums.set(taskId, (sums.get(taskId) ?? 0) + minutes);
  return tasks.map((task) => ({ ...task, timeSpent: sums.get(task.id) ?? 0 }));
}
