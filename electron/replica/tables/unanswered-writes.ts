import { z } from 'zod';
import { sameMinutes, type Minutes } from '../../shared/minutes.ts';

/**
 * Numbers that were sent to Kitsu and never answered, with the time (ISO instant). A proxy may still
 * hold such a request and deliver it after a newer one.
 */
export const unansweredWrites = z.array(z.object({ minutes: z.number(), at: z.string() }));
export type UnansweredWrite = z.infer<typeof unansweredWrites>[number];

/** No proxy holds a request longer; a number that appears in Kitsu later was typed there. */
const MAY_ARRIVE_MS = 60 * 60_000;

/** The writes that may still arrive. A clock that was set back makes none of them older. */
export const stillUnanswered = (open: readonly UnansweredWrite[], now: Date): UnansweredWrite[] =>
  open.filter(({ at }) => Math.abs(now.getTime() - Date.parse(at)) < MAY_ARRIVE_MS);

/** Adds one that is about to be sent. */
export const withAttempt = (
  open: readonly UnansweredWrite[] | undefined,
  minutes: Minutes,
  now: Date,
): UnansweredWrite[] => [...stillUnanswered(open ?? [], now), { minutes, at: now.toISOString() }];

/** One of these numbers has arrived: the latest such write is no longer open. */
export function withoutAnswered(
  open: readonly UnansweredWrite[] | undefined,
  minutes: Minutes,
): UnansweredWrite[] {
  const known = open ?? [];
  const at = known.map((one) => sameMinutes(one.minutes, minutes)).lastIndexOf(true);
  return known.filter((_one, index) => index !== at);
}
