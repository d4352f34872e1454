import { doubled } from '../../shared/concurrency.ts';
import { sameMinutes, type Minutes } from '../../shared/minutes.ts';
import { assertNever, type Failure } from '../../shared/result.ts';
import type { TimeBody } from '../../outbox/kinds/time.ts';

/**
 * What to do with a task day now that Kitsu's number is known:
 * - `done`: Kitsu has the target, whoever wrote it.
 * - `write`: Kitsu has what the artist saw, or an earlier attempt of ours whose answer was lost.
 * - `conflict`: somebody else changed it; nothing is overwritten silently.
 */
export function decideTimeWrite(body: TimeBody, inKitsu: Minutes): 'done' | 'write' | 'conflict' {
  if (sameMinutes(inKitsu, body.target)) return 'done';
  if (sameMinutes(inKitsu, body.base)) return 'write';
  const ours = (body.unanswered ?? []).map(({ minutes }) => minutes);
  if (body.sent !== null) ours.push(body.sent);
  return ours.some((minutes) => sameMinutes(inKitsu, minutes)) ? 'write' : 'conflict';
}

/** What a failed step means for its row. */
export type Verdict =
  /** It is retried automatically, not before `retryAfter` seconds if the server named them. */
  | { kind: 'wait'; retryAfter: number | null }
  /** All rows wait until the artist signs in again. */
  | { kind: 'hold' }
  /** The server refused it: it is kept, shown with the message, and never retried automatically. */
  | { kind: 'park' };

/**
 * Sorts a failure by whether time, a sign-in, or only the artist can solve it. Codes that sending never
 * produces also wait: that keeps the row, whatever they would mean.
 */
export function classifyFailure(failure: Failure): Verdict {
  switch (failure.code) {
    case 'signed-out':
    case 'two-factor-setup':
      return { kind: 'hold' };
    case 'forbidden':
    case 'not-found':
    case 'not-supported':
    case 'refused':
    case 'conflict':
    case 'too-large':
      return { kind: 'park' };
    case 'offline':
    case 'unreachable':
    case 'timeout':
    case 'tls-not-trusted':
    case 'plain-http':
    case 'not-a-kitsu':
    case 'too-old':
    case 'locked-out':
    case 'throttled':
    case 'server-fault':
    case 'not-understood':
    case 'cancelled':
    case 'wrong-credentials':
    case 'wrong-code':
    case 'deactivated':
    case 'rule':
    case 'bad-input':
    case 'ambiguous':
    case 'newer-app':
    case 'disk':
    case 'unexpected':
      return { kind: 'wait', retryAfter: failure.retryAfter ?? null };
    default:
      return assertNever(failure.code);
  }
}

const FIRST_WAIT_S = 2;
const LONGEST_WAIT_S = 300;

/**
 * Seconds until the next attempt after `attempts` failed ones (1 or more): doubling from 2 s to 5 min,
 * spread by `random` (0 to 1) so that a studio's machines do not all come back at once; never earlier
 * than the server asked.
 */
export function backOff(attempts: number, retryAfter: number | null, random: number): number {
  const wait = doubled(FIRST_WAIT_S, attempts, LONGEST_WAIT_S);
  return retryAfter === null ? wait * (1 + random / 2) : retryAfter + random * wait;
}

/** Kitsu said yes, and what is read back is as before. */
export const NOT_SAVED = {
  ok: false,
  code: 'server-fault',
  message: 'Kitsu accepted it but did not save it.',
  action: 'Retrying automatically.',
} as const;
