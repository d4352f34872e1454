import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings.ts';
import type { DayRounding } from './rounding.ts';
import { recounts } from './timed-day.ts';

const ROUNDING = 'timer-rounding';
const rounding = z.object({
  step: z.union([z.literal(0), z.literal(5), z.literal(15), z.literal(30)]),
  way: z.enum(['up', 'nearest']),
  leftover: z.enum(['drop', 'longest-task', 'one-step']).default(DEFAULT_SETTINGS.leftoverTime),
});

const keptRounding = (replica: Replica): DayRounding =>
  replica.keyValue.get(ROUNDING, rounding) ?? {
    ...DEFAULT_SETTINGS.rounding,
    leftover: DEFAULT_SETTINGS.leftoverTime,
  };

/**
 * Keeps how the timer's minutes are rounded beside its segments, so that whoever shows a day rounds
 * as the timer will when it stops. Within a transaction of the caller's.
 */
export function keepRounding(replica: Replica, { step, way, leftover }: DayRounding): void {
  const kept = keptRounding(replica);
  if (kept.step === step && kept.way === way && kept.leftover === leftover) return;
  replica.keyValue.set(ROUNDING, { step, way, leftover });
}

/** What the running timer adds to a task's day. */
export interface RunningMinutes {
  taskId: string;
  day: Day;
  /** Whole minutes; below 0 where more was counted already than a shorter run is worth. */
  minutes: Minutes;
}

/**
 * What stopping the timer now would add to the totals of its day, up to the timer's last tick: to its
 * own task, and where time that rounds to nothing is added to the longest task, to others. It is read
 * from the disk alone, so everybody who asks gets the same numbers.
 */
export function runningMinutes(replica: Replica): RunningMinutes[] {
  const running = replica.segments.running();
  if (!running) return [];
  const { taskId, day, start, seen } = running;
  const work = { taskId, ms: seen - start };
  return recounts(replica, day, new Set([taskId]), keptRounding(replica), work).map(
    ({ taskId: of, by }) => ({ taskId: of, day, minutes: by }),
  );
}

/**
 * Notes the minutes where they are others than at the last tick: the commit then tells whoever shows
 * the day, once a minute and not at every tick. Within a transaction of the caller's.
 */
export function keepRunningMinutes(replica: Replica): void {
  const minutes = runningMinutes(replica).map((one) => [one.taskId, one.minutes]);
  replica.keyValue.set('running-minutes', minutes);
}

/** What stopping the timer now would add to one task and day. */
export const runningMinutesOf = (replica: Replica, taskId: string, day: Day): Minutes =>
  runningMinutes(replica).find((one) => one.taskId === taskId && one.day === day)?.minutes ?? 0;

/**
 * A typed total has what ran until now in it: the timer adds only what it runs from here on. Within a
 * transaction of the caller's.
 */
export function countRunningMinutes(replica: Replica, taskId: string, day: Day): void {
  const minutes = runningMinutesOf(replica, taskId, day);
  if (minutes === 0) return;
  replica.segments.setCounted(taskId, day, replica.segments.counted(taskId, day) + minutes);
}
