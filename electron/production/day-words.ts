import { longDay, shortDay, type Day } from '../shared/day.ts';
import type { WorkCalendar } from './calendar.ts';

/** Days ahead that people name by their weekday alone. */
const NEXT_DAYS = 6;

/** `today`, `tomorrow`, `Tuesday`; from a week ahead and for past days `Fri 4 Dec`. */
export function dayWords(day: Day, calendar: WorkCalendar): string {
  const offset = calendar.offsetOf(day);
  if (offset === 0) return 'today';
  if (offset === 1) return 'tomorrow';
  if (offset === -1) return 'yesterday';
  if (offset > 1 && offset <= NEXT_DAYS) return longDay(day).split(' ')[0] ?? day;
  return shortDay(day, calendar.today);
}

/** `today`, `on Tuesday`, `on Fri 4 Dec`: when something happens. */
export function onDay(day: Day, calendar: WorkCalendar): string {
  const words = dayWords(day, calendar);
  return Math.abs(calendar.offsetOf(day)) <= 1 ? words : `on ${words}`;
}

/** The range of a piece of work: `today`, `until Tuesday`, `from Monday until Tuesday`. */
export function spanWords(from: Day, until: Day, calendar: WorkCalendar): string {
  const end = dayWords(until, calendar);
  if (calendar.offsetOf(from) <= 0) return end === 'today' ? end : `until ${end}`;
  return from === until ? onDay(until, calendar) : `from ${dayWords(from, calendar)} until ${end}`;
}

/** `Monday is a day off`, `Monday to Wednesday and Fri 4 Dec are days off`; empty for none. */
export function dayOffWords(days: readonly Day[], calendar: WorkCalendar): string {
  if (days.length === 0) return '';
  const runs = runsOf(days.map(calendar.offsetOf), calendar).map(([first, last]) => {
    const name = (offset: number): string => dayWords(calendar.dayAt(offset), calendar);
    return first === last ? name(first) : `${name(first)} to ${name(last)}`;
  });
  return `${listWords(runs)} ${days.length === 1 ? 'is a day off' : 'are days off'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** Consecutive days, also over a weekend, are one absence. */
function runsOf(offsets: readonly number[], calendar: WorkCalendar): [number, number][] {
  const runs: [number, number][] = [];
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && noWorkBetween(run[1], offset, calendar)) run[1] = offset;
    else runs.push([offset, offset]);
  }
  return runs;
}

function noWorkBetween(from: number, to: number, calendar: WorkCalendar): boolean {
  for (let offset = from + 1; offset < to; offset += 1) {
    if (calendar.isWorkday(offset)) return false;
  }
  return true;
}
