import { z } from 'zod';
import { attempts } from './attempts.ts';

/**
 * A day's total on one task. `base` is what Kitsu held when the artist last looked (0 when
 * unknown: nothing was shown, so anything found there is news), `sent` the target of an attempt
 * whose answer never came, `kitsu` what a conflict found there. `unanswered` are all such attempts
 * of late, older targets too: any of them may still arrive (attempts.ts).
 */
const timeBody = z.object({
  target: z.number(),
  base: z.number(),
  sent: z.number().nullable(),
  kitsu: z.number().nullable(),
  unanswered: attempts.optional(),
});

/**
 * A start is a comment and Kitsu has no key against doing it twice, so the newest comment seen
 * before sending is kept: a twin can only be newer than that. `movedTo` is the status that a
 * conflict found.
 */
const startBody = z.object({
  statusId: z.string(),
  baseStatusId: z.string(),
  step: z.enum(['new', 'sent']),
  newestCommentId: z.string().nullable(),
  movedTo: z.string().nullable(),
});

const BODIES = { time: timeBody, start: startBody };
export type ChangeKind = keyof typeof BODIES;
export type Bodies = { [Kind in ChangeKind]: z.infer<(typeof BODIES)[Kind]> };
export type TimeBody = Bodies['time'];
export type StartBody = Bodies['start'];

type Read = { [Kind in ChangeKind]: { kind: Kind; body: Bodies[Kind] } }[ChangeKind];

/** Throws for what no version of the app could have written. */
export function bodyOf(kind: string, body: unknown): Read {
  const schema = BODIES[kind as ChangeKind];
  return { kind, body: schema.parse(body) } as Read;
}
