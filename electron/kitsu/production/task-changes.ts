import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { ProductionTask } from '../../shared/production.ts';
import { failure, success } from '../../shared/result.ts';
import { route, requireVersion, write, type Options } from '../request-helpers.ts';
import { reportOf, type BatchReport } from './batch.ts';
import { looksLikeSeconds } from '../durations.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { taskRow, taskRows } from './task-rows.ts';

/**
 * The fields of a task that can be changed; its status changes only by a comment (`startTask`,
 * `commentTasks`).
 */
export interface TaskChanges {
  startDate?: Day | null;
  dueDate?: Day | null;
  estimation?: Minutes;
  /** 0 normal, 1 high, 2 very high, 3 emergency. */
  priority?: number;
  /** 1 to 5. */
  difficulty?: number;
  description?: string;
  /** Merged into the present values since 1.0.58; before, it replaced them. */
  data?: Record<string, unknown>;
}

type ChangeOptions = Options & {
  /** Called for an estimate that looks as if it were in seconds; it is sent all the same. */
  onWarning?: (words: string) => void;
};

const FIELDS = {
  startDate: 'start_date',
  dueDate: 'due_date',
  estimation: 'estimation',
  priority: 'priority',
  difficulty: 'difficulty',
  description: 'description',
  data: 'data',
} as const satisfies Record<keyof TaskChanges, string>;

/**
 * Changes a task and sends only the given fields: Kitsu refuses a supervisor who sends the whole task.
 * Managers and above; supervisors in their departments, all but the description.
 * Guides: "Setting Start and Due Dates on Tasks", "Updating Task Statuses". Route: `PUT
 * /data/tasks/:id`.
 */
export async function updateTask(
  http: Http,
  taskId: string,
  changes: TaskChanges,
  { onWarning, ...options }: ChangeOptions = {},
): Promise<KitsuAnswer<ProductionTask>> {
  const { startDate, dueDate, estimation } = changes;
  if (startDate && dueDate && dueDate < startDate) {
    return failure('rule', `A task cannot be due (${dueDate}) before it starts (${startDate}).`);
  }
  const warning = estimation === undefined ? null : looksLikeSeconds(estimation);
  if (warning) onWarning?.(warning);
  const body = Object.fromEntries(
    Object.entries(FIELDS)
      .map(([ours, kitsus]) => [kitsus, changes[ours as keyof TaskChanges]])
      .filter(([, value]) => value !== undefined),
  ) as Record<string, unknown>;
  return write(http, 'PUT', route`/data/tasks/${taskId}`, body, taskRow, options);
}

/** Sets a task's first and last day; `null` clears one. Route and roles: as `updateTask`. */
export const setTaskDates = (
  http: Http,
  taskId: string,
  dates: { startDate?: Day | null; dueDate?: Day | null },
  options?: Options,
) => updateTask(http, taskId, dates, options);

/** Sets a task's estimate, in minutes. Guide: "Managing Task Estimates". Route and roles: as `updateTask`. */
export const setTaskEstimation = (
  http: Http,
  taskId: string,
  estimation: Minutes,
  options?: ChangeOptions,
) => updateTask(http, taskId, { estimation }, options);

const NOT_YOURS =
  'Kitsu left this one out: you may not change it. Managers may, supervisors within their departments.';

/**
 * Sets the priority of many tasks at once, and returns the outcome of each.
 * Guide: "Updating Task Priorities". Since 1.0.54. Route: `PUT /actions/tasks/set-priority`.
 */
export async function setTasksPriority(
  http: Http,
  taskIds: readonly string[],
  priority: number,
  options?: Options,
): Promise<KitsuAnswer<BatchReport>> {
  if (taskIds.length === 0) return success({ done: [], refused: [] });
  const body = { task_ids: taskIds, priority };
  const path = '/actions/tasks/set-priority';
  const sent = await write(http, 'PUT', path, body, taskRows, options);
  const answer = await requireVersion(http, '1.0.54', sent, options);
  if (!answer.ok) return answer;
  const confirmed = new Set(answer.value.map(({ id }) => id));
  const isSet = (task: ProductionTask) => task.priority === priority;
  return reportOf(http, taskIds, confirmed, isSet, NOT_YOURS, options);
}
