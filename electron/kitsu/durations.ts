import { MINUTES_A_DAY, type Minutes } from '../shared/minutes.ts';
import { failure, type Failure } from '../shared/result.ts';

/** Hours in Kitsu's unit: `hours(1.5)` is 90 minutes. */
export const hours = (count: number): Minutes => Math.round(count * 60);

/** Working days in Kitsu's unit, by the studio's hours a day (`getStudioRules`). */
export const days = (count: number, hoursByDay = 8): Minutes => hours(count * hoursByDay);

const SECONDS_AN_HOUR = 3600;

/**
 * A warning for a duration that was probably given in seconds, as older guides do (`8 * 3600` for eight
 * hours); `null` if it was not. Kitsu itself accepts any number (kitsu-api §0.1).
 */
export function looksLikeSeconds(minutes: Minutes): string | null {
  if (minutes < SECONDS_AN_HOUR || minutes % (SECONDS_AN_HOUR / 4) !== 0) return null;
  const meant = minutes / SECONDS_AN_HOUR;
  return `${minutes} minutes are ${Math.round(minutes / 60)} hours. Kitsu counts in minutes: for ${meant} h send ${hours(meant)}.`;
}

/** Checks a day's time before it is sent: it may not exceed a day. Kitsu itself refuses zero and less. */
export function checkDayTime(minutes: Minutes): Failure | null {
  if (!(minutes > MINUTES_A_DAY)) return null;
  const words = looksLikeSeconds(minutes) ?? `${minutes} minutes are more than a day has.`;
  return failure('rule', words, 'Give the duration in minutes, 1440 at most.');
}
