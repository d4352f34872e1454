import type { FileOnDisk } from '../../platform/transport.ts';
import type { PushContext, PushOutcome } from './push-context.ts';
import type { PublishCursor } from './push-publish-cursor.ts';

/** The file as it is sent, with what was to be done to it done; or why it cannot be sent. */
export async function mended(
  context: PushContext,
  cursor: PublishCursor,
  at: number,
): Promise<FileOnDisk | PushOutcome> {
  const { replica, uploads, signal } = context;
  const { id, name, size, mend, mendedId } = cursor.file(at);
  const original = replica.files.onDisk({ id, name });
  if (!original) return cursor.park({ code: 'file-gone', name });
  if (mend === null) return original;
  const before = mendedId === null ? null : replica.files.onDisk({ id: mendedId, name });
  if (before) return before;
  const { id: changeId } = cursor.change();
  uploads.note({ changeId, fileId: id, stage: 'mending', sent: 0, of: size });
  const made = await replica.files.make(name, (to) =>
    context.addSilentTrack(original.path, to, signal),
  );
  if (made === null) {
    uploads.end(changeId);
    if (signal.aborted) return { kind: 'waits' };
    const previews = cursor
      .change()
      .body.previews.map((file, index) => (index === at ? { ...file, mend: null } : file));
    return cursor.park({ code: 'mend-failed', name }, { previews });
  }
  cursor.saveFile(at, { mendedId: made.id });
  return replica.files.onDisk({ id: made.id, name }) ?? cursor.park({ code: 'file-gone', name });
}
