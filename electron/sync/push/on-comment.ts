import type { Change } from '../../replica/tables/outbox.ts';
import type { Comment } from '../../shared/comment.ts';
import { park, pullThread } from './at-most-once.ts';
import type { PushContext, PushOutcome } from './push-context.ts';
import { NOT_SAVED } from './push-policy.ts';

/** The comment that a change is about, read anew, or why the change ends here. */
type Found = { comment: Comment } | { outcome: PushOutcome };

/** Reads the comment of a change; without it the artist is told. */
export async function findComment(
  context: PushContext,
  change: Change<{ commentId: string }>,
): Promise<Found> {
  const thread = await pullThread(context, change.taskId);
  if (!thread.ok) return { outcome: { kind: 'failed', failure: thread } };
  const comment = thread.value.find(({ id }) => id === change.body.commentId);
  if (!comment) return { outcome: park(context, change, { code: 'comment-gone' }) };
  // Discarded or changed meanwhile: the newer row has its own turn.
  if (!context.replica.outbox.isCurrent(change)) return { outcome: { kind: 'done' } };
  return { comment };
}

/** Kitsu has it: the row goes, unless the artist has changed it meanwhile. */
export function over({ replica }: PushContext, change: Change): PushOutcome {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}

/** Reads the comments back: what was sent is there, or it is not over. */
export async function overOnceSeen(
  context: PushContext,
  change: Change<{ commentId: string }>,
  isThere: (comment: Comment) => boolean,
): Promise<PushOutcome> {
  const thread = await pullThread(context, change.taskId);
  if (!thread.ok) return { kind: 'failed', failure: thread };
  const comment = thread.value.find(({ id }) => id === change.body.commentId);
  if (comment && !isThere(comment)) return { kind: 'failed', failure: NOT_SAVED };
  return over(context, change);
}
