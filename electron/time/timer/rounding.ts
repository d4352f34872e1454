import { formatMinutes, type Minutes } from '../../shared/minutes.ts';
import type { Rounding, Settings } from '../../shared/settings.ts';

/** How the timed minutes of a day are made. */
export interface DayRounding extends Rounding {
  /** What becomes of a task's time that rounds to nothing. */
  leftover: Settings['leftoverTime'];
}

/** What a task was timed on one day, in milliseconds. */
export interface TimedTask {
  taskId: string;
  ms: number;
}

const MINUTE_MS = 60_000;

/**
 * The whole minutes of some timed milliseconds by themselves. Stored data is never rounded. With `up`
 * any time at all becomes a whole step; the nearest step may be 0.
 */
function roundedMinutes(ms: number, { step, way }: Rounding): Minutes {
  const minutes = ms / MINUTE_MS;
  if (step === 0) return Math.round(minutes);
  return way === 'up' ? Math.ceil(minutes / step) * step : Math.round(minutes / step) * step;
}

/** A task's time is there, but rounds to nothing. Without a step that is less than half a minute: no time. */
const isLeftover = (ms: number, rounding: Rounding): boolean =>
  rounding.step !== 0 && ms > 0 && roundedMinutes(ms, rounding) === 0;

/**
 * The whole minutes that each task of one day is sent with for what was timed, in the order of `timed`.
 * Time that rounds to nothing is dropped, or a step of its own, or all of it together is rounded and
 * added to the longest task (the first of several).
 */
export function minutesOfDay(
  timed: readonly TimedTask[],
  rounding: DayRounding,
): Map<string, Minutes> {
  const minutes = new Map(timed.map(({ taskId, ms }) => [taskId, roundedMinutes(ms, rounding)]));
  const leftovers = timed.filter(({ ms }) => isLeftover(ms, rounding));
  switch (rounding.leftover) {
    case 'drop':
      break;
    case 'one-step':
      for (const { taskId } of leftovers) minutes.set(taskId, rounding.step);
      break;
    case 'longest-task': {
      const [first] = timed;
      if (!first) break;
      const longest = timed.reduce((most, one) => (one.ms > most.ms ? one : most), first);
      const together = leftovers.reduce((sum, { ms }) => sum + ms, 0);
      const own = minutes.get(longest.taskId) ?? 0;
      minutes.set(longest.taskId, own + roundedMinutes(together, rounding));
    }
  }
  return minutes;
}

/**
 * What the artist should know of a task's time that is not sent as its own: `7 min round to 0 with
 * steps of 15.`; `null` if it is.
 */
export function leftoverNote(ms: number, rounding: DayRounding): string | null {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes === 0 || !isLeftover(ms, rounding) || rounding.leftover === 'one-step') return null;
  const rounds = minutes === 1 ? 'rounds' : 'round';
  const words = `${formatMinutes(minutes)} ${rounds} to 0 with steps of ${rounding.step}`;
  return rounding.leftover === 'drop' ? `${words}.` : `${words}: added to the day’s longest task.`;
}
