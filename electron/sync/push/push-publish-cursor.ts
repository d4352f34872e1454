import { NOT_SENT } from '../../outbox/kinds/attempt.ts';
import {
  publishKind,
  unsentFile,
  type PublishBody,
  type PublishChange,
  type PublishedFile,
} from '../../outbox/kinds/publish.ts';
import { readAs } from '../../replica/tables/outbox.ts';
import type { OutboxCause } from '../../shared/outbox-cause.ts';
import { park } from './at-most-once.ts';
import type { PushContext, PushOutcome } from './push-context.ts';

/** The artist has discarded or changed it meanwhile: whatever comes of this attempt is not stored. */
export const OVERTAKEN: PushOutcome = { kind: 'done' };

/** How far a revision has come, as it stands on the disk. */
export interface PublishCursor {
  /** The row as it was read or saved last. */
  change(): PublishChange;
  file(at: number): PublishedFile;
  /** False once the artist has discarded or changed it. */
  isCurrent(): boolean;
  save(part: Partial<PublishBody>): void;
  saveFile(at: number, part: Partial<PublishedFile>): void;
  /** Needs the artist; `part` is where their next try begins. */
  park(cause: OutboxCause, part?: Partial<PublishBody>): PushOutcome;
}

/** Reads the row anew: the comment before it has changed it. `null` if it is gone. */
export function openCursor(context: PushContext, { id, revision }: PublishChange) {
  const { replica } = context;
  const found = replica.outbox.byId(id);
  const read = found && readAs(publishKind, found);
  if (read?.revision !== revision) return null;
  let change = read;
  const cursor: PublishCursor = {
    change: () => change,
    file(at) {
      const file = change.body.previews[at];
      if (!file) throw new Error(`No file ${at}`);
      return file;
    },
    isCurrent: () => replica.outbox.isCurrent(change),
    save(part) {
      if (!replica.outbox.isCurrent(change)) return;
      const body = { ...change.body, ...part };
      replica.change(() => replica.outbox.patch(change.id, { body }));
      change = { ...change, body };
    },
    saveFile(at, part) {
      const previews = change.body.previews.map((file, index) =>
        index === at ? { ...file, ...part } : file,
      );
      cursor.save({ previews });
    },
    park(cause, part = {}) {
      cursor.save(part);
      return park(context, change, cause);
    },
  };
  return cursor;
}

/** A file whose row in Kitsu is no more. The mended copy stays. */
export const withoutRow = (file: PublishedFile): PublishedFile => ({
  ...unsentFile(file),
  mendedId: file.mendedId,
  gone: file.gone,
});

/** The files with that one to be sent anew. */
export const anew = ({ previews }: PublishBody, at: number): PublishedFile[] =>
  previews.map((file, index) => (index === at ? withoutRow(file) : file));

/** All of it begins again with another comment. What was seen there stays no twin of it. */
export const fromTheBeginning = (body: PublishBody): Partial<PublishBody> => ({
  ...NOT_SENT,
  seen: body.commentId === null ? body.seen : [...body.seen, body.commentId],
  commentId: null,
  attached: 0,
  fileSentAt: null,
  fileCuts: 0,
  looks: 0,
  previews: body.previews.map(withoutRow),
});
