import { tzOffset } from '@date-fns/tz';
import { shiftDay, type Day } from './day.ts';

/** A time zone by its IANA name, `Europe/Paris`; `null` for that of this computer. */
export type Zone = string | null;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** No zone is further from UTC than this (-12 to +14 hours). */
const FURTHEST_MS = 15 * HOUR_MS;

/** True for a zone that this app knows; Kitsu stores whatever it was sent. */
export const isZone = (name: string): boolean =>
  /^[A-Za-z]/.test(name) && !Number.isNaN(tzOffset(name, new Date(0)));

/** Minutes that the zone is ahead of UTC at an instant, epoch ms; negative if behind. */
export function offsetIn(zone: Zone, instant: number): number {
  const date = new Date(instant);
  return zone === null ? -date.getTimezoneOffset() : tzOffset(zone, date);
}

/** The calendar day in the zone at an instant, epoch ms. */
export const dayIn = (zone: Zone, instant: number): Day =>
  new Date(instant + offsetIn(zone, instant) * MINUTE_MS).toISOString().slice(0, 10);

/** `09:05`: the zone's local time at an instant, epoch ms. */
export const clockIn = (zone: Zone, instant: number): string =>
  new Date(instant + offsetIn(zone, instant) * MINUTE_MS).toISOString().slice(11, 16);

/**
 * When a calendar day of the zone begins and when the next one does, epoch ms: 23, 24 or 25 hours
 * apart, or another length if a country changed its clocks otherwise. If clocks skip midnight the day
 * begins at 01:00, if they show it twice at the first. A day that a zone left out has no length.
 */
export const dayBounds = (zone: Zone, day: Day): { start: number; end: number } => ({
  start: startOf(zone, day),
  end: startOf(zone, shiftDay(day, 1)),
});

/** The first minute of the zone on that day or after it; found by bisection, since no rule tells it. */
function startOf(zone: Zone, day: Day): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let before = (midnight - FURTHEST_MS) / MINUTE_MS;
  let on = (midnight + FURTHEST_MS) / MINUTE_MS;
  while (on - before > 1) {
    const middle = Math.floor((before + on) / 2);
    if (dayIn(zone, middle * MINUTE_MS) < day) before = middle;
    else on = middle;
  }
  return on * MINUTE_MS;
}

/** This computer's zone by name; `null` if the system does not say. */
export const computerZone = (): string | null =>
  Intl.DateTimeFormat().resolvedOptions().timeZone || null;

/** An offset as people write it: `UTC`, `UTC+1`, `UTC−3:30`. */
export function offsetText(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset));
  if (minutes === 0) return 'UTC';
  const rest = minutes % 60;
  const sign = offset < 0 ? '−' : '+';
  return `UTC${sign}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
