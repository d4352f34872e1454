import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { success } from '../../shared/result.ts';
import { editedText } from './edit-text.ts';
import { defineKind, shortName } from './kind.ts';

/**
 * A new text for one's own comment, `commentId`. `before` is the text that it is written over. Nothing else
 * is overwritten unless the artist tries again after having been told.
 */
const commentEditBody = z.object({
  commentId: z.string(),
  text: z.string(),
  before: z.string(),
});
export type CommentEditBody = z.infer<typeof commentEditBody>;
export type CommentEditChange = Change<CommentEditBody>;

/** An edit of a comment that is in Kitsu. Its slot is the comment's id. */
export const commentEditKind = defineKind<CommentEditBody>({
  kind: 'comment-edit',
  schema: commentEditBody,
  shows: ['comments'],
  // Sent twice it does the same, but an answer that was lost may hide that it is there.
  isUntried: ({ attempts, state }) => attempts === 0 && state !== 'sending',
  queue: ({ taskId }) => taskId,
  tell: ({ body }, { task }) => ({
    title: titleOrUnknown(task),
    does: 'Edit of your comment',
    discards: `Your comment on ${shortName(task)} stays in Kitsu as it is there.`,
    mayHaveArrived: false,
    text: body.text,
    textLabel: 'Comment',
    edits: 'text',
  }),
  editText({ replica }, change, typed) {
    const text = editedText({ step: 'new' }, typed, false);
    if (!text.ok) return text;
    const { taskId, slot, createdAt } = change;
    const body = { ...change.body, text: text.value };
    replica.change(() => replica.outbox.put(commentEditKind, { taskId, slot, body }, createdAt));
    return success(null);
  },
});
