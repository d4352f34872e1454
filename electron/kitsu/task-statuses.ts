import type { TaskStatus } from '../shared/production.ts';
import { exactly, firstOf, namePattern, read, route, type Options } from './request-helpers.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { taskStatusRow, taskStatusRows } from './production/task-rows.ts';

/** All task statuses of the studio, archived ones too. Route: `GET /data/task-status`. */
export const allTaskStatuses = (
  http: Http,
  options?: Options,
): Promise<KitsuAnswer<TaskStatus[]>> => read(http, '/data/task-status', taskStatusRows, options);

/** Guide: "Retrieve a given task status". Route: `GET /data/task-status/:id`. */
export const getTaskStatus = (
  http: Http,
  taskStatusId: string,
  options?: Options,
): Promise<KitsuAnswer<TaskStatus>> =>
  read(http, route`/data/task-status/${taskStatusId}`, taskStatusRow, options);

/** The status of exactly that name, or `null`. Route: `GET /data/task-status?name=`. */
export const getTaskStatusByName = async (
  http: Http,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<TaskStatus | null>> => {
  const query = { name: namePattern(name) };
  return exactly(await read(http, '/data/task-status', taskStatusRows, options, query), name);
};

/** The status of exactly that short name, such as `wip`, or `null`. Route: `GET /data/task-status?short_name=`. */
export const getTaskStatusByShortName = async (
  http: Http,
  shortName: string,
  options?: Options,
): Promise<KitsuAnswer<TaskStatus | null>> =>
  firstOf(
    await read(http, '/data/task-status', taskStatusRows, options, { short_name: shortName }),
    (status) => status.shortName === shortName,
  );

/** The default status of new tasks, or `null`. Route: `GET /data/task-status?is_default=True`. */
export const getDefaultTaskStatus = async (
  http: Http,
  options?: Options,
): Promise<KitsuAnswer<TaskStatus | null>> =>
  firstOf(
    await read(http, '/data/task-status', taskStatusRows, options, { is_default: 'True' }),
    (status) => status.isDefault,
  );

/**
 * The studio's work-in-progress status, or `null`. It is found by its flag: its short name may be
 * anything.
 * Route: `GET /data/task-status`.
 */
export const getWipTaskStatus = async (
  http: Http,
  options?: Options,
): Promise<KitsuAnswer<TaskStatus | null>> =>
  firstOf(await allTaskStatuses(http, options), (status) => status.isWip && !status.archived);
