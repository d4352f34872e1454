import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import type { Reply } from '../../shared/comment.ts';
import { oneLine } from '../../shared/plain-text.ts';
import { success } from '../../shared/result.ts';
import { sendAttempt, withSeen } from './attempt.ts';
import { discardsWords, editedText } from './edit-text.ts';
import { unsentFile } from './comment.ts';
import { defineKind, shortName, type Kind } from './kind.ts';

/**
 * `commentId`: the comment in Kitsu that it replies to. Its files go in the same request. `replyIds`: what Kitsu has of
 * it already, the words with too few of its files: the others follow in a reply without words. `fileCuts`: how often it
 * was cut off on its way.
 */
const replyBody = sendAttempt.extend({
  text: z.string(),
  commentId: z.string(),
  files: z.array(unsentFile).default([]),
  replyIds: z.array(z.string()).default([]),
  fileCuts: z.number().default(0),
});
export type ReplyBody = z.infer<typeof replyBody>;
export type ReplyChange = Change<ReplyBody>;

/** A reply to a comment. Its slot is a unique id. */
export const replyKind: Kind<ReplyBody> = defineKind({
  kind: 'reply',
  schema: replyBody,
  shows: ['comments'],
  isUntried: ({ body }) => body.step === 'new',
  queue: ({ taskId }) => taskId,
  files: ({ body }) => body.files.map(({ id }) => id),
  withSeen,
  tell({ body }, { task }) {
    return {
      title: titleOrUnknown(task),
      does: 'Reply',
      discards:
        body.replyIds.length > 0
          ? `The files that Kitsu did not keep with your reply on ${shortName(task)} are lost. The reply stays there.`
          : discardsWords(body, 'reply', task),
      mayHaveArrived: body.step === 'sent',
      text: body.text,
      textLabel: 'Reply',
      edits: body.text !== '' && body.step !== 'sent' ? 'text' : null,
    };
  },
  editText({ replica }, change, typed) {
    const text = editedText(change.body, typed, change.body.files.length > 0);
    if (!text.ok) return text;
    const { taskId, slot, createdAt } = change;
    const body = { ...change.body, text: text.value };
    replica.change(() => replica.outbox.put(replyKind, { taskId, slot, body }, createdAt));
    return success(null);
  },
});

interface Named {
  name: string;
}

/** The files that are not among others, as far as names tell: two of one name are two files. */
export function filesNotIn<File extends Named>(files: readonly File[], others: Named[]): File[] {
  const left = others.map(({ name }) => oneLine(name));
  return files.filter(({ name }) => {
    const at = left.indexOf(oneLine(name));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What of a reply is not in Kitsu yet, where the replies below its comment are these. */
export function replyLeft(
  { text, files, replyIds }: ReplyBody,
  replies: readonly Pick<Reply, 'id' | 'attachments'>[],
): Pick<ReplyBody, 'text' | 'files'> {
  if (replyIds.length === 0) return { text, files };
  const there = replies.filter(({ id }) => replyIds.includes(id));
  const attached = there.flatMap(({ attachments }) => attachments);
  // As many as were sent are all of them, however Kitsu may write their names.
  const isWhole = attached.length >= files.length;
  return { text: '', files: isWhole ? [] : filesNotIn(files, attached) };
}
