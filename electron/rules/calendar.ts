import type { Day } from '../shared/day.ts';
import { workDayBounds, workDayIn } from '../shared/work-day.ts';
import type { Zone } from '../shared/zone.ts';

/** The artist's calendar: on which of their days an instant (epoch milliseconds) is. */
export interface Calendar {
  zone(): Zone;
  /** `HH:MM`: when their days begin, `00:00` unless they work past midnight. */
  begins(): string;
  dayOf(at: number): Day;
  /** Begin of the day and of the next one, epoch milliseconds: 23 to 25 hours apart. */
  boundsOf(day: Day): { start: number; end: number };
}

/** Follows a zone and the time at which days begin; both may change at any moment. */
export const calendarOf = (zone: () => Zone, begins: () => string = () => '00:00'): Calendar => ({
  zone,
  begins,
  dayOf: (at) => workDayIn(zone(), at, begins()),
  boundsOf: (day) => workDayBounds(zone(), day, begins()),
});
