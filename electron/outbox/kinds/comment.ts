import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import type { BodyKind, Change } from '../../replica/tables/outbox.ts';
import { copyingHashtags } from '../../rules/comment-rules.ts';
import { statusNamed } from '../../rules/status-chip.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { sendAttempt, withSeen } from './attempt.ts';
import { discardsWords, editedText } from './edit-text.ts';
import { AGAIN, defineKind, type Choice, type EditContext, type Kind } from './kind.ts';
import { overWhatIsThere } from './start.ts';
import { statusConflict } from './status-conflict.ts';

const item = z.object({ text: z.string(), checked: z.boolean() });
/** A copy on this computer, until Kitsu has it: its size in bytes. */
export const unsentFile = z.object({ id: z.string(), name: z.string(), size: z.number() });

/**
 * `statusId` is `null` for a comment that keeps the status. `baseStatusId` is the status that the artist
 * saw, `movedTo` the one that a conflict found. Its files are sent after it: `commentId` is its id in
 * Kitsu, `attached` the number of attached files, `fileSentAt` when the next one was last sent without an
 * answer (epoch ms), `fileCuts` how often it was cut off on its way.
 */
export const commentBody = sendAttempt.extend({
  text: z.string(),
  statusId: z.string().nullable(),
  baseStatusId: z.string(),
  movedTo: z.string().nullable(),
  checklist: z.array(item).default([]),
  files: z.array(unsentFile).default([]),
  commentId: z.string().nullable().default(null),
  attached: z.number().default(0),
  fileSentAt: z.number().nullable().default(null),
  fileCuts: z.number().default(0),
});
export type CommentBody = z.infer<typeof commentBody>;
export type CommentChange = Change<CommentBody>;

/** A comment with the status it sets and its files. Its slot is a unique id. */
export const commentKind: Kind<CommentBody> = defineKind({
  kind: 'comment',
  schema: commentBody,
  shows: ['todo', 'time', 'comments', 'notifications'],
  isUntried: ({ body }) => body.step === 'new',
  queue: ({ taskId }) => taskId,
  statusAhead: ({ body }) => body.statusId,
  files: ({ body }) => body.files.map(({ id }) => id),
  withSeen,
  tell(change, { task, studio }) {
    const { text, statusId, step } = change.body;
    const status = statusNamed(statusId, studio.context);
    return {
      title: titleOrUnknown(task),
      does: whatItDoes(text !== '' || change.body.checklist.length > 0, status?.name ?? ''),
      discards: discardsWords(change.body, 'comment', task),
      mayHaveArrived: step === 'sent',
      text,
      textLabel: 'Comment',
      edits: text !== '' && step !== 'sent' ? 'text' : null,
      status,
      conflict: statusConflict(change, studio.context),
    };
  },
  editText: (context, change, typed) =>
    editCommentText(commentKind, context, change, typed, change.body.statusId !== null),
  settle: (replica, change, choice) =>
    settleComment(
      replica,
      change,
      choice,
      change.body.text === '' && change.body.checklist.length === 0,
    ),
});

function whatItDoes(says: boolean, status: string): string {
  if (!says) return status;
  return status === '' ? 'Comment' : `Comment, ${status}`;
}

/** Changes the text of a comment, or of what is sent as one, by the rules of writing it. */
export function editCommentText<Body extends CommentBody>(
  kind: BodyKind<Body>,
  { replica, studio }: EditContext,
  change: Change<Body>,
  typed: string,
  mayBeEmpty: boolean,
): Result<null> {
  const text = editedText(change.body, typed, mayBeEmpty);
  if (!text.ok) return text;
  const task = replica.tasks.get(change.taskId)?.task;
  const words = task ? copyingHashtags(text.value, task, studio) : [];
  if (words.length > 0) {
    return failure(
      'rule',
      `Kitsu would copy it to other tasks because of ${words.join(', ')}.`,
      'Take the # out, or discard this and write it anew.',
    );
  }
  const { taskId, slot, createdAt } = change;
  const body = { ...change.body, text: text.value };
  replica.change(() => replica.outbox.put(kind, { taskId, slot, body }, createdAt));
  return success(null);
}

/**
 * The text and the files are sent whatever the artist decides about the status. `onlyStatus`: there is
 * nothing else of it.
 */
export function settleComment<Body extends CommentBody>(
  replica: Replica,
  change: Change<Body>,
  choice: Choice,
  onlyStatus: boolean,
): Result<null> {
  replica.change(() => {
    if (choice !== 'theirs') {
      replica.outbox.patch(change.id, { ...AGAIN, body: overWhatIsThere(replica, change) });
    } else if (onlyStatus) replica.outbox.remove(change.id);
    else {
      const body = { ...change.body, statusId: null, movedTo: null };
      replica.outbox.patch(change.id, { ...AGAIN, body });
    }
  });
  return success(null);
}
