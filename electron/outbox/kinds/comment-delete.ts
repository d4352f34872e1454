import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { defineKind, shortName } from './kind.ts';

/** `replyId`: the reply to delete; `null` for the comment itself. */
const commentDeleteBody = z.object({ commentId: z.string(), replyId: z.string().nullable() });
export type CommentDeleteBody = z.infer<typeof commentDeleteBody>;
export type CommentDeleteChange = Change<CommentDeleteBody>;

/** Deletes one's own comment or reply. Its slot is the id of what is deleted. */
export const commentDeleteKind = defineKind<CommentDeleteBody>({
  kind: 'comment-delete',
  schema: commentDeleteBody,
  // With a comment the task's status may go back.
  shows: ['todo', 'comments'],
  isUntried: ({ attempts, state }) => attempts === 0 && state !== 'sending',
  queue: ({ taskId }) => taskId,
  tell({ body, attempts }, { task }) {
    const what = body.replyId === null ? 'comment' : 'reply';
    return {
      title: titleOrUnknown(task),
      does: `Delete your ${what}`,
      discards: `Your ${what} on ${shortName(task)} is not deleted.`,
      mayHaveArrived: attempts > 0,
    };
  },
});
