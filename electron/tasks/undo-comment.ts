import { commentKind } from '../outbox/kinds/comment.ts';
import { replyKind } from '../outbox/kinds/reply.ts';
import type { Replica } from '../replica/replica.ts';
import { readAs, type Change } from '../replica/tables/outbox.ts';
import { titleById } from '../rules/task-title.ts';
import type { UndoStep } from '../rules/undo-log.ts';
import { failure, success } from '../shared/result.ts';
import type { CommentDraft } from '../shared/thread.ts';
import { DRAFT, draftOf } from './comment-draft.ts';

const SENT = failure(
  'conflict',
  'It is in Kitsu already, or on its way there.',
  'Change it on the page in Kitsu.',
);
const WRITING = failure(
  'conflict',
  'Something else is being written on this task.',
  'Send or clear that first.',
);

/**
 * Takes the comment or reply that was written last on a task back into its draft, with its files, as
 * long as nothing of it can be in Kitsu. Call it right after the comment was saved.
 */
export function undoComment(
  replica: Replica,
  taskId: string,
  written: Omit<CommentDraft, 'files'>,
): UndoStep {
  const made = replica.outbox
    .all()
    .filter((row) => row.taskId === taskId && writtenIn(row) !== null)
    .at(-1);
  const what = written.replyTo === null ? 'comment' : 'reply';
  return {
    room: 'today',
    title: `${what} on ${titleById(replica, taskId)}`,
    undo() {
      const row = made && replica.outbox.byId(made.id);
      const said = row && writtenIn(row);
      if (!said || said.step !== 'new' || row.state === 'sending') return SENT;
      const { text } = said;
      const files = 'files' in said ? said.files : [];
      const now = draftOf(replica, taskId);
      const isWriting = now !== null && (now.text.trim() !== '' || now.statusId !== null);
      if (isWriting) return WRITING;
      replica.change(() => {
        replica.outbox.remove(row.id);
        const draft = { ...written, text, files: [...files, ...(now?.files ?? [])] };
        replica.keyValue.set(`${DRAFT}${taskId}`, draft);
      });
      return success('It is a draft again');
    },
  };
}

/** The words of a comment or reply; `null` for another change. */
const writtenIn = (row: Change) =>
  readAs(commentKind, row)?.body ?? readAs(replyKind, row)?.body ?? null;
