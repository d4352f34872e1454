/** How often everything is read while all is well. */
export const PULL_EVERY_MS = 2 * 60_000;
const RETRY_PULL_MS = 20_000;
/** How often it is looked whether the system's network came or went, while Kitsu is away. */
export const HINT_EVERY_MS = 3_000;

const FIRST_LOOKS_MS = 2_000;
const USUAL_LOOK_MS = 12_000;
const RAREST_LOOK_MS = 96_000;

/** A quarter more or less, so that a studio's machines do not all come at once. */
const spread = (ms: number, random: number): number => ms * (0.75 + random / 2);
const asked = (retryAfter: number | null, random: number): number =>
  (retryAfter ?? 0) * 1000 * (1 + random / 10);

/**
 * Milliseconds until the next look for a Kitsu that is away, after `failures` (1 or more) in a row:
 * at once again, then every 12 s, and for one that is long away a fiftieth of the time it has been
 * so, at most 2 min. Never earlier than the server asked (`retryAfter`, seconds).
 */
export function probeDelay(
  failures: number,
  awayForMs: number,
  retryAfter: number | null,
  random: number,
): number {
  const early = Math.min(USUAL_LOOK_MS, FIRST_LOOKS_MS * 2 ** Math.min(failures - 1, 10));
  const late = Math.min(RAREST_LOOK_MS, awayForMs / 50);
  return Math.max(spread(Math.max(early, late), random), asked(retryAfter, random));
}

/** Milliseconds until the next whole reading, after `failures` in a row of a Kitsu that is there. */
export function pullDelay(failures: number, retryAfter: number | null, random: number): number {
  if (failures === 0) return PULL_EVERY_MS;
  const doubled = Math.min(PULL_EVERY_MS, RETRY_PULL_MS * 2 ** Math.min(failures - 1, 10));
  return Math.max(spread(doubled, random), asked(retryAfter, random));
}

/**
 * Longest time that anything here is ever held back: an hour that a server may ask for, with our
 * own spread. A moment further away was written by a clock that was wrong, and holds nothing.
 */
export const LONGEST_HOLD_MS = 75 * 60_000;

/** When a row or a reading that shall wait until `notBefore` is due (epoch ms), by today's clock. */
export const dueAt = (notBefore: number, now: number): number =>
  notBefore - now > LONGEST_HOLD_MS ? now : notBefore;
