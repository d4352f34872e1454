import { isoWeekday, shiftDay, type Day } from './day.ts';

/**
 * The weekday that a calendar's weeks begin with, 1 Monday to 7 Sunday, by the studio's working days: a
 * studio that works on Sunday after a free Saturday begins its week there, as one that works on Saturday
 * after a free Friday does. Everywhere else a week begins on Monday.
 */
export function firstWeekday(workingDays: readonly number[]): number {
  const works = (day: number): boolean => workingDays.includes(day);
  if (works(7) && !works(6)) return 7;
  return works(6) && !works(5) ? 6 : 1;
}

/** The weekdays without work; `null`, for the usual ones, where no day is a working day. */
export function weekendOf(workingDays: readonly number[]): number[] | null {
  return workingDays.length === 0
    ? null
    : [1, 2, 3, 4, 5, 6, 7].filter((day) => !workingDays.includes(day));
}

/** The seven days of the week that holds `day`, from that weekday on. */
export function weekFrom(day: Day, first: number): Day[] {
  const start = shiftDay(day, -((isoWeekday(day) - first + 7) % 7));
  return [0, 1, 2, 3, 4, 5, 6].map((offset) => shiftDay(start, offset));
}
