import { z } from 'zod';
import { failure, success } from '../../shared/result.ts';
import { dayNumber } from '../../shared/schedule/day-number.ts';
import type { ScheduleVersion, VersionTask } from '../../shared/schedule/versions.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { count, flag, idsOf, instant, maybeDay, maybeText, row, text } from '../field-readers.ts';
import type { Http } from '../http.ts';
import { mapped, remove, route, write, type Options } from '../request-helpers.ts';

/** As a list of them is read. */
const scheduleVersionRow = row((raw): ScheduleVersion => ({
  id: raw.id,
  name: text(raw['name']),
  createdAt: instant(raw['created_at']),
  fromId: maybeText(raw['production_schedule_from']),
  wasApplied: flag(raw['locked']),
}));

const maybeNumber = (value: unknown): number | null => {
  const day = maybeDay(value);
  return day === null ? null : dayNumber(day);
};

/**
 * As what a version says of tasks is read. Filling a version again leaves both instants of a row: only one that was
 * changed by itself was changed after it was made.
 */
const versionTaskRow = row((raw): VersionTask => ({
  id: text(raw['task_id']),
  start: maybeNumber(raw['start_date']),
  due: maybeNumber(raw['due_date']),
  estimation: count(raw['estimation']),
  peopleIds: idsOf(raw['assignees']),
  byHand: instant(raw['updated_at']) > instant(raw['created_at']),
}));

/** The bytes as they came: of 12,000 tasks, they are parsed where that stops nothing. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const unread = (http: Http, path: string, query: Record<string, string>, options: Options = {}) => {
  const { signal } = options;
  const call = {
    method: 'GET',
    path,
    query,
    parse: (body: Buffer) => body,
    schema: bytes,
  } as const;
  return http.request({ ...call, ...(signal ? { signal } : {}) });
};

/** A Kitsu from before it had them knows no such address. */
const NONE = failure(
  'not-supported',
  'This Kitsu keeps no versions of a schedule: it is too old for that.',
  'Ask whoever runs your Kitsu to update it.',
);

/**
 * The versions of a production's schedule, not parsed (`readScheduleVersions`), in no order. Its team but vendors and
 * clients; without the production administrators alone. Route: `GET /data/production-schedule-versions?project_id=`.
 */
export async function getScheduleVersions(
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Uint8Array>> {
  const query = { project_id: projectId };
  const answer = await unread(http, '/data/production-schedule-versions', query, options);
  return !answer.ok && answer.code === 'not-found' ? NONE : answer;
}

/**
 * What a version says of each task, not parsed (`readVersionTasks`); a task that was deleted has left it. Without
 * `relations` nobody is on any. Roles as `getScheduleVersions`.
 * Route: `GET /data/production-schedule-versions/:id/task-links`.
 */
export const getScheduleVersionTasks = (
  http: Http,
  versionId: string,
  options?: Options,
): Promise<KitsuAnswer<Uint8Array>> =>
  unread(
    http,
    route`/data/production-schedule-versions/${versionId}/task-links`,
    { relations: 'true' },
    options,
  );

/**
 * Makes an empty version; `fillScheduleVersion` copies the plan into it. A production has one of a name: a second is
 * refused. Managers. Route: `POST /data/production-schedule-versions`.
 */
export const newScheduleVersion = (
  http: Http,
  projectId: string,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<ScheduleVersion>> => {
  const body = { project_id: projectId, name };
  const path = '/data/production-schedule-versions';
  return write(http, 'POST', path, body, scheduleVersionRow, options);
};

const filled = z.object({ task_link_count: z.number().catch(0) });

/**
 * Copies days, estimates and people of all tasks of the production as they are now into a version, over what it had;
 * returns how many. It can be repeated. Managers.
 * Route: `POST /actions/production-schedule-versions/:id/set-task-links-from-production`.
 */
export async function fillScheduleVersion(
  http: Http,
  versionId: string,
  options?: Options,
): Promise<KitsuAnswer<number>> {
  const path = route`/actions/production-schedule-versions/${versionId}/set-task-links-from-production`;
  const answer = await write(http, 'POST', path, {}, filled, options);
  return mapped(answer, ({ task_link_count }) => task_link_count);
}

/** Another name; one that another version has is refused. Managers. Route: `PUT /data/production-schedule-versions/:id`. */
export const renameScheduleVersion = (
  http: Http,
  versionId: string,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<ScheduleVersion>> => {
  const path = route`/data/production-schedule-versions/${versionId}`;
  return write(http, 'PUT', path, { name }, scheduleVersionRow, options);
};

/** Deletes a version; one that is gone already is no failure. Managers. Route: `DELETE /data/production-schedule-versions/:id`. */
export async function removeScheduleVersion(
  http: Http,
  versionId: string,
  options?: Options,
): Promise<KitsuAnswer<null>> {
  const path = route`/data/production-schedule-versions/${versionId}`;
  const answer = await remove(http, path, options);
  return !answer.ok && answer.code === 'not-found' ? success(null) : answer;
}

function rowsOf<T>(schema: z.ZodType<T>, body: Uint8Array): T[] | null {
  try {
    const { buffer, byteOffset, byteLength } = body;
    const text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
    const rows = z.array(schema).safeParse(JSON.parse(text));
    return rows.success ? rows.data : null;
  } catch {
    return null;
  }
}

/** What `getScheduleVersions` answered; `null`: it cannot be read. */
export const readScheduleVersions = (body: Uint8Array): ScheduleVersion[] | null =>
  rowsOf(scheduleVersionRow, body);

/** What `getScheduleVersionTasks` answered; a row that names no task says nothing. `null`: it cannot be read. */
export const readVersionTasks = (body: Uint8Array): VersionTask[] | null =>
  rowsOf(versionTaskRow, body)?.filter(({ id }) => id !== '') ?? null;
