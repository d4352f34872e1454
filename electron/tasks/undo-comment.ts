import { commentKind, type CommentBody } from '../outbox/kinds/comment.ts';
import { replyKind, type ReplyBody } from '../outbox/kinds/reply.ts';
import type { Replica } from '../replica/replica.ts';
import { readAs, type Change } from '../replica/tables/outbox.ts';
import { titleById } from '../rules/task-title.ts';
import type { UndoStep } from '../rules/undo-log.ts';
import { withChecklistLines } from '../shared/checklist-lines.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
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
    undo: () => replica.change(() => draftAgain(replica, made?.id, written)),
  };
}

/** One of several comments that were written at once. */
export interface WrittenComment extends Pick<CommentDraft, 'text' | 'statusId'> {
  taskId: string;
  slot: string;
}

/**
 * Takes comments back that were written on several tasks at once, as long as nothing of them can be in
 * Kitsu: words are drafts again, a status without words is gone. `title`: what was written.
 */
export function undoComments(
  replica: Replica,
  made: readonly WrittenComment[],
  title: string,
): UndoStep {
  const idOf = ({ taskId, slot }: WrittenComment): number | undefined =>
    replica.outbox.find(commentKind, taskId, slot)?.id;
  return {
    room: 'today',
    title,
    isOver: () => made.every((one) => idOf(one) === undefined),
    undo() {
      const done = replica.change(() =>
        made.map((one) =>
          one.text === ''
            ? dropStatus(replica, idOf(one))
            : draftAgain(replica, idOf(one), { statusId: one.statusId, replyTo: null }),
        ),
      );
      const refused = done.filter((one): one is Failure => !one.ok);
      const [first] = refused;
      if (!first) return success(null);
      if (refused.length === done.length) return first;
      const stay = refused.length === 1 ? '1 stays' : `${refused.length} stay`;
      return success(`${stay} as is: ${first.message}`);
    },
  };
}

/** A comment or reply of which nothing can be in Kitsu, with its body; `null` otherwise. */
function unsent(replica: Replica, id: number | undefined) {
  const row = id === undefined ? null : replica.outbox.byId(id);
  const said = row && writtenIn(row);
  return said?.step === 'new' && row?.state !== 'sending' ? { row, said } : null;
}

/** Makes a draft of a row again, within a transaction of the caller's. */
function draftAgain(
  replica: Replica,
  id: number | undefined,
  written: Omit<CommentDraft, 'files' | 'text'>,
): Result<string | null> {
  const found = unsent(replica, id);
  if (!found?.row) return SENT;
  const { row, said } = found;
  const now = draftOf(replica, row.taskId);
  const isWriting = now !== null && (now.text.trim() !== '' || now.statusId !== null);
  if (isWriting) return WRITING;
  replica.outbox.remove(row.id);
  const files = [...said.files, ...(now?.files ?? [])];
  const { statusId, replyTo } = written;
  replica.keyValue.set(`${DRAFT}${row.taskId}`, { text: wordsOf(said), statusId, replyTo, files });
  return success('It is a draft again');
}

/** Takes away a status that was set without words: there is nothing of it to keep. */
function dropStatus(replica: Replica, id: number | undefined): Result<string | null> {
  const found = unsent(replica, id);
  if (!found?.row) return SENT;
  replica.outbox.remove(found.row.id);
  return success(null);
}

/** What was typed of it: with the checklist as its lines. */
const wordsOf = (said: CommentBody | ReplyBody): string =>
  withChecklistLines(said.text, 'checklist' in said ? said.checklist : []);

/** The words of a comment or reply; `null` for another change. */
const writtenIn = (row: Change) =>
  readAs(commentKind, row)?.body ?? readAs(replyKind, row)?.body ?? null;
