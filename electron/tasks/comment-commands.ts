import { randomUUID } from 'node:crypto';
import type { Replica } from '../replica/replica.ts';
import type { Change } from '../replica/tables/outbox.ts';
import { takeChecklist } from '../shared/checklist-lines.ts';
import { tidyText, type ChecklistItem, type UnsentFile } from '../shared/comment.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import { entityTitle, type Task } from '../shared/task.ts';
import type { CommentResult } from '../shared/thread.ts';
import { DRAFT, draftOf } from './comment-draft.ts';
import {
  commentBlock,
  copyingHashtags,
  currentStatusBlock,
  notifying,
  replyBlock,
  statusBlock,
  textBlock,
} from '../rules/comment-rules.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { UNKNOWN_TASK } from '../outbox/kinds/time-block.ts';
import { pendingStatus } from '../outbox/kinds/pending-status.ts';
import { NOT_SENT } from '../outbox/kinds/attempt.ts';
import { commentKind } from '../outbox/kinds/comment.ts';
import { replyKind } from '../outbox/kinds/reply.ts';

const UNKNOWN_COMMENT = failure(
  'not-found',
  'The comment you reply to is no longer in Kitsu.',
  'Write a comment instead.',
);

export interface NewComment {
  taskId: string;
  text: string;
  /** `null` leaves the status as it is. */
  statusId: string | null;
  /** The artist confirmed that a `#word` in it makes Kitsu copy it to other tasks. */
  copies: boolean;
}

/** The outcome of writing: saved on this disk, or not yet, because it would be copied. */
export type Written = { kind: 'saved' } | Extract<CommentResult, { kind: 'copies' }>;

/** When something is said. `holdMs`: how long it waits before it leaves, so that it can be undone. */
interface SaidAt {
  /** ISO instant of the artist's action. */
  at: string;
  holdMs?: number;
}

/** A comment that may be written: its words as Kitsu will hold them, and what it is written over. */
export interface CheckedComment extends Pick<NewComment, 'taskId' | 'statusId'> {
  text: string;
  checklist: ChecklistItem[];
  files: UnsentFile[];
  /** The status that the artist saw. */
  baseStatusId: string;
  /** Words in it that make Kitsu post copies on other tasks of `entity`. */
  copying: string[];
  entity: string;
}

/** Whether a comment with these files may be written; refused if Kitsu or the studio would refuse it. */
export function checkComment(
  replica: Replica,
  studio: StudioConfig,
  { taskId, statusId, text: written }: Pick<NewComment, 'taskId' | 'text' | 'statusId'>,
  files: UnsentFile[],
): Result<CheckedComment> {
  const found = replica.tasks.get(taskId);
  if (!found) return UNKNOWN_TASK;
  const taken = takeChecklist(tidyText(written));
  const text = notifying(taken.text, found.task, studio);
  const { checklist } = taken;
  const ahead = pendingStatus(found.task, replica.outbox.all());
  const blocked =
    commentBlock(found.task, found.list !== 'known', studio) ??
    textBlock(text, statusId !== null || files.length + checklist.length > 0) ??
    wantedStatusBlock(found.task, statusId, ahead, studio);
  if (blocked) return blocked;
  const copying = copyingHashtags(text, found.task, studio);
  const entity = entityTitle(found.task);
  return success({
    taskId,
    statusId,
    text,
    checklist,
    files,
    baseStatusId: ahead,
    copying,
    entity,
  });
}

/**
 * Writes a checked comment into the outbox, within a transaction of the caller's, and returns the slot
 * of its row.
 * @param at ISO instant of the artist's action
 */
export function putComment(
  replica: Replica,
  { taskId, text, checklist, statusId, files, baseStatusId }: CheckedComment,
  at: string,
): string {
  const slot = randomUUID();
  const sending = { files, commentId: null, attached: 0, fileSentAt: null, fileCuts: 0 };
  const body = { ...NOT_SENT, ...sending, text, checklist, statusId, baseStatusId, movedTo: null };
  replica.outbox.put(commentKind, { taskId, slot, body }, at);
  return slot;
}

/**
 * Adds a comment with the files of its draft, durable if it returns `saved`. Refused, with a message,
 * if Kitsu or the studio would refuse it; `copies` if Kitsu would post copies of it and the artist has
 * not confirmed that.
 */
export function comment(
  replica: Replica,
  studio: StudioConfig,
  wanted: NewComment,
  { at, holdMs = 0 }: SaidAt,
): Result<Written> {
  const files = draftOf(replica, wanted.taskId)?.files ?? [];
  const checked = checkComment(replica, studio, wanted, files);
  if (!checked.ok) return checked;
  const { copying, entity } = checked.value;
  if (copying.length > 0 && !wanted.copies) {
    return success({ kind: 'copies', words: copying, entity });
  }
  replica.change(() => {
    const slot = putComment(replica, checked.value, at);
    hold(replica, replica.outbox.find(commentKind, wanted.taskId, slot), at, holdMs);
    replica.keyValue.remove(`${DRAFT}${wanted.taskId}`);
  });
  return success({ kind: 'saved' });
}

/** The row leaves no sooner than this: until then it can be taken back. */
function hold(replica: Replica, row: Pick<Change, 'id'> | null, at: string, holdMs: number): void {
  if (row && holdMs > 0) replica.outbox.patch(row.id, { notBefore: Date.parse(at) + holdMs });
}

function wantedStatusBlock(
  task: Task,
  statusId: string | null,
  ahead: string,
  studio: StudioConfig,
): Failure | null {
  const named = (id: string) => studio.context?.statuses.find((status) => status.id === id);
  if (statusId === null) return currentStatusBlock(task, named(ahead), studio);
  const status = named(statusId);
  return status
    ? statusBlock(task, status, studio)
    : failure('rule', 'This status is no longer known here.');
}

/**
 * Replies to a comment that is in Kitsu with the files of the task's draft, durable when it returns. A comment that
 * still waits here cannot be replied to, because Kitsu has no id for it yet. `me`: the person's id; they may always
 * reply to their own comments. `besideDraft`: it was written elsewhere, and the draft stays as it is.
 */
export function reply(
  replica: Replica,
  studio: StudioConfig,
  wanted: { taskId: string; commentId: string; text: string },
  {
    at,
    me,
    holdMs = 0,
    besideDraft = false,
  }: SaidAt & { me: string | null; besideDraft?: boolean },
): Result<Written> {
  const { taskId, commentId } = wanted;
  const found = replica.tasks.get(taskId);
  if (!found) return UNKNOWN_TASK;
  const parent = replica.comments.of(taskId).find(({ id }) => id === commentId);
  if (!parent) return UNKNOWN_COMMENT;
  const text = notifying(tidyText(wanted.text), found.task, studio);
  const files = besideDraft ? [] : (draftOf(replica, taskId)?.files ?? []);
  const blocked =
    replyBlock(found.task, found.list !== 'known', studio, parent, me) ??
    textBlock(text, files.length > 0);
  if (blocked) return blocked;
  replica.change(() => {
    const body = { ...NOT_SENT, text, commentId, files, replyIds: [], fileCuts: 0 };
    const slot = randomUUID();
    replica.outbox.put(replyKind, { taskId, slot, body }, at);
    hold(replica, replica.outbox.find(replyKind, taskId, slot), at, holdMs);
    if (!besideDraft) replica.keyValue.remove(`${DRAFT}${taskId}`);
  });
  return success({ kind: 'saved' });
}
