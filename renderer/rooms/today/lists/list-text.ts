import { dayOf, shortDay, type Day } from '../../../../electron/shared/day.ts';

/** When a task was done: `done Thu 12 Nov`; empty where Kitsu does not say. */
export const doneText = (doneAt: string | null, today: Day): string =>
  doneAt === null ? '' : `done ${shortDay(dayOf(new Date(doneAt)), today)}`;

/** The row whose turn it is after one that left from this place; `null` of an empty list. */
export const nextAt = (place: number, rows: number): number | null =>
  rows === 0 ? null : Math.min(Math.max(0, place), rows - 1);
