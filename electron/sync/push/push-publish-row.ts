import { addPreview, allPreviewsForTask, readPreview } from '../../kitsu/previews.ts';
import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Comment } from '../../shared/comment.ts';
import { postpone, pullThread } from './at-most-once.ts';
import { classifyFailure } from './push-policy.ts';
import type { PushContext, PushOutcome } from './push-context.ts';
import { fromTheBeginning, type PublishCursor } from './push-publish-cursor.ts';
import { isEmptyRow } from './preview-row.ts';
import { inFlightUntil } from './send-decision.ts';

/** Kitsu deletes a row with its comment; one that is deleted over and over is somebody's decision. */
export const MOST_GONE = 3;

const failed = (failure: KitsuFailure): PushOutcome => ({ kind: 'failed', failure });

/**
 * Gets the row of a file in Kitsu, which has no key against repeats: one that was asked for without an
 * answer is looked for first. `null`: look at the file again.
 */
export async function askForRow(
  context: PushContext,
  cursor: PublishCursor,
  at: number,
  commentId: string,
): Promise<PushOutcome | null> {
  const { http, now } = context;
  const { taskId, body } = cursor.change();
  const thread = await pullThread(context, taskId);
  if (!thread.ok) return failed(thread);
  const comment = thread.value.find(({ id }) => id === commentId);
  if (!comment) return cursor.park({ code: 'published-comment-gone' }, fromTheBeginning(body));

  const { askedAt } = cursor.file(at);
  if (askedAt !== null) {
    const lost = await lostRow(context, cursor, comment);
    if (!lost.ok) return failed(lost);
    if (lost.id !== null) {
      cursor.saveFile(at, { previewId: lost.id, state: 'row', askedAt: null });
      return null;
    }
    const open = inFlightUntil(askedAt, now().getTime());
    if (open) {
      cursor.saveFile(at, { askedAt: open.sentAt });
      return postpone(context, cursor.change(), open.notBefore);
    }
  }
  const taken = await takenRevision(context, cursor, comment);
  if (taken !== null) return taken;
  if (!cursor.isCurrent()) return null;

  cursor.saveFile(at, { askedAt: now().getTime() });
  const made = await addPreview(http, taskId, commentId, wish(cursor, comment));
  if (made.ok) {
    cursor.saveFile(at, { previewId: made.value.id, state: 'row', askedAt: null });
    return null;
  }
  const isOpen = classifyFailure(made).kind === 'wait' && made.code !== 'throttled';
  const gone = cursor.file(at).gone + 1;
  const isGone = made.code === 'not-found' && gone < MOST_GONE;
  cursor.saveFile(at, { askedAt: isOpen ? now().getTime() : null, ...(isGone ? { gone } : {}) });
  return isGone ? null : failed(made);
}

/** The wished number, unless the revision has one already: the next file of it follows by itself. */
function wish(cursor: PublishCursor, { previews }: Comment): { revision?: number } {
  const { revision } = cursor.change().body;
  return revision === null || previews.length > 0 ? {} : { revision };
}

/** Kitsu gives a number that another comment has to nobody else. */
async function takenRevision(
  { http }: PushContext,
  cursor: PublishCursor,
  comment: Comment,
): Promise<PushOutcome | null> {
  const { revision } = wish(cursor, comment);
  if (revision === undefined) return null;
  const rows = await allPreviewsForTask(http, cursor.change().taskId);
  if (!rows.ok) return failed(rows);
  return rows.value.some((one) => one.revision === revision)
    ? cursor.park({ code: 'revision-taken', revision }, { revision: null })
    : null;
}

/** An empty row of the comment that belongs to no other file: made by a request whose answer was lost. */
async function lostRow(
  { http }: PushContext,
  cursor: PublishCursor,
  comment: Comment,
): Promise<{ ok: true; id: string | null } | KitsuFailure> {
  const known = new Set(cursor.change().body.previews.map(({ previewId }) => previewId));
  for (const { id } of comment.previews) {
    if (known.has(id)) continue;
    const row = await readPreview(http, id);
    if (row.ok && isEmptyRow(row.value)) return { ok: true, id };
    if (!row.ok && row.code !== 'not-found') return row;
  }
  return { ok: true, id: null };
}
