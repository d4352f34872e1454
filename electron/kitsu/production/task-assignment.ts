import { z } from 'zod';
import { success } from '../../shared/result.ts';
import { route, write, type Options } from '../request-helpers.ts';
import { reportOf, type BatchReport } from './batch.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { inParallel } from '../in-parallel.ts';
import { taskRows } from './task-rows.ts';

const NOT_YOURS =
  'Kitsu left this one out: you may not assign it. Managers may, supervisors within their departments, artists to themselves.';

/**
 * Assigns tasks to one person, and returns the outcome of each. Each time it is sent, the person gets a
 * notification and an e-mail for every task. Only people can be assigned: no teams, no departments.
 * Guide: "Assigning Tasks to Users or Teams". Route: `PUT /actions/persons/:id/assign`.
 */
export async function assignTasksToPerson(
  http: Http,
  taskIds: readonly string[],
  personId: string,
  options?: Options,
): Promise<KitsuAnswer<BatchReport>> {
  if (taskIds.length === 0) return success({ done: [], refused: [] });
  const path = route`/actions/persons/${personId}/assign`;
  const answer = await write(http, 'PUT', path, { task_ids: taskIds }, taskRows, options);
  if (!answer.ok) return answer;
  const confirmed = new Set(answer.value.map(({ id }) => id));
  const isTheirs = (task: { assigneeIds: string[] | null }) =>
    task.assigneeIds?.includes(personId) ?? false;
  return reportOf(http, taskIds, confirmed, isTheirs, NOT_YOURS, options);
}

/** Assigns one task to one person. Guide: "Retrieve and Assign a Task". Route: as `assignTasksToPerson`. */
export const assignTask = (http: Http, taskId: string, personId: string, options?: Options) =>
  assignTasksToPerson(http, [taskId], personId, options);

/** Assigns all tasks to each of several people. Route: as `assignTasksToPerson`, once a person. */
export async function assignTasksToPersons(
  http: Http,
  taskIds: readonly string[],
  personIds: readonly string[],
  options?: Options,
): Promise<KitsuAnswer<(BatchReport & { personId: string })[]>> {
  return inParallel([...new Set(personIds)], 2, async (personId) => {
    const answer = await assignTasksToPerson(http, taskIds, personId, options);
    return answer.ok ? success({ ...answer.value, personId }) : answer;
  });
}

/**
 * Removes tasks from one person, or from everybody assigned. Logged times stay.
 * Route: `PUT /actions/tasks/clear-assignation`.
 */
export async function clearAssignations(
  http: Http,
  taskIds: readonly string[],
  { personId, ...options }: Options & { personId?: string } = {},
): Promise<KitsuAnswer<BatchReport>> {
  if (taskIds.length === 0) return success({ done: [], refused: [] });
  const body = { task_ids: taskIds, ...(personId ? { person_id: personId } : {}) };
  const path = '/actions/tasks/clear-assignation';
  const answer = await write(http, 'PUT', path, body, z.array(z.string()), options);
  if (!answer.ok) return answer;
  const isFree = (task: { assigneeIds: string[] | null }) =>
    personId ? !task.assigneeIds?.includes(personId) : task.assigneeIds?.length === 0;
  return reportOf(http, taskIds, new Set(answer.value), isFree, NOT_YOURS, options);
}
