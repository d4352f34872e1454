import { addDays, format, formatISO, getISODay, getISOWeek, startOfISOWeek } from 'date-fns';

/** A calendar day as Kitsu stores it, `YYYY-MM-DD`, without a time zone. */
export type Day = string;

/** From `first` to `last`, both included. */
export interface DaySpan {
  first: Day;
  last: Day;
}

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** Local midnight. Lists ask this for each of thousands of rows, for which parsing by a pattern is a hundred times too slow. */
const toDate = (day: Day): Date =>
  new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));

/** True for a day that exists: `2026-02-29` is not one. */
export const isDay = (text: string): text is Day =>
  SHAPE.test(text) && dayOf(toDate(text)) === text;

/** The artist's own calendar day at an instant, in the zone of the operating system. */
export const dayOf = (instant: Date): Day => formatISO(instant, { representation: 'date' });

/** `days` may be negative. */
export const shiftDay = (day: Day, days: number): Day => dayOf(addDays(toDate(day), days));

/** The seven days of the ISO week that contains `day`, Monday first. */
export function weekOf(day: Day): Day[] {
  const monday = dayOf(startOfISOWeek(toDate(day)));
  return [0, 1, 2, 3, 4, 5, 6].map((offset) => shiftDay(monday, offset));
}

/** 1 Monday to 7 Sunday. */
export const isoWeekday = (day: Day): number => getISODay(toDate(day));

/** ISO week number, 1 to 53. */
export const weekNumber = (day: Day): number => getISOWeek(toDate(day));

/** `Fri 20 Nov`; with the year if it differs from that of `today`. */
export function shortDay(day: Day, today: Day): string {
  const pattern = day.slice(0, 4) === today.slice(0, 4) ? 'EEE d MMM' : 'EEE d MMM yyyy';
  return format(toDate(day), pattern);
}

/** `Friday 20 November`: for screen readers. */
export const longDay = (day: Day): string => format(toDate(day), 'EEEE d MMMM');

/** `Fri`. */
export const weekday = (day: Day): string => format(toDate(day), 'EEE');

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000);
}
