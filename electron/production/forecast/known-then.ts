import { dayIn, type Zone } from '../../shared/zone.ts';
import type { Day } from '../../shared/day.ts';
import type { ProductionTask, TaskStatus, TimeSpent } from '../../shared/production.ts';
import type { StatusNews } from '../../shared/status-news.ts';
import type { Facts } from '../studio-work.ts';

/** A production with the days of its past. */
export interface Past {
  projectId: string;
  facts: Facts;
  times: readonly TimeSpent[];
  /** The oldest first. */
  history: readonly StatusNews[];
  zone: Zone;
}

/**
 * What was known at the end of a day: statuses by the comments up to then, and what was logged up to then. A done task
 * that no comment speaks of is left out, for nobody knows since when it is. Of other productions only what is
 * open stays: what was done there, and when, was not read. Tasks, estimates and people are those of today.
 */
export function factsThen({ projectId, facts, times, history, zone }: Past, day: Day): Facts {
  const then = new Map<string, string>();
  const spoken = new Set<string>();
  for (const { taskId, statusId, at } of history) {
    spoken.add(taskId);
    if (statusId !== null && dayIn(zone, Date.parse(at)) <= day) then.set(taskId, statusId);
  }
  const spent = new Map<string, number>();
  for (const time of times)
    if (time.day <= day) spent.set(time.taskId, (spent.get(time.taskId) ?? 0) + time.minutes);
  const done = new Set(facts.taskStatuses.filter(({ isDone }) => isDone).map(({ id }) => id));
  const first = firstStatus(facts.taskStatuses);
  const tasks = facts.tasks.flatMap((task): ProductionTask[] => {
    if (task.projectId !== projectId) return done.has(task.taskStatusId) ? [] : [task];
    if (!spoken.has(task.id) && done.has(task.taskStatusId)) return [];
    const taskStatusId = then.get(task.id) ?? first;
    return [{ ...task, taskStatusId, timeSpent: spent.get(task.id) ?? 0 }];
  });
  return { ...facts, tasks };
}

const firstStatus = (statuses: readonly TaskStatus[]): string =>
  (
    statuses.find(({ isDefault, isDone }) => isDefault && !isDone) ??
    statuses.find((one) => !one.isDone)
  )?.id ?? '';

/** The day on which the last of these became done as it is now; `null` if one is not, or nothing tells. */
export function finishedOn(
  { facts, history, zone }: Past,
  tasks: readonly ProductionTask[],
): Day | null {
  const done = new Set(facts.taskStatuses.filter(({ isDone }) => isDone).map(({ id }) => id));
  if (tasks.length === 0 || tasks.some((task) => !done.has(task.taskStatusId))) return null;
  const since = new Map<string, string>();
  for (const { taskId, statusId, at } of history) {
    if (statusId === null || !done.has(statusId)) since.delete(taskId);
    else if (!since.has(taskId)) since.set(taskId, at);
  }
  const last = tasks.reduce((latest, { id }) => {
    const at = since.get(id) ?? '';
    return at > latest ? at : latest;
  }, '');
  return last === '' ? null : dayIn(zone, Date.parse(last));
}
