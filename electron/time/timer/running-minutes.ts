import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { DEFAULT_SETTINGS, type Rounding } from '../../shared/settings.ts';
import { roundedMinutes } from './rounding.ts';

const ROUNDING = 'timer-rounding';
const rounding: z.ZodType<Rounding> = z.object({
  step: z.union([z.literal(0), z.literal(5), z.literal(15), z.literal(30)]),
  way: z.enum(['up', 'nearest']),
});

const keptRounding = (replica: Replica): Rounding =>
  replica.keyValue.get(ROUNDING, rounding) ?? DEFAULT_SETTINGS.rounding;

/**
 * Keeps how the timer's minutes are rounded beside its segments, so that whoever shows a day rounds
 * as the timer will when it stops. Within a transaction of the caller's.
 */
export function keepRounding(replica: Replica, { step, way }: Rounding): void {
  const kept = keptRounding(replica);
  if (kept.step !== step || kept.way !== way) replica.keyValue.set(ROUNDING, { step, way });
}

/** What the running timer adds to its task's day. */
export interface RunningMinutes {
  taskId: string;
  day: Day;
  /** Whole minutes; below 0 where more was counted already than a shorter run is worth. */
  minutes: Minutes;
}

/**
 * What stopping the timer now would add to the total of its task and day, up to the timer's last tick;
 * `null` while none runs. It is read from the disk alone, so everybody who asks gets the same number.
 */
export function runningMinutes(replica: Replica): RunningMinutes | null {
  const { segments } = replica;
  const running = segments.running();
  if (!running) return null;
  const { taskId, day, start, seen } = running;
  const over = segments.ofLane(taskId, day).reduce((sum, one) => sum + one.end - one.start, 0);
  const minutes = roundedMinutes(over + seen - start, keptRounding(replica));
  return { taskId, day, minutes: minutes - segments.counted(taskId, day) };
}

/**
 * Notes the minutes where they are others than at the last tick: the commit then tells whoever shows
 * the day, once a minute and not at every tick. Within a transaction of the caller's.
 */
export function keepRunningMinutes(replica: Replica): void {
  replica.keyValue.set('running-minutes', runningMinutes(replica)?.minutes ?? 0);
}

/** What stopping the timer now would add to one task and day: 0 where it does not run on it. */
export function runningMinutesOf(replica: Replica, taskId: string, day: Day): Minutes {
  const running = runningMinutes(replica);
  return running?.taskId === taskId && running.day === day ? running.minutes : 0;
}

/**
 * A typed total has what ran until now in it: the timer adds only what it runs from here on. Within a
 * transaction of the caller's.
 */
export function countRunningMinutes(replica: Replica, taskId: string, day: Day): void {
  const minutes = runningMinutesOf(replica, taskId, day);
  if (minutes === 0) return;
  replica.segments.setCounted(taskId, day, replica.segments.counted(taskId, day) + minutes);
}
