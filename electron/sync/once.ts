import type { Once } from '../replica/outbox-bodies.ts';

/**
 * How long a try whose answer was lost may still be on its way, in a proxy or a busy server: nothing
 * is repeated before that, or both would arrive.
 */
export const GRACE_MS = 20_000;

export type OnceDecision =
  /** An earlier try arrived: this is what it made. */
  | { kind: 'twin'; id: string }
  /** To be sent, once `once` is on the disk. */
  | { kind: 'send'; once: Once }
  /** An earlier try may still arrive. `notBefore` is in epoch milliseconds. */
  | { kind: 'wait'; once: Once; notBefore: number };

/**
 * Until when a try without an answer may still arrive (epoch milliseconds), and when it was sent as
 * far as this clock knows; `null` once it is over.
 */
export function onItsWay(
  sentAt: number | null,
  now: number,
): { sentAt: number; notBefore: number } | null {
  if (sentAt === null) return null;
  // Sent in the future, by a clock that was set back meanwhile: sent now, at the latest.
  const at = Math.min(sentAt, now);
  return now - at < GRACE_MS ? { sentAt: at, notBefore: at + GRACE_MS } : null;
}

/**
 * What to do with something that Kitsu would do twice, now that it is known what there looks like it
 * (`likes`: ids, the oldest first) and what time it is (`now`, epoch milliseconds).
 */
export function decideOnce(once: Once, likes: readonly string[], now: number): OnceDecision {
  const seen = new Set(once.seen);
  if (once.step === 'sent') {
    const twin = likes.find((id) => !seen.has(id));
    if (twin !== undefined) return { kind: 'twin', id: twin };
    const open = onItsWay(once.sentAt, now);
    if (open) {
      const { sentAt, notBefore } = open;
      return { kind: 'wait', once: { ...once, sentAt }, notBefore };
    }
  }
  return {
    kind: 'send',
    once: { step: 'sent', seen: [...seen, ...unseen(likes, seen)], sentAt: now },
  };
}

const unseen = (ids: readonly string[], seen: ReadonlySet<string>): string[] =>
  ids.filter((id) => !seen.has(id));

/** Kitsu answered, and it is not there: that try is over and cannot arrive any more. */
export const notDone = (once: Once): Once => ({ step: 'new', seen: once.seen, sentAt: null });
