import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { defineKind, shortName } from './kind.ts';

/**
 * `wanted`: whether the artist is to stand among those who acknowledged it. Kitsu only toggles, so `sentAt`
 * is when the last attempt was under way (epoch ms): nothing is repeated while it may still arrive.
 */
const acknowledgementBody = z.object({
  commentId: z.string(),
  wanted: z.boolean(),
  sentAt: z.number().nullable().default(null),
});
export type AcknowledgementBody = z.infer<typeof acknowledgementBody>;
export type AcknowledgementChange = Change<AcknowledgementBody>;

/** An acknowledgement of a comment, or its end. Its slot is the comment's id. */
export const acknowledgementKind = defineKind<AcknowledgementBody>({
  kind: 'acknowledgement',
  schema: acknowledgementBody,
  shows: ['comments'],
  isUntried: ({ body }) => body.sentAt === null,
  queue: ({ taskId }) => taskId,
  tell: ({ body }, { task }) => ({
    title: titleOrUnknown(task),
    does: body.wanted ? 'Acknowledge a comment' : 'Take an acknowledgement back',
    discards: `The comment on ${shortName(task)} stays as it is in Kitsu.`,
    mayHaveArrived: body.sentAt !== null,
  }),
});
