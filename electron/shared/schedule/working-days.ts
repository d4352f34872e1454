import { weekdayOf } from './day-number.ts';
import type { DayNumber } from './schedule.ts';

/** The weekdays on which a studio works. */
export interface WorkingWeek {
  works(day: DayNumber): boolean;
  /** Working days of seven. */
  days: number;
}

/** `weekdays`: 1 Monday to 7 Sunday. A studio without a working day is taken to work on all of them. */
export function workingWeek(weekdays: readonly number[]): WorkingWeek {
  const on = new Set(weekdays.filter((day) => day >= 1 && day <= 7));
  if (on.size === 0) return { works: () => true, days: 7 };
  return { works: (day) => on.has(weekdayOf(day)), days: on.size };
}

/** The working day that is so many working days after a day, or before it (negative); 0 is the day itself. */
export function shiftWorking(day: DayNumber, by: number, week: WorkingWeek): DayNumber {
  if (by === 0) return day;
  const step = by > 0 ? 1 : -1;
  const whole = Math.floor((Math.abs(by) - 1) / week.days);
  let at = day + step * whole * 7;
  for (let left = Math.abs(by) - whole * week.days; left > 0;) {
    at += step;
    if (week.works(at)) left -= 1;
  }
  return at;
}

/** The day itself where the studio works then, else the next working day. */
export const nextWorking = (day: DayNumber, week: WorkingWeek): DayNumber =>
  week.works(day) ? day : shiftWorking(day, 1, week);

/** Working days from one day to another, both included; 0 if there are none. */
export function workingBetween(first: DayNumber, last: DayNumber, week: WorkingWeek): number {
  if (last < first) return 0;
  const whole = Math.floor((last - first + 1) / 7);
  let count = whole * week.days;
  for (let day = first + whole * 7; day <= last; day += 1) if (week.works(day)) count += 1;
  return count;
}

/**
 * How many working days a thing is moved that is dragged so many days: it begins on a working day that it was dragged
 * onto or over.
 */
export function draggedBy(day: DayNumber, days: number, week: WorkingWeek): number {
  const to = day + days;
  return days >= 0 ? workingBetween(day + 1, to, week) : 0 - workingBetween(to, day - 1, week);
}
