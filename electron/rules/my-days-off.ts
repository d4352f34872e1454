import type { Day } from '../shared/day.ts';
import type { DayOffView } from '../shared/views.ts';

/** A day off as the artist sees it: Kitsu's, with waiting changes applied. */
export interface MyDayOff extends DayOffView {
  /** Kitsu's id; `null` while only this computer knows of it. */
  id: string | null;
}

/** First and last days are both included. */
export const overlaps = (a: { first: Day; last: Day }, b: { first: Day; last: Day }): boolean =>
  a.first <= b.last && b.first <= a.last;

/** The day off that a day lies in, or `null`. */
export const dayOffOn = (daysOff: readonly MyDayOff[], day: Day): MyDayOff | null =>
  daysOff.find(({ first, last }) => first <= day && day <= last) ?? null;
