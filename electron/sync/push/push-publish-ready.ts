import { readPreview } from '../../kitsu/previews.ts';
import type { PushContext, PushOutcome } from './push-context.ts';
import type { PublishCursor } from './push-publish-cursor.ts';
import { broken, rowGone } from './push-publish-upload.ts';

const FIRST_LOOK_MS = 1_000;
const LONGEST_LOOK_MS = 30_000;

/**
 * Kitsu answers an upload before it can show the file: a revision is published when each of its files is
 * ready. `null` if they are; `again` if a file has to be sent anew.
 */
export async function lookWhetherReady(
  context: PushContext,
  cursor: PublishCursor,
): Promise<PushOutcome | 'again' | null> {
  const { replica, http, now } = context;
  const { previews } = cursor.change().body;
  let waitsFor: string | null = null;
  for (const [at, { state, previewId, name }] of previews.entries()) {
    if (state === 'ready' || previewId === null) continue;
    const row = await readPreview(http, previewId);
    if (!row.ok) {
      if (row.code !== 'not-found') return { kind: 'failed', failure: row };
      return rowGone(cursor, at) ?? 'again';
    }
    const { status } = row.value;
    if (status === 'broken') return broken(context, cursor, at, previewId);
    if (status === 'ready') cursor.saveFile(at, { state: 'ready' });
    else waitsFor ??= name;
  }
  if (waitsFor === null) return null;
  const { looks } = cursor.change().body;
  const wait = Math.min(FIRST_LOOK_MS * 1.5 ** looks, LONGEST_LOOK_MS);
  const cause = { code: 'kitsu-processing', name: waitsFor } as const;
  const notBefore = now().getTime() + Math.ceil(wait);
  cursor.save({ looks: looks + 1 });
  replica.change(() => {
    if (!cursor.isCurrent()) return;
    const { id } = cursor.change();
    replica.outbox.patch(id, { state: 'waiting', cause, notBefore, attempts: 0 });
  });
  return { kind: 'waits' };
}
