import { z } from 'zod';
import type { Http } from '../../kitsu/http.ts';
import type { KitsuAnswer, KitsuFailure } from '../../kitsu/answer-types.ts';
import { getStudioRules } from '../../kitsu/organisation.ts';
import { getTaskItem } from '../../kitsu/tasks.ts';
import { inParallel } from '../../kitsu/in-parallel.ts';
import { getContext, timeSpentsBetween, timeSpentsOfDay } from '../../kitsu/user.ts';
import type { Replica } from '../../replica/replica.ts';
import type { FactKey } from '../../replica/tables/key-value.ts';
import { shiftDay, weekOf, type Day } from '../../shared/day.ts';
import { assertNever, success } from '../../shared/result.ts';
import type { DaysOff } from './pull-days-off.ts';
import { repairLateWrites } from './late-writes.ts';
import type { Part } from '../live/event-effects.ts';
import { readInbox } from './pull-inbox.ts';
import { readDone, readTodo } from './pull-tasks.ts';
import { readToCheck } from './pull-to-check.ts';
import type { ProgressCounter } from './progress.ts';

export interface PullContext {
  replica: Replica;
  http: Http;
  now(): Date;
  /** The artist's calendar day. */
  today(): Day;
  /** Does what stores a list part by part; that it changed is told when all of it is here. */
  asOne<T>(work: () => Promise<T>): Promise<T>;
  /** This Kitsu is too old to give my time of several days at once; found out once for all readings. */
  learnt: { dayByDay: boolean };
  steps: ProgressCounter;
  daysOff: DaysOff;
}

/** The context of one part; only `pull` knows the progress of the whole. */
type PartContext = Omit<PullContext, 'steps' | 'daysOff'>;

/** Studio rules, context, to-do, done tasks, time, days off, notifications, names. */
const PARTS = 8;

export const CONTEXT = 'context';
export const RULES = 'rules';
/** Everything was read here at least once. */
const READ_WHOLE = 'read-whole';

/** How far back times are read in the first refresh, and in every later one. */
const FIRST_DAYS = 400;
const LATER_DAYS = 35;
/** And after an event: somebody corrects yesterday, or last week. */
const SOME_DAYS = 14;
/** From a Kitsu that sends single days only, this many are read in one go: this week and the last. */
const MOST_SINGLE_DAYS = 14;
const SINGLE_DAYS_AT_ONCE = 2;
/** Names requested in one refresh, of tasks in none of the person's lists; the rest follow in the next. */
const MOST_NAMES = 20;

/**
 * Reads everything that an artist's day needs into the replica, each part in a transaction of its own:
 * what has arrived stays, whatever fails after it. Returns the first failure.
 */
export async function pull(
  context: PullContext,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const { replica, http, steps } = context;
  const failures: KitsuFailure[] = [];
  const remember = <T>(key: FactKey, answer: KitsuAnswer<T>): void => {
    if (signal.aborted) return;
    if (!answer.ok) failures.push(answer);
    else replica.change(() => replica.keyValue.set(key, answer.value));
  };

  const today = context.today();
  const first = replica.times.readAt(shiftDay(today, -LATER_DAYS - 7)) === null;
  const from = shiftDay(today, -(first ? FIRST_DAYS : LATER_DAYS));

  steps.add(PARTS);
  const parts = [
    getStudioRules(http, signal).then((answer) => remember(RULES, answer)),
    getContext(http, signal).then((answer) => remember(CONTEXT, answer)),
    readTodo(context, signal).then((failure) => failure && failures.push(failure)),
    readDone(context, signal).then((failure) => failure && failures.push(failure)),
    readTimes(context, from, today, signal).then((failure) => failure && failures.push(failure)),
    context.daysOff.read(signal).then((answer) => !answer.ok && failures.push(answer)),
    readInbox(context, signal).then((failure) => failure && failures.push(failure)),
  ];
  await Promise.all(parts.map((part) => part.finally(() => steps.done())));
  if (signal.aborted) return null;
  await readNames(context, signal);
  if (signal.aborted) return null;
  // After the artist's own list, and by the role that was just read.
  const check = await readToCheck(context, signal);
  if (check) failures.push(check);
  if (signal.aborted) return null;
  steps.done();
  if (failures.length === 0 && isFirstReading(replica)) {
    replica.change(() => replica.keyValue.set(READ_WHOLE, true));
  }
  return failures[0] ?? null;
}

/** Refreshes one part, as `pull` does; of the times only the last weeks. */
export async function readPart(
  context: PartContext & Pick<PullContext, 'daysOff'>,
  part: Part,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const today = context.today();
  switch (part) {
    case 'todo':
      return readTodo(context, signal);
    case 'done':
      return readDone(context, signal);
    case 'check':
      return readToCheck(context, signal);
    case 'time':
      return readTimes(context, shiftDay(today, -SOME_DAYS), today, signal);
    case 'days-off': {
      const answer = await context.daysOff.read(signal);
      return answer.ok ? null : answer;
    }
    case 'inbox':
      return readInbox(context, signal);
    case 'studio':
      return readStudio(context, signal);
    default:
      return assertNever(part);
  }
}

/** What the studio allows, its statuses and productions. */
async function readStudio(
  { replica, http }: PartContext,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const [rules, studio] = await Promise.all([
    getStudioRules(http, signal),
    getContext(http, signal),
  ]);
  if (signal.aborted) return null;
  replica.change(() => {
    if (rules.ok) replica.keyValue.set(RULES, rules.value);
    if (studio.ok) replica.keyValue.set(CONTEXT, studio.value);
  });
  if (!rules.ok) return rules;
  return studio.ok ? null : studio;
}

export const isFirstReading = (replica: Replica): boolean =>
  replica.keyValue.get(READ_WHOLE, z.boolean()) !== true;

/** Reads the person's times of these days, in whole weeks; from an old Kitsu only the last of these weeks. */
export async function readTimes(
  context: PartContext,
  from: Day,
  to: Day,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const { replica, http, now } = context;
  const start = weekOf(from)[0] ?? from;
  const end = weekOf(to)[6] ?? to;
  let days: Day[] = [];
  for (let day = start; day <= end; day = shiftDay(day, 1)) days.push(day);
  const reading = replica.times.ask();
  let answer = context.learnt.dayByDay ? null : await timeSpentsBetween(http, start, end, signal);
  if (answer?.ok === false && answer.code === 'not-supported') context.learnt.dayByDay = true;
  if (context.learnt.dayByDay) {
    days = days.slice(-MOST_SINGLE_DAYS);
    answer = await singleDays(http, days, signal);
  }
  if (signal.aborted || answer === null) return null;
  if (!answer.ok) return answer;
  replica.times.replaceDays(days, answer.value, now().toISOString(), reading);
  repairLateWrites(replica, start, end, now());
  replica.confirmedTimes.prune(shiftDay(context.today(), -FIRST_DAYS));
  return null;
}

/** The person's times of a few consecutive days, from any Kitsu; stores nothing. */
export async function timesOfDays(http: Http, days: Day[]): ReturnType<typeof timeSpentsOfDay> {
  const answer = await timeSpentsBetween(http, days[0] ?? '', days.at(-1) ?? '');
  return !answer.ok && answer.code === 'not-supported' ? singleDays(http, days) : answer;
}

async function singleDays(
  http: Http,
  days: Day[],
  signal?: AbortSignal,
): ReturnType<typeof timeSpentsOfDay> {
  const answer = await inParallel(days, SINGLE_DAYS_AT_ONCE, (day) =>
    timeSpentsOfDay(http, day, signal),
  );
  return answer.ok ? success(answer.value.flat()) : answer;
}

/** A refused name (403 on a task that is no longer mine) stays unknown and is no failure. */
async function readNames({ replica, http }: PartContext, signal: AbortSignal): Promise<void> {
  for (const id of replica.tasks.unknownIds().slice(0, MOST_NAMES)) {
    const answer = await getTaskItem(http, id, signal);
    if (signal.aborted) return;
    if (!answer.ok || !answer.value) continue;
    replica.tasks.put(answer.value, 'known');
  }
}
