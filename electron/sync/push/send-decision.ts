import type { SendAttempt } from '../../outbox/kinds/attempt.ts';

/**
 * How long an attempt whose answer was lost may still be under way, in a proxy or a busy server:
 * nothing is repeated before that, or both would arrive.
 */
export const GRACE_MS = 20_000;

export type SendDecision =
  /** An earlier attempt arrived and created this. */
  | { kind: 'twin'; id: string }
  /** To be sent, once `attempt` is on disk. */
  | { kind: 'send'; attempt: SendAttempt }
  /** An earlier attempt may still arrive. `notBefore` is in epoch milliseconds. */
  | { kind: 'wait'; attempt: SendAttempt; notBefore: number };

/**
 * Until when an attempt without an answer may still arrive (epoch milliseconds), and when it was sent
 * as far as this clock knows; `null` once that time is over.
 */
export function inFlightUntil(
  sentAt: number | null,
  now: number,
): { sentAt: number; notBefore: number } | null {
  if (sentAt === null) return null;
  // A time in the future comes from a clock that was set back since: it was sent now, at the latest.
  const at = Math.min(sentAt, now);
  return now - at < GRACE_MS ? { sentAt: at, notBefore: at + GRACE_MS } : null;
}

/**
 * What to do with a write that Kitsu would store twice, given the candidates found there (`likes`: ids,
 * the oldest first) and the time (`now`, epoch milliseconds).
 */
export function decideSend(
  attempt: SendAttempt,
  likes: readonly string[],
  now: number,
): SendDecision {
  const seen = new Set(attempt.seen);
  if (attempt.step === 'sent') {
    const twin = likes.find((id) => !seen.has(id));
    if (twin !== undefined) return { kind: 'twin', id: twin };
    const open = inFlightUntil(attempt.sentAt, now);
    if (open) {
      const { sentAt, notBefore } = open;
      return { kind: 'wait', attempt: { ...attempt, sentAt }, notBefore };
    }
  }
  return {
    kind: 'send',
    attempt: { step: 'sent', seen: [...seen, ...unseen(likes, seen)], sentAt: now },
  };
}

const unseen = (ids: readonly string[], seen: ReadonlySet<string>): string[] =>
  ids.filter((id) => !seen.has(id));

/** Kitsu answered and does not have it: that attempt is over and can no longer arrive. */
export const resetAttempt = (attempt: SendAttempt): SendAttempt => ({
  step: 'new',
  seen: attempt.seen,
  sentAt: null,
});
