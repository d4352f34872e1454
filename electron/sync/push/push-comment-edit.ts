import { updateComment } from '../../kitsu/comment-changes.ts';
import { commentEditKind, type CommentEditChange } from '../../outbox/kinds/comment-edit.ts';
import { tidyText } from '../../shared/comment.ts';
import { park } from './at-most-once.ts';
import { findComment, over, overOnceSeen } from './on-comment.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';

/** Writes a comment anew, unless it was written anew elsewhere since. */
async function push(context: PushContext, change: CommentEditChange): Promise<PushOutcome> {
  const { replica, http } = context;
  const found = await findComment(context, change);
  if ('outcome' in found) return found.outcome;
  const text = tidyText(change.body.text);
  const now = found.comment.text;
  if (now === text) return over(context, change);
  if (now !== tidyText(change.body.before)) {
    // The artist has been told of this text: a second try is written over it.
    replica.change(() =>
      replica.outbox.patch(change.id, { body: { ...change.body, before: now } }),
    );
    return park(context, change, { code: 'comment-changed' });
  }
  const sent = await updateComment(http, change.body.commentId, { text });
  if (!sent.ok) return { kind: 'failed', failure: sent };
  return overOnceSeen(context, change, (comment) => comment.text === text);
}

export const commentEditPush = definePush({ kind: commentEditKind, push });
