import { z } from 'zod';
import { sameMinutes, type Minutes } from '../shared/minutes.ts';

/**
 * Numbers that were sent to Kitsu and never answered, and when (ISO instant). A proxy on the way
 * may still hold such a request and deliver it after a newer one.
 */
export const attempts = z.array(z.object({ minutes: z.number(), at: z.string() }));
export type Attempt = z.infer<typeof attempts>[number];

/** No proxy holds a request longer; what appears in Kitsu after that was typed there. */
const MAY_ARRIVE_MS = 60 * 60_000;

/** Those that may still arrive. A clock that was set back makes nothing older than it is. */
export const stillOpen = (open: readonly Attempt[], now: Date): Attempt[] =>
  open.filter(({ at }) => Math.abs(now.getTime() - Date.parse(at)) < MAY_ARRIVE_MS);

/** One more is about to be sent. */
export const tried = (
  open: readonly Attempt[] | undefined,
  minutes: Minutes,
  now: Date,
): Attempt[] => [...stillOpen(open ?? [], now), { minutes, at: now.toISOString() }];

/** One of these numbers has arrived: the latest of them is no longer open. */
export function answered(open: readonly Attempt[] | undefined, minutes: Minutes): Attempt[] {
  const known = open ?? [];
  const at = known.map((one) => sameMinutes(one.minutes, minutes)).lastIndexOf(true);
  return known.filter((_one, index) => index !== at);
}
