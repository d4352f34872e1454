import { replyToComment } from '../../kitsu/comments.ts';
import { tidyText, type Comment } from '../../shared/comment.ts';
import { park, sendAtMostOnce } from './at-most-once.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { replyKind, type ReplyChange } from '../../outbox/kinds/reply.ts';

/** Sends a reply to a comment. */
function push(context: PushContext, change: ReplyChange): Promise<PushOutcome> {
  const { http, personId } = context;
  const { taskId, body } = change;
  const under = (newestFirst: Comment[]) =>
    newestFirst.find(({ id }) => id === body.commentId)?.replies ?? [];
  return sendAtMostOnce(context, change, {
    candidates: (newestFirst) =>
      under(newestFirst)
        .filter((reply) => reply.personId === personId && reply.text === tidyText(body.text))
        .map(({ id }) => id)
        .reverse(),
    prepare(newestFirst) {
      const send = () => replyToComment(http, taskId, body.commentId, body.text);
      if (newestFirst.some(({ id }) => id === body.commentId)) {
        return Promise.resolve({ kind: 'ready', send });
      }
      return Promise.resolve(park(context, change, { code: 'replied-comment-gone' }));
    },
    isPresent: (id, newestFirst) => under(newestFirst).some((reply) => reply.id === id),
  });
}

export const replyPush = definePush({ kind: replyKind, push });
