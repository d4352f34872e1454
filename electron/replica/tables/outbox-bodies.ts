import { z } from 'zod';
import { unansweredWrites } from './unanswered-writes.ts';

/**
 * A day's total on one task. `base` is Kitsu's value when the artist last looked (0 if unknown: nothing
 * was shown, so anything found there is a conflict), `sent` the target of an attempt whose answer never
 * came, `kitsu` the value that a conflict found there and `kitsuAt` when (ISO instant). `unanswered`
 * are all recent attempts of that kind, older targets too: any of them may still arrive
 * (unanswered-writes.ts). `typed`: when the artist last typed, and Kitsu's number at that time.
 */
const timeBody = z.object({
  target: z.number(),
  base: z.number(),
  sent: z.number().nullable(),
  kitsu: z.number().nullable(),
  unanswered: unansweredWrites.optional(),
  kitsuAt: z.string().optional(),
  typed: z.object({ at: z.string(), over: z.number() }).optional(),
});

/**
 * Kitsu has no idempotency key, so an attempt that may have arrived is looked for before it is
 * repeated. `seen` are the candidates (mine, with the same text and status) that were in Kitsu before
 * the first attempt, or belong to another row: none of them is the duplicate. `sentAt` is when the last
 * attempt was known to be under way (epoch ms).
 */
const once = z.object({
  step: z.enum(['new', 'sent']),
  seen: z.array(z.string()).default([]),
  sentAt: z.number().nullable().default(null),
});
export type SendAttempt = z.infer<typeof once>;
export const NOT_SENT: SendAttempt = { step: 'new', seen: [], sentAt: null };

/**
 * A start is a comment without text. `movedTo` is the status that a conflict found. A row that the
 * first version of the app sent has no `seen`, but the newest comment of that moment.
 */
const startBody = once.extend({
  statusId: z.string(),
  baseStatusId: z.string(),
  newestCommentId: z.string().nullish(),
  movedTo: z.string().nullable(),
});

const file = z.object({ id: z.string(), name: z.string(), size: z.number() });

/**
 * `statusId` is `null` for a comment that leaves the status as it is when it is sent. `baseStatusId` is
 * the status that the artist saw, `movedTo` the one that a conflict found. The files follow the
 * comment: `commentId` is its id in Kitsu, `attached` the number of files already attached,
 * `fileSentAt` when the next one was last sent without an answer (epoch ms).
 */
const commentBody = once.extend({
  text: z.string(),
  statusId: z.string().nullable(),
  baseStatusId: z.string(),
  movedTo: z.string().nullable(),
  files: z.array(file).default([]),
  commentId: z.string().nullable().default(null),
  attached: z.number().default(0),
  fileSentAt: z.number().nullable().default(null),
});

const replyBody = once.extend({ text: z.string(), commentId: z.string() });

/**
 * A day off from the row's slot to `last`, to be marked or cancelled. `id` is Kitsu's, if it is known;
 * `seen` is what Kitsu had on these days when their hours were stashed.
 */
const dayOffBody = z.object({
  action: z.enum(['mark', 'take-back']),
  last: z.string(),
  description: z.string(),
  id: z.string().nullable(),
  seen: z.array(z.object({ day: z.string(), taskId: z.string(), minutes: z.number() })),
});

const BODIES = {
  time: timeBody,
  start: startBody,
  comment: commentBody,
  reply: replyBody,
  'day-off': dayOffBody,
};
export type ChangeKind = keyof typeof BODIES;
export type Bodies = { [Kind in ChangeKind]: z.infer<(typeof BODIES)[Kind]> };
export type TimeBody = Bodies['time'];
export type StartBody = Bodies['start'];
export type CommentBody = Bodies['comment'];

type Read = { [Kind in ChangeKind]: { kind: Kind; body: Bodies[Kind] } }[ChangeKind];

/** Throws for a body that no version of the app could have written. */
export function bodyOf(kind: string, body: unknown): Read {
  const schema = BODIES[kind as ChangeKind];
  return { kind, body: schema.parse(body) } as Read;
}
