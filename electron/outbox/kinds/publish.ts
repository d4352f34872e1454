import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { statusNamed } from '../../rules/status-chip.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { withSeen } from './attempt.ts';
import { commentBody, editCommentText, settleComment } from './comment.ts';
import { defineKind, shortName, type Kind } from './kind.ts';
import { statusConflict } from './status-conflict.ts';

/**
 * One file of the revision. `mend`: what is still done to it before it is sent, `mendedId` the copy with
 * that done. `state`: `row`, Kitsu has a row for it, `previewId`, which is empty as far as is known;
 * `sent`, the file is in it; `ready`, Kitsu can show it. Instants are epoch ms: `askedAt`, a row was asked
 * for and no answer came; `sentAt`, the file was last under way, and `whole`, to its last byte. `cuts`:
 * how often it was cut off, `gone`: how often its row was no longer there.
 */
const publishedFile = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  mend: z.enum(['silent-track']).nullable().default(null),
  mendedId: z.string().nullable().default(null),
  previewId: z.string().nullable().default(null),
  state: z.enum(['none', 'row', 'sent', 'ready']).default('none'),
  askedAt: z.number().nullable().default(null),
  sentAt: z.number().nullable().default(null),
  whole: z.boolean().default(false),
  cuts: z.number().default(0),
  gone: z.number().default(0),
});
export type PublishedFile = z.infer<typeof publishedFile>;

/**
 * A comment with a revision of the task. `previews` are the files of the revision, in order; `files`, as
 * in a comment, those that are attached beside them. `revision`: the wished number; `null` takes the next
 * one. `looks`: how often Kitsu was asked whether it is done with them. `takenBack`: the artist has
 * cancelled it, and what of it is in Kitsu is deleted there.
 */
const publishBody = commentBody.extend({
  previews: z.array(publishedFile),
  revision: z.number().nullable().default(null),
  looks: z.number().default(0),
  takenBack: z.boolean().default(false),
});
export type PublishBody = z.infer<typeof publishBody>;
export type PublishChange = Change<PublishBody>;

/** A file of a revision of which nothing is in Kitsu yet. */
export const unsentFile = (
  file: Pick<PublishedFile, 'id' | 'name' | 'size' | 'mend'>,
): PublishedFile => ({
  ...file,
  mendedId: null,
  previewId: null,
  state: 'none',
  askedAt: null,
  sentAt: null,
  whole: false,
  cuts: 0,
  gone: 0,
});

/** A revision of the task, from the comment until Kitsu can show each of its files. Its slot is a unique id. */
export const publishKind: Kind<PublishBody> = defineKind({
  kind: 'publish',
  schema: publishBody,
  shows: ['todo', 'time', 'comments', 'notifications'],
  isUntried: ({ body }) => body.step === 'new' && body.commentId === null,
  // What is said on the task later waits for its comment, and not for the upload.
  queue: ({ taskId, body }) => (body.commentId === null ? taskId : null),
  statusAhead: ({ body }) => (body.takenBack ? null : body.statusId),
  files: ({ body }) => [
    ...body.files.map(({ id }) => id),
    ...body.previews.flatMap(({ id, mendedId }) => (mendedId === null ? [id] : [id, mendedId])),
  ],
  withSeen,
  // Discarded a second time it simply goes: Kitsu refuses to delete it.
  retract: ({ body }) =>
    mayBeThere(body) && !body.takenBack ? { ...body, takenBack: true } : null,
  tell(change, { task, studio }) {
    const { body } = change;
    const status = statusNamed(body.statusId, studio.context);
    return {
      title: titleOrUnknown(task),
      does: whatItDoes(body, status?.name ?? ''),
      discards: whatDiscardingDoes(body, shortName(task)),
      mayHaveArrived: body.step === 'sent' && body.commentId === null,
      text: body.text,
      textLabel: 'Comment',
      edits: body.step === 'new' && body.commentId === null && !body.takenBack ? 'text' : null,
      status,
      conflict: statusConflict(change, studio.context),
    };
  },
  editText: (context, change, typed) => editCommentText(publishKind, context, change, typed, true),
  settle: (replica, change, choice) => settleComment(replica, change, choice, false),
});

/** Something of it is in Kitsu, or may be. */
const mayBeThere = ({ step, commentId }: PublishBody): boolean =>
  step === 'sent' || commentId !== null;

function whatDiscardingDoes(body: PublishBody, name: string): string {
  if (body.takenBack) return `What is in Kitsu of your revision of ${name} stays there.`;
  return mayBeThere(body)
    ? `Your revision of ${name} is cancelled. Its comment is deleted in Kitsu, with the files that arrived.`
    : `Your revision of ${name} is not published: Kitsu never gets it.`;
}

function whatItDoes({ previews, takenBack }: PublishBody, status: string): string {
  if (takenBack) return 'Cancel publishing';
  const [first] = previews;
  const what = previews.length === 1 && first ? first.name : `${previews.length} files`;
  return status === '' ? `Publish ${what}` : `Publish ${what}, ${status}`;
}
