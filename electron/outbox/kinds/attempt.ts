import { z } from 'zod';

/**
 * The state of sending a change that Kitsu would store as often as it is sent. Kitsu has no idempotency
 * key, so an attempt that may have arrived is looked for before it is repeated. `seen`: candidates (mine,
 * with the same text and status) that were in Kitsu before the first attempt, or belong to another row:
 * none of them is this change. `sentAt`: when the last attempt was under way, as far as known (epoch ms).
 */
export const sendAttempt = z.object({
  step: z.enum(['new', 'sent']),
  seen: z.array(z.string()).default([]),
  sentAt: z.number().nullable().default(null),
});
export type SendAttempt = z.infer<typeof sendAttempt>;
export const NOT_SENT: SendAttempt = { step: 'new', seen: [], sentAt: null };

/** The body with one more candidate that is not this change. */
export const withSeen = <Body extends SendAttempt>({ body }: { body: Body }, id: string): Body => ({
  ...body,
  seen: [...body.seen, id],
});
