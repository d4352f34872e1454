import { shortDay } from './day.ts';
import { formatMinutes } from './minutes.ts';
import type { Gap } from './timer.ts';
import { clockIn, dayIn } from './zone.ts';

/** Times are in this computer's zone: the clock that the artist looks at. */
const clock = (at: number): string => clockIn(null, at);

const CAUSES: Record<Gap['cause'], string> = {
  idle: 'You were away',
  lock: 'The screen was locked',
  sleep: 'The computer slept',
  closed: 'The app was not running',
  unsaved: 'The timer could not be saved',
};

/** `You were away from 12:04 to 13:01 (57 min).`, with the days if it went past midnight. */
export function idleGapText({ cause, from, to }: Pick<Gap, 'cause' | 'from' | 'to'>): string {
  const [first, last] = [dayIn(null, from), dayIn(null, to)];
  const words =
    first === last
      ? `from ${clock(from)} to ${clock(to)}`
      : `from ${shortDay(first, last)}, ${clock(from)}, to ${shortDay(last, last)}, ${clock(to)}`;
  return `${CAUSES[cause]} ${words} (${formatMinutes((to - from) / 60_000)}).`;
}

/** Which task the timer ran on, and what it has done since. */
export function idleGapTimerText({
  title,
  to,
  goesOn,
}: Pick<Gap, 'title' | 'to' | 'goesOn'>): string {
  const since = goesOn ? `The timer resumed at ${clock(to)}.` : 'The timer is stopped.';
  return `${title} was running. ${since}`;
}
