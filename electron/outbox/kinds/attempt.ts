import { z } from 'zod';

/**
 * What a change keeps that Kitsu would take as often as it is sent. Kitsu has no key against doing a
 * thing twice, so a try that may have arrived is looked for before it is repeated. `seen` are the
 * likenesses (mine, the same words and status) that stood in Kitsu before the first try, or belong to
 * another row: none of them is the twin. `sentAt` is when the last try was known to be on its way
 * (epoch ms).
 */
export const sendAttempt = z.object({
  step: z.enum(['new', 'sent']),
  seen: z.array(z.string()).default([]),
  sentAt: z.number().nullable().default(null),
});
export type SendAttempt = z.infer<typeof sendAttempt>;
export const NOT_SENT: SendAttempt = { step: 'new', seen: [], sentAt: null };

/** The body with one more likeness that is not its twin. */
export const withSeen = <Body extends SendAttempt>({ body }: { body: Body }, id: string): Body => ({
  ...body,
  seen: [...body.seen, id],
});
