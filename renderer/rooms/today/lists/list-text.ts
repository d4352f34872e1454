import { dayOf, shortDay, type Day } from '../../../../electron/shared/day.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something waits: `just now`, `12 min`, `3 h`, `2 days`; empty where it is not known. */
export function waitText(since: string | null, now: Date): string {
  const ms = since === null ? NaN : now.getTime() - Date.parse(since);
  if (Number.isNaN(ms)) return '';
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  const days = Math.floor(ms / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

/** When a task was done: `done Thu 12 Nov`; empty where Kitsu does not say. */
export const doneText = (doneAt: string | null, today: Day): string =>
  doneAt === null ? '' : `done ${shortDay(dayOf(new Date(doneAt)), today)}`;

/** The row whose turn it is after one that left from this place; `null` of an empty list. */
export const nextAt = (place: number, rows: number): number | null =>
  rows === 0 ? null : Math.min(Math.max(0, place), rows - 1);
