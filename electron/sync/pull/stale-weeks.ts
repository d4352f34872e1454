import { createSharedRuns } from '../../shared/concurrency.ts';
import { weekOf, type Day } from '../../shared/day.ts';
import { readTimes, type PullContext } from './pull.ts';

export interface StaleWeeksDeps {
  context: Omit<PullContext, 'steps' | 'daysOff'>;
  /** Nothing may be requested now: signed out, or Kitsu is away. */
  isBlocked(): boolean;
  signal: AbortSignal;
  /** Logs an error of ours by the name of what failed. */
  broke(what: string): (error: unknown) => void;
}

/** Longer than two refreshes, which read the last weeks anyway. */
const STALE_MS = 5 * 60_000;

/** Refreshes the week of a day that the artist views, if it was not read for a while. */
export function createStaleWeeks(deps: StaleWeeksDeps): (day: Day) => void {
  const { context } = deps;
  /** By the Monday of the week. */
  const reading = createSharedRuns<unknown>();

  const isFresh = (day: Day): boolean => {
    const readAt = Date.parse(context.replica.times.readAt(day) ?? '1970-01-01');
    const age = context.now().getTime() - readAt;
    return age >= 0 && age < STALE_MS;
  };

  return (day) => {
    const monday = weekOf(day)[0] ?? day;
    if (deps.isBlocked() || isFresh(day)) return;
    void reading.run(monday, () =>
      readTimes(context, monday, day, deps.signal).catch(deps.broke('Refreshing a week')),
    );
  };
}
