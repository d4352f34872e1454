import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Day } from '../shared/day.ts';
import type { DayTime } from '../shared/production.ts';
import { success } from '../shared/result.ts';
import type { Task } from '../shared/task.ts';
import { read, requireVersion } from './request-helpers.ts';
import { parseJson } from './error-mapping.ts';
import { readContext, type StudioContext } from './context.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { splitJsonArray, type ListEntry } from './json-array-splitter.ts';
import { readTaskItem } from './task-item.ts';
import { yieldToEventLoop } from '../platform/yield.ts';

export interface TaskItems {
  tasks: Task[];
  /** Number of items that could not be read as tasks; they are left out. */
  leftOut: number;
}

async function taskItems(
  http: Http,
  path: string,
  isDone: boolean,
  signal?: AbortSignal,
): Promise<KitsuAnswer<TaskItems>> {
  const answer = await http.request({
    method: 'GET',
    path,
    schema: z.array(z.unknown()),
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) return answer;
  const tasks = answer.value
    .map((raw) => readTaskItem(raw, isDone))
    .filter((task): task is Task => task !== null);
  return success({ tasks, leftOut: answer.value.length - tasks.length });
}

/** One of the person's tasks as it came, not parsed yet. */
export interface TaskEntry {
  /** Stays the same as long as Kitsu sends the same task. */
  mark: string;
  /** `null` if it is not a task. */
  read(): Task | null;
}

/** A list of the person's tasks as it came; `null` if it is byte for byte the known one. */
export interface TaskEntries {
  /** Hash of the whole answer. */
  mark: string;
  entries: TaskEntry[] | null;
}

/** Part of each mark: a task that was read by other rules is read again. */
const READ_BY = '4.';

type Taken = { mark: string; entries: ListEntry[] | null };
const taken = z.custom<Taken>((value) => value !== null);

/** Bytes of an answer that are hashed in one go. */
const AT_ONCE = 2 * 1024 * 1024;

async function hashOf(body: Buffer): Promise<string> {
  const hash = createHash('sha1');
  for (let at = 0; at < body.length; at += AT_ONCE) {
    hash.update(body.subarray(at, at + AT_ONCE));
    await yieldToEventLoop();
  }
  return hash.digest('base64');
}

/**
 * A list of the person's tasks, of which only changed entries need be parsed: nothing in the answer
 * says which those are. `known`: the hash of the answer that the stored list came from, or `null`.
 * Routes: `GET /data/user/tasks`, `GET /data/user/done-tasks`.
 */
export async function taskEntries(
  http: Http,
  list: 'todo' | 'done',
  known: string | null,
  signal?: AbortSignal,
): Promise<KitsuAnswer<TaskEntries>> {
  const answer = await http.request({
    method: 'GET',
    path: list === 'todo' ? '/data/user/tasks' : '/data/user/done-tasks',
    schema: taken,
    async parse(body): Promise<Taken | undefined> {
      const mark = `${READ_BY}${await hashOf(body)}`;
      if (mark === known) return { mark, entries: null };
      const entries = await splitJsonArray(body);
      return entries ? { mark, entries } : undefined;
    },
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) return answer;
  const { mark, entries } = answer.value;
  const read = ({ mark: ofOne, bytes }: ListEntry): TaskEntry => ({
    mark: `${READ_BY}${ofOne}`,
    read: () => readTaskItem(parseJson(bytes()), list === 'done'),
  });
  return success({ mark, entries: entries?.map(read) ?? null });
}

/**
 * The person's tasks that are not done, in open productions whose team they are in.
 * Guide: "Getting the Todo List of the Logged-In User". Route: `GET /data/user/tasks`.
 */
export const allTasksToDo = (http: Http, signal?: AbortSignal) =>
  taskItems(http, '/data/user/tasks', false, signal);

/** The person's done tasks, newest first. Route: `GET /data/user/done-tasks`. */
export const allDoneTasks = (http: Http, signal?: AbortSignal) =>
  taskItems(http, '/data/user/done-tasks', true, signal);

/** What the studio allows and its statuses, types and people. Route: `GET /data/user/context`. */
export async function getContext(
  http: Http,
  signal?: AbortSignal,
): Promise<KitsuAnswer<StudioContext>> {
  const answer = await http.request({
    method: 'GET',
    path: '/data/user/context',
    schema: z.looseObject({}),
    ...(signal ? { signal } : {}),
  });
  return answer.ok ? success(readContext(answer.value)) : answer;
}

/** The first version known to answer for several days at once. */
const RANGES_SINCE = '1.0.30';

const timeSpents = z
  .array(z.looseObject({ task_id: z.string(), date: z.string(), duration: z.number() }))
  .transform((rows): DayTime[] =>
    rows.map((row) => ({ taskId: row.task_id, day: row.date.slice(0, 10), minutes: row.duration })),
  );

/**
 * The person's entries of one day, those of done and unassigned tasks included. Route: `GET
 * /data/user/time-spents/:date`.
 */
export const timeSpentsOfDay = (
  http: Http,
  day: Day,
  signal?: AbortSignal,
): Promise<KitsuAnswer<DayTime[]>> =>
  http.request({
    method: 'GET',
    path: `/data/user/time-spents/${day}`,
    schema: timeSpents,
    ...(signal ? { signal } : {}),
  });

/**
 * The person's entries from `from` to `to`, both included. Both are always sent: without them Kitsu
 * answers with an empty list whatever was logged. 0.20.85 fails for every range, which is
 * `not-supported` here: its single days work. Route: `GET /data/user/time-spents`.
 */
export async function timeSpentsBetween(
  http: Http,
  from: Day,
  to: Day,
  signal?: AbortSignal,
): Promise<KitsuAnswer<DayTime[]>> {
  const options = signal ? { signal } : {};
  const query = { start_date: from, end_date: to };
  const answer = await read(http, '/data/user/time-spents', timeSpents, options, query);
  return requireVersion(http, RANGES_SINCE, answer, options, ['server-fault']);
}
