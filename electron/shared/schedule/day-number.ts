import type { Day } from '../day.ts';
import type { DayNumber } from './schedule.ts';

const DAY_MS = 86_400_000;

export const dayNumber = (day: Day): DayNumber =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / DAY_MS;

/** Kitsu keeps years of four digits. */
export const dayOfNumber = (day: DayNumber): Day =>
  new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;
