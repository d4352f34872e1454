import type { AwayCause } from '../shared/timer.ts';

/** A signal about whether the artist is there. */
export type PresenceSign =
  | { kind: 'lock' | 'unlock' | 'suspend' | 'resume' }
  /** The artist did something in this app: somebody who starts a timer is there, whatever device was used. */
  | { kind: 'act' }
  | {
      kind: 'look';
      /** Milliseconds since the last input; `null` if unknown. */
      idleMs: number | null;
      /** A program whose work counts is at work. */
      works: boolean;
      /** When the artist's day ends, epoch milliseconds. */
      dayEnd: number;
    };

export interface PresenceDeps {
  /** The artist has been away since then (epoch milliseconds). */
  away(cause: AwayCause, since: number): void;
  back(): void;
  /**
   * Milliseconds without input after which the artist counts as away; `Infinity` if idle time is never
   * asked about.
   */
  idleAfterMs(): number;
}

export interface Presence {
  /** `now`: epoch milliseconds, of a clock that may be set. */
  take(sign: PresenceSign, now: number): void;
  /** Milliseconds until the next check is due. */
  nextLookMs(now: number): number;
  /** The artist will soon count as away, unless a program is found at work. */
  wantsPrograms(now: number): boolean;
}

/**
 * Limits of the interval between checks. The second is also how exact the start of a lock is if only
 * these checks detect it.
 */
const SOONEST_LOOK_MS = 5_000;
export const LATEST_LOOK_MS = 20_000;
/**
 * Somebody who locks by hand touched something just before; a screen that locked itself was alone for
 * longer.
 */
const BY_HAND_MS = 60_000;
/** Systems count idle time in whole seconds. */
const GRAIN_MS = 1_500;
/**
 * A render without any input counts as the artist's work for this long; after that all of it is asked
 * about.
 */
export const LONGEST_ALONE_MS = 2 * 3_600_000;
/** Check before midnight, so that idle time does not slip into a new day's segment. */
const BEFORE_MIDNIGHT_MS = LATEST_LOOK_MS + 10_000;
const ALONE_BEFORE_MIDNIGHT_MS = 60_000;

/**
 * Derives from all signals whether the artist is there. Consecutive causes (idle, then a lock, then
 * sleep) form one absence: from its first moment, with its first cause, until none of them holds any
 * more. A computer that woke up counts as unattended until there is input, a locked one until it is
 * unlocked. Absences shorter than the artist's threshold are reported too: the timer counts them as
 * work.
 */
export function createPresence(deps: PresenceDeps): Presence {
  let locked = false;
  let idle = false;
  /** `asleep`, or the instant of the wake-up. */
  let sleep: 'asleep' | number | null = null;
  let gone = false;
  /** The last input, and the last work of a program; epoch milliseconds. */
  let input: number | null = null;
  let worked: number | null = null;
  let seesInput = false;

  const seen = (): number | null => (input === null ? null : Math.max(input, worked ?? 0));

  function touched(now: number): void {
    input = now;
    worked = null;
    idle = false;
  }

  function leave(cause: AwayCause, now: number): void {
    if (gone) return;
    gone = true;
    const last = seen();
    const alone = last !== null && now - last > BY_HAND_MS && Number.isFinite(deps.idleAfterMs());
    deps.away(alone ? 'idle' : cause, alone ? last : now);
  }

  function settle(): void {
    if (!gone || locked || idle || sleep !== null) return;
    gone = false;
    deps.back();
  }

  function look(sign: Extract<PresenceSign, { kind: 'look' }>, now: number): void {
    seesInput = sign.idleMs !== null;
    if (sign.idleMs === null) {
      if (typeof sleep === 'number') sleep = null;
      return settle();
    }
    const before = seen();
    // If the clock was set back, no input may lie in the future.
    input = Math.min(now, Math.max(now - sign.idleMs, input ?? 0));
    if (idle && before !== null && input > before + GRAIN_MS) touched(input);
    if (typeof sleep === 'number' && input > sleep + GRAIN_MS) sleep = null;
    const late = sign.dayEnd - now <= BEFORE_MIDNIGHT_MS;
    if (late || now - input > LONGEST_ALONE_MS) worked = null;
    else if (sign.works && !gone) worked = now;
    const after = deps.idleAfterMs();
    const limit =
      late && Number.isFinite(after) ? Math.min(after, ALONE_BEFORE_MIDNIGHT_MS) : after;
    const last = seen() ?? now;
    if (!idle && now - last >= limit) {
      idle = true;
      if (!gone) {
        gone = true;
        deps.away('idle', last);
      }
    }
    settle();
  }

  return {
    take(sign, now) {
      switch (sign.kind) {
        case 'lock':
          locked = true;
          return leave('lock', now);
        case 'unlock':
          locked = false;
          sleep = null;
          touched(now);
          return settle();
        case 'suspend':
          sleep = 'asleep';
          return leave('sleep', now);
        case 'resume':
          if (sleep !== 'asleep') return;
          sleep = seesInput ? now : null;
          return settle();
        case 'act':
          sleep = null;
          gone = false;
          return touched(now);
        case 'look':
          return look(sign, now);
      }
    },
    nextLookMs(now) {
      if (gone) return SOONEST_LOOK_MS;
      const left = deps.idleAfterMs() - (now - (seen() ?? now));
      return Math.min(Math.max(left, SOONEST_LOOK_MS), LATEST_LOOK_MS);
    },
    wantsPrograms(now) {
      const last = seen();
      if (gone || last === null) return false;
      // Work is measured between two checks, so the first must be well before the end.
      return deps.idleAfterMs() - (now - last) <= 2 * LATEST_LOOK_MS;
    },
  };
}
