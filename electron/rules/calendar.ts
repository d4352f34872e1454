import type { Day } from '../shared/day.ts';
import { dayBounds, dayIn, type Zone } from '../shared/zone.ts';

/** The artist's calendar: which of their days an instant (epoch milliseconds) lies in. */
export interface Calendar {
  zone(): Zone;
  dayOf(at: number): Day;
  /** The first moment of the day and the first after it, epoch milliseconds: 23 to 25 hours apart. */
  boundsOf(day: Day): { start: number; end: number };
}

/** By the clocks of a zone, which may become another one at any moment. */
export const calendarOf = (zone: () => Zone): Calendar => ({
  zone,
  dayOf: (at) => dayIn(zone(), at),
  boundsOf: (day) => dayBounds(zone(), day),
});
