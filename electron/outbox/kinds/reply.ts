import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { success } from '../../shared/result.ts';
import { sendAttempt, withSeen } from './attempt.ts';
import { discardsWords, editedText } from './edit-text.ts';
import { defineKind } from './kind.ts';

/** `commentId`: the comment in Kitsu that it replies to. */
const replyBody = sendAttempt.extend({ text: z.string(), commentId: z.string() });
export type ReplyBody = z.infer<typeof replyBody>;
export type ReplyChange = Change<ReplyBody>;

/** A reply to a comment. Its slot is a unique id. */
export const replyKind = defineKind<ReplyBody>({
  kind: 'reply',
  schema: replyBody,
  shows: ['comments'],
  isUntried: ({ body }) => body.step === 'new',
  queue: ({ taskId }) => taskId,
  withSeen,
  tell({ body }, { task }) {
    return {
      title: titleOrUnknown(task),
      does: 'Reply',
      discards: discardsWords(body, 'reply', task),
      mayHaveArrived: body.step === 'sent',
      text: body.text,
      textLabel: 'Reply',
      edits: body.text !== '' && body.step !== 'sent' ? 'text' : null,
    };
  },
  editText({ replica }, change, typed) {
    const text = editedText(change.body, typed, false);
    if (!text.ok) return text;
    const { taskId, slot, createdAt } = change;
    const body = { ...change.body, text: text.value };
    replica.change(() => replica.outbox.put(replyKind, { taskId, slot, body }, createdAt));
    return success(null);
  },
});
