import { z } from 'zod';
import { isDay, type Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { TimeSpent } from '../shared/production.ts';
import { failure } from '../shared/result.ts';
import { read, route, write, type Options } from './request-helpers.ts';
import { checkDayTime } from './durations.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { timeSpentRow, timeSpentRows } from './production/project-rows.ts';
import { count } from './field-readers.ts';

const lane = (taskId: string, day: Day, personId: string): string =>
  `/actions/tasks/${encodeURIComponent(taskId)}/time-spents/${day}/persons/${encodeURIComponent(personId)}`;

/**
 * Sets the day's total on a task to `minutes` (whole, above 0). May be repeated. Only while the person
 * is assigned, else 403; managers may set it for any assignee. Guide: "Add and get time spent".
 * Route: `POST /actions/tasks/:task/time-spents/:date/persons/:person`.
 */
export async function setTimeSpent(
  http: Http,
  taskId: string,
  personId: string,
  day: Day,
  minutes: Minutes,
  signal?: AbortSignal,
): Promise<KitsuAnswer<TimeSpent>> {
  const options = signal ? { signal } : {};
  const body = { duration: minutes };
  return (
    checkDayTime(minutes) ??
    write(http, 'POST', lane(taskId, day, personId), body, timeSpentRow, options)
  );
}

/**
 * Adds `minutes` to the day's total, and returns the new total. Never repeat it after a lost answer: it
 * would add twice. Roles: as `setTimeSpent`. Guide: "Add and get time spent".
 * Route: `POST /actions/tasks/:task/time-spents/:date/persons/:person/add`.
 */
export async function addTimeSpent(
  http: Http,
  taskId: string,
  personId: string,
  day: Day,
  minutes: Minutes,
  options?: Options,
): Promise<KitsuAnswer<TimeSpent>> {
  const path = `${lane(taskId, day, personId)}/add`;
  const body = { duration: minutes };
  return checkDayTime(minutes) ?? write(http, 'POST', path, body, timeSpentRow, options);
}

/**
 * Deletes the day's entry: Kitsu refuses a duration of 0. A second call answers 404.
 * Route: `DELETE /actions/tasks/:task/time-spents/:date/persons/:person`.
 */
export const removeTimeSpent = (
  http: Http,
  taskId: string,
  personId: string,
  day: Day,
  signal?: AbortSignal,
): Promise<KitsuAnswer<unknown>> =>
  http.request({
    method: 'DELETE',
    path: lane(taskId, day, personId),
    schema: z.unknown(),
    ...(signal ? { signal } : {}),
  });

/** A task's times: by person and day, and in total. */
export interface TaskTimes {
  entries: TimeSpent[];
  total: Minutes;
}

/** Kitsu puts the total among the people's ids. */
const taskTimes = z.record(z.string(), z.unknown()).transform(({ total, ...people }): TaskTimes => {
  const entries = Object.values(people).flatMap((rows) => {
    const parsed = timeSpentRows.safeParse(rows);
    return parsed.success ? parsed.data : [];
  });
  return { entries, total: count(total) };
});

const notADay = (day: string) =>
  isDay(day) ? null : failure('rule', `${day} is not a day.`, 'Write it like 2026-11-20.');

/**
 * Everybody's time on a task and day. An invalid date makes Kitsu fail, so it is not sent.
 * Guide: "Add and get time spent". Route: `GET /actions/tasks/:id/time-spents/:date`.
 */
export async function getTimeSpent(
  http: Http,
  taskId: string,
  day: Day,
  options?: Options,
): Promise<KitsuAnswer<TaskTimes>> {
  const path = route`/actions/tasks/${taskId}/time-spents/${day}`;
  return notADay(day) ?? read(http, path, taskTimes, options);
}

/**
 * Everybody's time on a task, all days. Guide: "Reading Time Spent Entries". Route: `GET
 * /actions/tasks/:id/time-spents`.
 */
export const getAllTimeSpent = (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<TaskTimes>> =>
  read(http, route`/actions/tasks/${taskId}/time-spents`, taskTimes, options);

/**
 * A person's entries from `from` to `to`, both included. Allowed for managers and the person since
 * 1.0.68 or later, before that for administrators; for the caller's own use `timeSpentsBetween`.
 * Route: `GET /data/persons/:id/time-spents?start_date=&end_date=`.
 */
export async function getTimeSpentsRange(
  http: Http,
  personId: string,
  from: Day,
  to: Day,
  options?: Options,
): Promise<KitsuAnswer<TimeSpent[]>> {
  const path = route`/data/persons/${personId}/time-spents`;
  const query = { start_date: from, end_date: to };
  return notADay(from) ?? notADay(to) ?? read(http, path, timeSpentRows, options, query);
}

/** A person's entries of one day. Route: `GET /data/persons/:id/time-spents/:date`. */
export async function getTimeSpentsByDate(
  http: Http,
  personId: string,
  day: Day,
  options?: Options,
): Promise<KitsuAnswer<TimeSpent[]>> {
  const path = route`/data/persons/${personId}/time-spents/${day}`;
  return notADay(day) ?? read(http, path, timeSpentRows, options);
}

/**
 * Everybody's entries in a production, in one request. Allowed for everybody in it but clients. Route:
 * `GET /data/projects/:id/time-spents`.
 */
export const getProjectTimeSpents = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<TimeSpent[]>> =>
  read(http, route`/data/projects/${projectId}/time-spents`, timeSpentRows, options);
