import { checklistKind } from '../outbox/kinds/checklist.ts';
import { commentDeleteKind } from '../outbox/kinds/comment-delete.ts';
import { commentEditKind } from '../outbox/kinds/comment-edit.ts';
import type { Replica } from '../replica/replica.ts';
import { titleById } from '../rules/task-title.ts';
import { CHANGED_SINCE, type UndoStep } from '../rules/undo-log.ts';
import { failure, success } from '../shared/result.ts';
import { acknowledge, editComment, tick, type ByMe } from './change-comment.ts';

const GONE = failure('conflict', 'It is deleted in Kitsu already, or just now.');

type Me = ByMe['me'];

/** A tick is undone by the opposite one, whether Kitsu has it or not. */
export const undoTick = (
  replica: Replica,
  ticked: Parameters<typeof tick>[2],
  me: Me,
): UndoStep => ({
  room: 'today',
  title: `${ticked.checked ? 'tick' : 'cleared tick'} on ${titleById(replica, ticked.taskId)}`,
  undo: ({ studio, at }) => {
    const waits = replica.outbox.find(checklistKind, ticked.taskId, ticked.commentId);
    const back = tick(replica, studio, { ...ticked, checked: !ticked.checked }, { at, me });
    return back.ok || waits ? back : CHANGED_SINCE;
  },
});

/** The same for an acknowledgement. */
export const undoAcknowledgement = (
  replica: Replica,
  done: Parameters<typeof acknowledge>[1],
  me: Me,
): UndoStep => ({
  room: 'today',
  title: `acknowledgement on ${titleById(replica, done.taskId)}`,
  undo: ({ at }) => acknowledge(replica, { ...done, wanted: !done.wanted }, { at, me }),
});

/** The comment gets the text back that it had before it was edited, unless it has another one by now. */
export function undoEditComment(
  replica: Replica,
  edited: { taskId: string; commentId: string },
  before: string,
  me: Me,
): UndoStep {
  const { taskId, commentId } = edited;
  const textNow = (): string | undefined =>
    replica.outbox.find(commentEditKind, taskId, commentId)?.body.text ??
    replica.comments.of(taskId).find(({ id }) => id === commentId)?.text;
  const written = textNow();
  return {
    room: 'today',
    title: `edit of a comment on ${titleById(replica, taskId)}`,
    undo({ studio, at }) {
      if (textNow() !== written) return CHANGED_SINCE;
      return editComment(replica, studio, { ...edited, text: before }, { at, me });
    },
  };
}

/** The comment or reply stays, where Kitsu was not asked yet to delete it. Call it after it was saved. */
export function undoDelete(
  replica: Replica,
  deleted: { taskId: string; commentId: string; replyId: string | null },
): UndoStep {
  const { taskId, commentId, replyId } = deleted;
  const slot = replyId ?? commentId;
  return {
    room: 'today',
    title: `${replyId === null ? 'deleted comment' : 'deleted reply'} on ${titleById(replica, taskId)}`,
    undo() {
      const row = replica.outbox.find(commentDeleteKind, taskId, slot);
      if (!row || row.state === 'sending' || row.attempts > 0) return GONE;
      replica.change(() => replica.outbox.remove(row.id));
      return success(null);
    },
  };
}
