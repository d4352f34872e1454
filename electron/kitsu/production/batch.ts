import type { FailureCode } from '../../shared/result.ts';
import type { ProductionTask } from '../../shared/production.ts';
import { success } from '../../shared/result.ts';
import { read, type Options } from '../request-helpers.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { inParallel } from '../in-parallel.ts';
import { taskRows } from './task-rows.ts';

/** The outcome of each item of a batch: Kitsu leaves out what it refuses, without saying so. */
export interface BatchReport {
  done: string[];
  refused: { id: string; code: FailureCode; reason: string }[];
}

/** This many ids fit into a URL that every proxy accepts. */
const IDS_A_REQUEST = 50;

/**
 * Tasks by id, with assignees; deleted ones and those the caller may not see are left out. Route: `GET
 * /data/tasks?id=[…]&relations=true`.
 */
export async function tasksById(
  http: Http,
  taskIds: readonly string[],
  options?: Options,
): Promise<KitsuAnswer<ProductionTask[]>> {
  const parts = Array.from({ length: Math.ceil(taskIds.length / IDS_A_REQUEST) }, (_, at) =>
    taskIds.slice(at * IDS_A_REQUEST, (at + 1) * IDS_A_REQUEST),
  );
  const answer = await inParallel(parts, 2, (ids) =>
    read(http, '/data/tasks', taskRows, options, { id: JSON.stringify(ids), relations: 'true' }),
  );
  return answer.ok ? success(answer.value.flat()) : answer;
}

/**
 * Reads back the items that a batch left out of its answer. `isDone` says whether a task is
 * nevertheless in the wanted state; if not, it was refused, and Kitsu does not say why.
 */
export async function reportOf(
  http: Http,
  taskIds: readonly string[],
  confirmed: ReadonlySet<string>,
  isDone: (task: ProductionTask) => boolean,
  whyNot: string,
  options?: Options,
): Promise<KitsuAnswer<BatchReport>> {
  const wanted = [...new Set(taskIds)];
  const missing = wanted.filter((id) => !confirmed.has(id));
  const found = missing.length === 0 ? success([]) : await tasksById(http, missing, options);
  if (!found.ok) return found;
  const byId = new Map(found.value.map((task) => [task.id, task]));
  const report: BatchReport = { done: [], refused: [] };
  for (const id of wanted) {
    const task = byId.get(id);
    if (confirmed.has(id) || (task && isDone(task))) report.done.push(id);
    else if (task) report.refused.push({ id, code: 'forbidden', reason: whyNot });
    else {
      const reason = 'Kitsu does not have this task, or does not show it to you.';
      report.refused.push({ id, code: 'not-found', reason });
    }
  }
  return success(report);
}
