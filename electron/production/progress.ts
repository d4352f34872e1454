import type { Minutes } from '../shared/minutes.ts';
import { groupTasks, type GroupKind } from './groups.ts';
import { planOf, spentOn, type KnownTask, type StudioWork } from './studio-work.ts';

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
export function progressOf(tasks: readonly KnownTask[], work: StudioWork): Progress {
  let [counted, done, planned] = [0, 0, 0];
  let [estimate, spent, doneEstimate, worked, spentOfPlanned, overrun] = [0, 0, 0, 0, 0, 0];
  const over: { id: string; by: Minutes }[] = [];
  const statuses = new Map<string, StatusCount>();
  for (const { task, state } of tasks) {
    if (state === 'canceled') continue;
    const [plan, logged] = [planOf(task), spentOn(task)];
    counted += 1;
    estimate += plan;
    spent += logged;
    if (state === 'done') {
      done += 1;
      doneEstimate += plan;
    }
    countStatus(statuses, task.taskStatusId, plan, work);
    if (plan === 0) continue;
    planned += 1;
    spentOfPlanned += logged;
    worked += state === 'done' ? plan : Math.min(logged, plan);
    if (logged <= plan) continue;
    overrun += logged - plan;
    over.push({ id: task.id, by: logged - plan });
  }
  return {
    ...{ tasks: counted, done, canceled: tasks.length - counted },
    byCount: part(done, counted),
    byEstimate: part(doneEstimate, estimate),
    byTime: part(worked, estimate),
    ...{ estimate, spent, overrun },
    spentForPlanned: part(spentOfPlanned, estimate),
    overran: over.sort((a, b) => b.by - a.by || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
    withoutEstimate: counted - planned,
    statuses: [...statuses.values()].sort(
      (a, b) => b.tasks - a.tasks || (a.statusId < b.statusId ? -1 : 1),
    ),
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
    progress: progressOf(tasks.map(work.known), work),
  }));
}

function countStatus(
  counts: Map<string, StatusCount>,
  statusId: string,
  plan: Minutes,
  work: StudioWork,
): void {
  const name = work.taskStatuses.get(statusId)?.name ?? '';
  const count = counts.get(statusId) ?? { statusId, name, tasks: 0, estimate: 0 };
  counts.set(statusId, count);
  count.tasks += 1;
  count.estimate += plan;
}

const part = (some: number, all: number): number | null => (all > 0 ? some / all : null);
