import {
  deletePreview,
  readPreview,
  updatePreviewPosition,
  uploadPreview,
  type Preview,
} from '../../kitsu/previews.ts';
import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { PublishedFile } from '../../outbox/kinds/publish.ts';
import { classifyFailure } from './push-policy.ts';
import { isCut } from './push-attachments.ts';
import { convertingMs, isEmptyRow } from './preview-row.ts';
import type { PushContext, PushOutcome } from './push-context.ts';
import { MOST_GONE } from './push-publish-row.ts';
import { anew, OVERTAKEN, withoutRow, type PublishCursor } from './push-publish-cursor.ts';
import { mended } from './push-publish-mend.ts';

/** A network that goes away is no reason to ask; one that cuts the same file off over and over is. */
const MOST_CUTS = 8;
const LOOK_AGAIN_MS = 5_000;

const failed = (failure: KitsuFailure): PushOutcome => ({ kind: 'failed', failure });

/**
 * Brings the file into its row. The row is read before anything is sent: after a cut it says whether the
 * file has arrived. `null`: look at the file again.
 */
export async function fillRow(
  context: PushContext,
  cursor: PublishCursor,
  at: number,
  previewId: string,
): Promise<PushOutcome | null> {
  const row = await readPreview(context.http, previewId);
  if (!row.ok) return row.code === 'not-found' ? rowGone(cursor, at) : failed(row);
  if (row.value.status === 'broken') return broken(context, cursor, at, previewId);
  if (!isEmptyRow(row.value)) {
    cursor.saveFile(at, { state: row.value.status === 'ready' ? 'ready' : 'sent' });
    return null;
  }
  return (
    converting(context, cursor, at) ??
    (await putInPlace(context, at, row.value)) ??
    send(context, cursor, at, previewId)
  );
}

/**
 * A file that begins anew gets a row behind all others. It gets its own place again before it is sent: Kitsu shows the
 * file as the task's that is the first of its revision when it arrives.
 */
async function putInPlace(
  { http }: PushContext,
  at: number,
  { id, position }: Preview,
): Promise<PushOutcome | null> {
  if (position <= at + 1) return null;
  const moved = await updatePreviewPosition(http, id, at + 1);
  // The order is worth no refusal of the file.
  return moved.ok || classifyFailure(moved).kind !== 'wait' ? null : failed(moved);
}

/** Waits, where all of it was sent and Kitsu may be at work on it. */
function converting(
  { replica, now }: PushContext,
  cursor: PublishCursor,
  at: number,
): PushOutcome | null {
  const file = cursor.file(at);
  const { sentAt, whole, name } = file;
  const time = now().getTime();
  // A time in the future comes from a clock that was set back since.
  if (!whole || sentAt === null || time - Math.min(sentAt, time) >= convertingMs(file)) return null;
  const cause = { code: 'kitsu-processing', name } as const;
  const notBefore = time + LOOK_AGAIN_MS;
  replica.change(() => {
    if (!cursor.isCurrent()) return;
    replica.outbox.patch(cursor.change().id, { state: 'waiting', cause, notBefore });
  });
  return { kind: 'waits' };
}

async function send(
  context: PushContext,
  cursor: PublishCursor,
  at: number,
  previewId: string,
): Promise<PushOutcome | null> {
  const { http, now, uploads, signal } = context;
  const content = await mended(context, cursor, at);
  if ('kind' in content) return content;
  if (!cursor.isCurrent()) return OVERTAKEN;
  cursor.saveFile(at, { sentAt: now().getTime(), whole: false });
  const { id: changeId } = cursor.change();
  const { id: fileId } = cursor.file(at);
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const onProgress = ({ sent, of }: { sent: number; of: number }): void => {
    if (signal.aborted) return;
    // The artist has cancelled it: the rest need not go.
    if (!cursor.isCurrent()) return stop();
    uploads.note({ changeId, fileId, stage: 'sending', sent, of });
    if (sent >= of && !cursor.file(at).whole) {
      cursor.saveFile(at, { sentAt: now().getTime(), whole: true });
    }
  };
  onProgress({ sent: 0, of: content.size });
  const answer = await uploadPreview(http, previewId, content, {
    signal: stopped.signal,
    onProgress,
  });
  signal.removeEventListener('abort', stop);
  uploads.end(changeId);
  if (answer.ok) {
    const { status } = answer.value;
    cursor.saveFile(at, { state: status === 'ready' ? 'ready' : 'sent', sentAt: null });
    return null;
  }
  if (signal.aborted) return failed(answer);
  return cursor.isCurrent() ? refusal(context, cursor, at, previewId, answer) : OVERTAKEN;
}

async function refusal(
  context: PushContext,
  cursor: PublishCursor,
  at: number,
  previewId: string,
  failure: KitsuFailure,
): Promise<PushOutcome | null> {
  const { now } = context;
  const file = cursor.file(at);
  const { name, size } = file;
  if (failure.code === 'not-found') return rowGone(cursor, at);
  if (failure.code === 'too-large' || failure.code === 'refused') {
    return refused(context, cursor, at, previewId, failure);
  }
  if (classifyFailure(failure).kind !== 'wait') return failed(failure);
  const cuts = file.cuts + (isCut(failure) ? 1 : 0);
  if (cuts >= MOST_CUTS) {
    const cause = { code: 'preview-cut', name, size, times: cuts } as const;
    return cursor.park(cause, { previews: cut(cursor, at, { cuts: 0 }) });
  }
  cursor.saveFile(at, { cuts, sentAt: now().getTime() });
  return failed(failure);
}

const cut = (cursor: PublishCursor, at: number, part: Partial<PublishedFile>): PublishedFile[] =>
  cursor.change().body.previews.map((file, index) => (index === at ? { ...file, ...part } : file));

/**
 * Kitsu deletes the row of a file that it refuses, except where it cannot read the picture or never saw
 * the end of the file: those stay as if they were still to come.
 */
async function refused(
  context: PushContext,
  cursor: PublishCursor,
  at: number,
  previewId: string,
  failure: KitsuFailure,
): Promise<PushOutcome | null> {
  const { name, size, whole } = cursor.file(at);
  const row = await readPreview(context.http, previewId);
  if (!row.ok && row.code !== 'not-found') return failed(row);
  // Another attempt has filled it: its answer was lost, or it was still under way.
  if (row.ok && !isEmptyRow(row.value)) return null;
  if (row.ok && failure.code === 'refused' && !whole) {
    const cuts = cursor.file(at).cuts + 1;
    cursor.saveFile(at, { cuts: cuts >= MOST_CUTS ? 0 : cuts });
    return cuts >= MOST_CUTS
      ? cursor.park({ code: 'preview-cut', name, size, times: cuts })
      : failed({ ...failure, code: 'unreachable' });
  }
  if (row.ok) {
    const gone = await removeRow(context, cursor, previewId);
    if (gone) return gone;
  }
  const previews = anew(cursor.change().body, at);
  return failure.code === 'too-large'
    ? cursor.park({ code: 'preview-too-large', name, size }, { previews })
    : cursor.park({ code: 'preview-refused', name, said: failure.message }, { previews });
}

/** Kitsu could not convert it: a filled row takes no other file, so it goes and the next try gets a new one. */
export async function broken(
  context: PushContext,
  cursor: PublishCursor,
  at: number,
  previewId: string,
): Promise<PushOutcome> {
  const gone = await removeRow(context, cursor, previewId);
  if (gone) return gone;
  const { name } = cursor.file(at);
  return cursor.park(
    { code: 'preview-broken', name },
    { previews: anew(cursor.change().body, at) },
  );
}

async function removeRow(
  { http }: PushContext,
  cursor: PublishCursor,
  previewId: string,
): Promise<PushOutcome | null> {
  const { taskId, body } = cursor.change();
  const gone = await deletePreview(http, taskId, body.commentId ?? '', previewId);
  // Whoever may not delete it leaves it there; a new row is made all the same.
  const isPast = gone.ok || gone.code === 'not-found' || gone.code === 'forbidden';
  return isPast ? null : failed(gone);
}

/** Deleted there, or refused while nobody heard the answer: a new row tells which. */
export function rowGone(cursor: PublishCursor, at: number): PushOutcome | null {
  const file = cursor.file(at);
  const gone = file.gone + 1;
  const isOver = gone >= MOST_GONE;
  cursor.saveFile(at, { ...withoutRow(file), gone: isOver ? 0 : gone });
  return isOver ? cursor.park({ code: 'preview-gone', name: file.name }) : null;
}
