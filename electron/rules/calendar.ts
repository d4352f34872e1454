import type { Day } from '../shared/day.ts';
import { dayBounds, dayIn, type Zone } from '../shared/zone.ts';

/** The artist's calendar: on which of their days an instant (epoch milliseconds) is. */
export interface Calendar {
  zone(): Zone;
  dayOf(at: number): Day;
  /** Begin of the day and of the next one, epoch milliseconds: 23 to 25 hours apart. */
  boundsOf(day: Day): { start: number; end: number };
}

/** Follows a zone, which may change at any moment. */
export const calendarOf = (zone: () => Zone): Calendar => ({
  zone,
  dayOf: (at) => dayIn(zone(), at),
  boundsOf: (day) => dayBounds(zone(), day),
});
