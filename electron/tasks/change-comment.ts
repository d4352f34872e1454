import { acknowledgementKind } from '../outbox/kinds/acknowledgement.ts';
import { checklistKind, itemAt, withTicks } from '../outbox/kinds/checklist.ts';
import { commentDeleteKind } from '../outbox/kinds/comment-delete.ts';
import { commentEditKind } from '../outbox/kinds/comment-edit.ts';
import { UNKNOWN_TASK } from '../outbox/kinds/time-block.ts';
import type { Replica } from '../replica/replica.ts';
import { copyingHashtags, notifying, textBlock, tickBlock } from '../rules/comment-rules.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { tidyText, type Comment } from '../shared/comment.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { Task } from '../shared/task.ts';

/** When and by whom a comment is changed. `at`: ISO instant; `me`: the person's id. */
export interface ByMe {
  at: string;
  me: string | null;
}

const GONE = failure('not-found', 'This comment is no longer in Kitsu.');
const NOT_MINE = failure('rule', 'Only its author can change this.');
const DELETED = failure('conflict', 'You have deleted this comment.', 'Undo that first.');

interface Found {
  task: Task;
  assigned: boolean;
  comment: Comment;
}

function find(replica: Replica, taskId: string, commentId: string): Result<Found> {
  const found = replica.tasks.get(taskId);
  if (!found) return UNKNOWN_TASK;
  const comment = replica.comments.of(taskId).find(({ id }) => id === commentId);
  if (!comment) return GONE;
  if (replica.outbox.find(commentDeleteKind, taskId, commentId)) return DELETED;
  return success({ task: found.task, assigned: found.list !== 'known', comment });
}

/**
 * Ticks an item of a checklist, or clears it; durable when it returns. Ticks that wait on the same list
 * go together.
 */
export function tick(
  replica: Replica,
  studio: StudioConfig,
  wanted: { taskId: string; commentId: string; index: number; text: string; checked: boolean },
  { at, me }: ByMe,
): Result<null> {
  const { taskId, commentId } = wanted;
  const found = find(replica, taskId, commentId);
  if (!found.ok) return found;
  const { comment, task, assigned } = found.value;
  const item = itemAt(comment.checklist, wanted.index);
  // The list is another one by now than the artist saw.
  if (item?.text !== wanted.text) return GONE;
  const blocked = tickBlock(task, assigned, studio, comment, me);
  if (blocked) return blocked;
  const before = replica.outbox.find(checklistKind, taskId, commentId)?.body.items ?? [];
  const items = [
    ...before.filter(({ text, nth }) => text !== item.text || nth !== item.nth),
    { ...item, checked: wanted.checked },
  ];
  const says = withTicks(comment.checklist, items);
  const isAsInKitsu = JSON.stringify(says) === JSON.stringify(comment.checklist);
  replica.change(() => {
    const row = replica.outbox.find(checklistKind, taskId, commentId);
    // One that is under way may still arrive: it is followed by one that puts it right.
    if (isAsInKitsu && row?.state !== 'sending' && row?.attempts === 0) {
      replica.outbox.remove(row.id);
    } else {
      replica.outbox.put(
        checklistKind,
        { taskId, slot: commentId, body: { commentId, items } },
        at,
      );
    }
  });
  return success(null);
}

/** Acknowledges a comment, or takes that back; durable when it returns. */
export function acknowledge(
  replica: Replica,
  wanted: { taskId: string; commentId: string; wanted: boolean },
  { at, me }: ByMe,
): Result<null> {
  const { taskId, commentId } = wanted;
  const found = find(replica, taskId, commentId);
  if (!found.ok) return found;
  const row = replica.outbox.find(acknowledgementKind, taskId, commentId);
  const isThere = me !== null && found.value.comment.acknowledgements.includes(me);
  const isUntried = row !== null && acknowledgementKind.isUntried(row) && row.state !== 'sending';
  replica.change(() => {
    if (isUntried && isThere === wanted.wanted) replica.outbox.remove(row.id);
    else {
      const body = { commentId, wanted: wanted.wanted, sentAt: row?.body.sentAt ?? null };
      replica.outbox.put(acknowledgementKind, { taskId, slot: commentId, body }, at);
    }
  });
  return success(null);
}

/** Writes one's own comment anew; durable when it returns. */
export function editComment(
  replica: Replica,
  studio: StudioConfig,
  wanted: { taskId: string; commentId: string; text: string },
  { at, me }: ByMe,
): Result<null> {
  const { taskId, commentId } = wanted;
  const found = find(replica, taskId, commentId);
  if (!found.ok) return found;
  const { comment, task } = found.value;
  if (me === null || comment.personId !== me) return NOT_MINE;
  const text = notifying(tidyText(wanted.text), task, studio);
  const blocked = textBlock(text, comment.attachments.length + comment.checklist.length > 0);
  if (blocked) return blocked;
  const copying = copyingHashtags(text, task, studio);
  if (copying.length > 0 && copyingHashtags(comment.text, task, studio).length === 0) {
    // Kitsu makes copies of new comments only.
    return failure(
      'rule',
      `${copying.join(', ')} copies new comments only, not one that is edited.`,
      'Take the # out, or write a new comment.',
    );
  }
  const row = replica.outbox.find(commentEditKind, taskId, commentId);
  replica.change(() => {
    if (row === null && text === comment.text) return;
    const body = { commentId, text, before: row?.body.before ?? comment.text };
    replica.outbox.put(commentEditKind, { taskId, slot: commentId, body }, at);
  });
  return success(null);
}

/**
 * Deletes one's own comment or reply; durable when it returns. It leaves at `notBefore` (epoch ms), so that
 * it can be undone until then.
 */
export function deleteSaid(
  replica: Replica,
  wanted: { taskId: string; commentId: string; replyId: string | null },
  { at, me }: ByMe,
  notBefore: number,
): Result<null> {
  const { taskId, commentId, replyId } = wanted;
  const found = find(replica, taskId, commentId);
  if (!found.ok) return found;
  const { comment } = found.value;
  const said = replyId === null ? comment : comment.replies.find(({ id }) => id === replyId);
  if (!said) return GONE;
  if (me === null || said.personId !== me) return NOT_MINE;
  const slot = replyId ?? commentId;
  replica.change(() => {
    replica.outbox.put(commentDeleteKind, { taskId, slot, body: { commentId, replyId } }, at);
    const row = replica.outbox.find(commentDeleteKind, taskId, slot);
    if (row) replica.outbox.patch(row.id, { notBefore });
    if (replyId !== null) return;
    // What waits on a comment that is deleted has nothing left to be done.
    for (const kind of [commentEditKind, checklistKind, acknowledgementKind]) {
      const waiting = replica.outbox.find<unknown>(kind, taskId, commentId);
      if (waiting) replica.outbox.remove(waiting.id);
    }
  });
  return success(null);
}
