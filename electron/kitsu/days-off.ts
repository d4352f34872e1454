import type { DayOff } from '../shared/production.ts';
import { remove, route, write, type Options } from './request-helpers.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { dayOffRow } from './production/project-rows.ts';

/**
 * Marks the days from `first` to `last`, both included, as off: the caller's own, or anybody's for
 * administrators. Kitsu silently deletes every time spent on these days (kitsu-api 2.4), and refuses
 * (400) an overlap with an existing day off, also a repeat of the same request.
 * Route: `POST /data/day-offs`.
 */
export const createDayOff = (
  http: Http,
  personId: string,
  { first, last, description }: Omit<DayOff, 'id' | 'personId'>,
  options?: Options,
): Promise<KitsuAnswer<DayOff>> => {
  const body = { person_id: personId, date: first, end_date: last, description };
  return write(http, 'POST', '/data/day-offs', body, dayOffRow, options);
};

/**
 * Deletes a day off with all its days; the times that it had deleted stay deleted. A second call
 * answers 404. Allowed for the caller's own, or anybody's for administrators.
 * Route: `DELETE /data/day-offs/:id`.
 */
export const removeDayOff = (
  http: Http,
  dayOffId: string,
  options?: Options,
): Promise<KitsuAnswer<null>> => remove(http, route`/data/day-offs/${dayOffId}`, options);
