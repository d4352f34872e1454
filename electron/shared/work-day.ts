import { shiftDay, type Day } from './day.ts';
import { MINUTES_A_DAY, type Minutes } from './minutes.ts';
import { dayBounds, dayIn, offsetIn, type Zone } from './zone.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** No zone is further from UTC than this. */
const FURTHEST_MS = 15 * HOUR_MS;
/** No zone has set its clocks by more than this in our time, but for a whole day. */
const LONGEST_CHANGE_MS = 3 * HOUR_MS;

/** Minutes from midnight of a time `HH:MM`. */
const clockMinutes = (clock: string): Minutes =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Minutes from the begin of the artist's day to a time of that day; both are `HH:MM`. */
export const minutesInto = (clock: string, begins: string): Minutes =>
  (clockMinutes(clock) - clockMinutes(begins) + MINUTES_A_DAY) % MINUTES_A_DAY;

/** `HH:MM` on the half hour, up to 11:00: when a day may begin. */
export const DAY_BEGINS = Array.from({ length: 23 }, (_, half): string => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});

/**
 * The day at an instant (epoch ms) for an artist whose days begin at `begins` (`HH:MM`) in the zone: what
 * lies before belongs to the day before.
 */
export function workDayIn(zone: Zone, instant: number, begins: string): Day {
  const day = dayIn(zone, instant);
  if (clockMinutes(begins) === 0) return day;
  if (instant < beginOf(zone, day, begins)) return shiftDay(day, -1);
  const next = shiftDay(day, 1);
  return instant < beginOf(zone, next, begins) ? day : next;
}

/** When such a day begins and when the next one does, epoch ms. */
export const workDayBounds = (
  zone: Zone,
  day: Day,
  begins: string,
): { start: number; end: number } =>
  clockMinutes(begins) === 0
    ? dayBounds(zone, day)
    : { start: beginOf(zone, day, begins), end: beginOf(zone, shiftDay(day, 1), begins) };

/**
 * The first minute at which the zone's clocks show that time of the day or a later one: if they skip it
 * the day begins after that, if they show it twice at the first.
 */
function beginOf(zone: Zone, day: Day, begins: string): number {
  const wall = Date.parse(`${day}T${begins}:00Z`);
  const hasBegun = (at: number): boolean => at + offsetIn(zone, at) * MINUTE_MS >= wall;
  let before = wall - FURTHEST_MS;
  let on = wall + FURTHEST_MS;
  while (on - before > MINUTE_MS) {
    const middle = before + Math.floor((on - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (hasBegun(middle)) on = middle;
    else before = middle;
  }
  // Around a change of the clocks there may be an earlier minute.
  const early = on - LONGEST_CHANGE_MS;
  if (offsetIn(zone, early) === offsetIn(zone, on + LONGEST_CHANGE_MS)) return on;
  for (let at = early; at < on; at += MINUTE_MS) if (hasBegun(at)) return at;
  return on;
}
