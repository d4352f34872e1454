import { doubled } from '../shared/concurrency.ts';

/** How often everything is refreshed while all is well. */
export const PULL_EVERY_MS = 2 * 60_000;
const RETRY_PULL_MS = 20_000;
/** How often the system's network status is checked while Kitsu is away. */
export const HINT_EVERY_MS = 3_000;

const FIRST_LOOKS_MS = 2_000;
const USUAL_LOOK_MS = 12_000;
const RAREST_LOOK_MS = 96_000;

/** Up to a quarter more or less, so that a studio's machines do not all come at once. */
const spread = (ms: number, random: number): number => ms * (0.75 + random / 2);
const asked = (retryAfter: number | null, random: number): number =>
  (retryAfter ?? 0) * 1000 * (1 + random / 10);

/**
 * Milliseconds until the next probe of a Kitsu that is away, after `failures` (1 or more) in a row: at
 * once after the first, then every 12 s, and after a long outage a fiftieth of its length, at most 2
 * min. Never earlier than the server asked (`retryAfter`, seconds).
 */
export function probeDelay(
  failures: number,
  awayForMs: number,
  retryAfter: number | null,
  random: number,
): number {
  const early = doubled(FIRST_LOOKS_MS, failures, USUAL_LOOK_MS);
  const late = Math.min(RAREST_LOOK_MS, awayForMs / 50);
  return Math.max(spread(Math.max(early, late), random), asked(retryAfter, random));
}

/** Milliseconds until the next full refresh, after `failures` in a row of a Kitsu that answers. */
export function pullDelay(failures: number, retryAfter: number | null, random: number): number {
  if (failures === 0) return PULL_EVERY_MS;
  const delay = spread(doubled(RETRY_PULL_MS, failures, PULL_EVERY_MS), random);
  return Math.max(delay, asked(retryAfter, random));
}

/**
 * The longest time that anything here is held back: an hour that a server may ask for, with our own
 * spread. A later time was written by a clock that was wrong, and is ignored.
 */
export const LONGEST_HOLD_MS = 75 * 60_000;

/** When a row or a refresh with `notBefore` is due (epoch ms), by the present clock. */
export const dueAt = (notBefore: number, now: number): number =>
  notBefore - now > LONGEST_HOLD_MS ? now : notBefore;
