import { getTaskState, setTaskStatus } from '../../kitsu/tasks.ts';
import { currentStatusCause } from '../../rules/comment-rules.ts';
import { findStatusConflict } from './status-conflict.ts';
import { pushFiles } from './push-attachments.ts';
import { park, sendAtMostOnce, completeRow, type NonIdempotentWrite } from './at-most-once.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { tidyText } from '../../shared/comment.ts';
import { commentKind, type CommentChange } from '../../outbox/kinds/comment.ts';

/** Sends a comment with the status that it sets, or with the task's own at that moment. */
function push(context: PushContext, change: CommentChange): Promise<PushOutcome> {
  const { body } = change;
  const complete = (id: string) => pushFiles(context, commentKind, change, id);
  // The comment is there already; some of its files are not.
  if (body.commentId !== null) {
    const commentId = body.commentId;
    return complete(commentId).then((left) => left ?? completeRow(context, change, commentId));
  }
  return sendAtMostOnce(context, change, {
    ...commentWrite(
      context,
      change,
      body.text !== '' || body.files.length + body.checklist.length > 0,
    ),
    ...(body.files.length > 0 ? { complete } : {}),
  });
}

/** The comment itself. `says`: it is more than a status, and goes even where that is set already. */
export function commentWrite(
  context: PushContext,
  change: CommentChange,
  says: boolean,
): NonIdempotentWrite {
  const { replica, http, personId, studio } = context;
  const { taskId, body } = change;
  return {
    candidates: (newestFirst) =>
      newestFirst
        .filter(
          (comment) =>
            comment.personId === personId &&
            comment.text === tidyText(body.text) &&
            (body.statusId === null || comment.statusId === body.statusId),
        )
        .map(({ id }) => id),
    async prepare() {
      // Kitsu requires a status with every comment, so the task's own is read at the last moment.
      const state = await getTaskState(http, taskId);
      if (!state.ok) return { kind: 'failed', failure: state };
      const now = state.value.statusId;
      if (!says && (body.statusId === null || body.statusId === now)) {
        return completeRow(context, change, null);
      }
      const conflict = findStatusConflict(context, change, now, { starts: false });
      if (conflict) return conflict;
      // Even an unchanged status counts as set: some may be set by leads only.
      const found = replica.tasks.get(taskId)?.task;
      const status = studio().context?.statuses.find(({ id }) => id === now);
      const blocked =
        found && body.statusId === null ? currentStatusCause(found, status, studio()) : null;
      if (blocked !== null) return park(context, change, blocked);
      const options = { comment: body.text, checklist: body.checklist };
      const send = () => setTaskStatus(http, taskId, body.statusId ?? now, options);
      return { kind: 'ready', send };
    },
    // If it is gone at once, somebody deleted it there deliberately.
    isPresent: () => true,
  };
}

export const commentPush = definePush({ kind: commentKind, push });
