import type { Minutes } from '../shared/minutes.ts';
import type { ProductionTask } from '../shared/production.ts';
import { groupTasks, type GroupKind } from './groups.ts';
import { planOf, spentOn, type StudioWork } from './studio-work.ts';

/** Tasks in one status. */
export interface StatusCount {
  statusId: string;
  name: string;
  tasks: number;
  estimate: Minutes;
}

/**
 * Progress of a set of tasks. Parts are 0 to 1, and `null` if there is nothing to be a part of: no
 * tasks is not all tasks. Canceled shots and assets count nowhere but in `canceled`.
 */
export interface Progress {
  tasks: number;
  done: number;
  canceled: number;
  /** Share of done tasks, each counting the same. */
  byCount: number | null;
  /** Share of done tasks, each counting by its estimate. */
  byEstimate: number | null;
  /** Logged time as a share of the planned; a task counts up to its estimate, a done one in full. */
  byTime: number | null;
  estimate: Minutes;
  /** All logged time, also on tasks without an estimate. */
  spent: Minutes;
  /** Logged time per planned minute, of the tasks that have an estimate; above 1 is an overrun. */
  spentForPlanned: number | null;
  /** Minutes by which single tasks exceed their estimates; savings of others do not hide them. */
  overrun: Minutes;
  /** Ids of those tasks, the largest overrun first. */
  overran: string[];
  withoutEstimate: number;
  /** Most tasks first. */
  statuses: StatusCount[];
}

/** Progress of any set of tasks: a page, a selection, everything. */
export function progressOf(tasks: readonly ProductionTask[], work: StudioWork): Progress {
  const counted = tasks.filter((task) => work.stateOf(task) !== 'canceled');
  const isDone = (task: ProductionTask): boolean => work.stateOf(task) === 'done';
  const done = counted.filter(isDone);
  const planned = counted.filter((task) => planOf(task) > 0);
  const estimate = sum(planned.map(planOf));
  const over = (task: ProductionTask): Minutes => Math.max(0, spentOn(task) - planOf(task));
  const overran = planned.filter((task) => over(task) > 0);
  const worked = planned.map((task) =>
    isDone(task) ? planOf(task) : Math.min(spentOn(task), planOf(task)),
  );
  return {
    tasks: counted.length,
    done: done.length,
    canceled: tasks.length - counted.length,
    byCount: part(done.length, counted.length),
    byEstimate: part(sum(done.map(planOf)), estimate),
    byTime: part(sum(worked), estimate),
    estimate,
    spent: sum(counted.map(spentOn)),
    spentForPlanned: estimate > 0 ? sum(planned.map(spentOn)) / estimate : null,
    overrun: sum(overran.map(over)),
    overran: overran
      .sort((a, b) => over(b) - over(a) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id),
    withoutEstimate: counted.length - planned.length,
    statuses: statusesOf(counted, work),
  };
}

/** Progress by shot, sequence, episode, production, person or task type; empty ones are listed too. */
export function progressBy(
  kind: GroupKind,
  work: StudioWork,
): { id: string | null; name: string; progress: Progress }[] {
  return groupTasks(kind, work).map(({ id, name, tasks }) => ({
    id,
    name,
    progress: progressOf(tasks, work),
  }));
}

function statusesOf(tasks: readonly ProductionTask[], work: StudioWork): StatusCount[] {
  const counts = new Map<string, StatusCount>();
  for (const task of tasks) {
    const statusId = task.taskStatusId;
    const name = work.taskStatuses.get(statusId)?.name ?? '';
    const before = counts.get(statusId) ?? { statusId, name, tasks: 0, estimate: 0 };
    const estimate = before.estimate + planOf(task);
    counts.set(statusId, { ...before, tasks: before.tasks + 1, estimate });
  }
  return [...counts.values()].sort(
    (a, b) => b.tasks - a.tasks || (a.statusId < b.statusId ? -1 : 1),
  );
}

const sum = (minutes: readonly Minutes[]): Minutes => minutes.reduce((all, one) => all + one, 0);
const part = (some: number, all: number): number | null => (all > 0 ? some / all : null);
