import type { Day, DaySpan } from '../shared/day.ts';
import type { DayOffView } from '../shared/views.ts';

export const overlaps = (a: DaySpan, b: DaySpan): boolean => a.first <= b.last && b.first <= a.last;

/** The day off that a day lies in, or `null`. */
export const dayOffOn = (daysOff: readonly DayOffView[], day: Day): DayOffView | null =>
  daysOff.find(({ first, last }) => first <= day && day <= last) ?? null;
