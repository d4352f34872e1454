import { deleteComment } from '../../kitsu/comment-changes.ts';
import { publishKind, type PublishChange } from '../../outbox/kinds/publish.ts';
import { completeRow, park, postpone, pullThread, sendAtMostOnce } from './at-most-once.ts';
import { pushFiles } from './push-attachments.ts';
import { commentWrite } from './push-comment.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { openCursor, OVERTAKEN, type PublishCursor } from './push-publish-cursor.ts';
import { lookWhetherReady } from './push-publish-ready.ts';
import { askForRow } from './push-publish-row.ts';
import { fillRow } from './push-publish-upload.ts';
import { decideSend } from './send-decision.ts';

/**
 * Publishes a revision: the comment, for each file its row in Kitsu and the file into it, and then waits
 * until Kitsu can show all of them. How far it has come is saved after each step, and on the disk before
 * each request.
 */
function push(context: PushContext, change: PublishChange): Promise<PushOutcome> {
  const { body } = change;
  if (body.takenBack) return takeBack(context, change);
  if (body.commentId !== null) return pushRevision(context, change, body.commentId);
  return sendAtMostOnce(context, change, {
    ...commentWrite(context, change, true),
    complete: (id) => pushRevision(context, change, id),
  });
}

async function pushRevision(
  context: PushContext,
  change: PublishChange,
  commentId: string,
): Promise<PushOutcome> {
  const cursor = openCursor(context, change);
  if (!cursor) return OVERTAKEN;
  cursor.save({ commentId });
  for (;;) {
    const left =
      (await bringFiles(context, cursor, commentId)) ??
      (await pushFiles(context, publishKind, cursor.change(), commentId)) ??
      (await lookAgain(context, cursor, change));
    if (left === 'again') continue;
    if (left !== null) return left;
    // So that the thread shows what was published.
    const thread = await pullThread(context, change.taskId);
    if (!thread.ok) return { kind: 'failed', failure: thread };
    if (!cursor.isCurrent()) return OVERTAKEN;
    return completeRow(context, reread(context, change) ?? cursor.change(), commentId);
  }
}

/** The attachments have saved their own steps meanwhile. */
const reread = (context: PushContext, change: PublishChange): PublishChange | null =>
  openCursor(context, change)?.change() ?? null;

async function lookAgain(
  context: PushContext,
  cursor: PublishCursor,
  change: PublishChange,
): Promise<PushOutcome | 'again' | null> {
  const now = reread(context, change);
  if (!now) return OVERTAKEN;
  cursor.save(now.body);
  return lookWhetherReady(context, cursor);
}

async function bringFiles(
  context: PushContext,
  cursor: PublishCursor,
  commentId: string,
): Promise<PushOutcome | null> {
  for (const at of cursor.change().body.previews.keys()) {
    for (;;) {
      if (!cursor.isCurrent()) return OVERTAKEN;
      const { state, previewId } = cursor.file(at);
      if (state === 'sent' || state === 'ready') break;
      const left =
        previewId === null
          ? await askForRow(context, cursor, at, commentId)
          : await fillRow(context, cursor, at, previewId);
      if (left !== null) return left;
    }
  }
  return null;
}

/**
 * The artist has cancelled it: its comment is deleted, and Kitsu deletes the files with it and sets the
 * status back. A comment that may still be under way is waited for.
 */
async function takeBack(context: PushContext, change: PublishChange): Promise<PushOutcome> {
  const { http, now, personId } = context;
  const { taskId, body } = change;
  const thread = await pullThread(context, taskId);
  if (!thread.ok) {
    if (thread.code === 'not-found') return completeRow(context, change, null);
    return { kind: 'failed', failure: thread };
  }
  let { commentId } = body;
  if (commentId === null) {
    const found = commentWrite(context, change, true).candidates(thread.value).reverse();
    const decision = decideSend(body, found, now().getTime());
    if (decision.kind === 'wait') return postpone(context, change, decision.notBefore);
    if (decision.kind === 'twin') commentId = decision.id;
  }
  const comment = thread.value.find(({ id }) => id === commentId);
  if (comment?.replies.some((reply) => reply.personId !== personId)) {
    return park(context, change, { code: 'published-comment-answered' });
  }
  if (comment) {
    const gone = await deleteComment(http, taskId, comment.id);
    if (!gone.ok && gone.code !== 'not-found') return { kind: 'failed', failure: gone };
    const after = await pullThread(context, taskId);
    if (!after.ok) return { kind: 'failed', failure: after };
  }
  return completeRow(context, change, null);
}

export const publishPush = definePush({ kind: publishKind, long: true, push });
