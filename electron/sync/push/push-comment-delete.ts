import { deleteComment, deleteReply } from '../../kitsu/comment-changes.ts';
import { commentDeleteKind, type CommentDeleteChange } from '../../outbox/kinds/comment-delete.ts';
import type { Comment } from '../../shared/comment.ts';
import { completeRow, pullThread, VANISHED } from './at-most-once.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';

/** Deletes a comment or a reply; one that is gone already needs nothing. */
async function push(context: PushContext, change: CommentDeleteChange): Promise<PushOutcome> {
  const { http, replica } = context;
  const { taskId, body } = change;
  const isThere = (comments: readonly Comment[]): boolean =>
    comments.some(
      ({ id, replies }) =>
        id === body.commentId &&
        (body.replyId === null || replies.some((reply) => reply.id === body.replyId)),
    );
  const before = await pullThread(context, taskId);
  if (!before.ok) return { kind: 'failed', failure: before };
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  if (!isThere(before.value)) return completeRow(context, change, null);
  const gone =
    body.replyId === null
      ? await deleteComment(http, taskId, body.commentId)
      : await deleteReply(http, taskId, body.commentId, body.replyId);
  if (!gone.ok && gone.code !== 'not-found') return { kind: 'failed', failure: gone };
  const after = await pullThread(context, taskId);
  if (!after.ok) return { kind: 'failed', failure: after };
  if (isThere(after.value)) return { kind: 'failed', failure: VANISHED };
  return completeRow(context, change, null);
}

export const commentDeletePush = definePush({ kind: commentDeleteKind, push });
