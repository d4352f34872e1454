import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { KitsuFailure } from '../kitsu/answer-types.ts';
import type { FileEnd, FileRequest } from '../kitsu/files.ts';
import type { OnProgress } from '../platform/transport.ts';
import { createQueue, createQueues } from '../shared/concurrency.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import { MediaFile } from './media-file.ts';
import { isItem, keyOf, routeOf, type MediaItem } from './media-item.ts';
import { bytesIn, forgetIn, keptIn, noteIn, recordIn } from './media-notes.ts';
import { CLOSED, NotHad, StillProcessing } from './media-trouble.ts';
import { shownType } from './shown-type.ts';
import { whatGoes } from './what-goes.ts';

export interface MediaCacheDeps {
  /** Of the account's own: nobody else's pictures lie there. */
  folder: string;
  fetch(request: FileRequest): Promise<Result<FileEnd> | KitsuFailure>;
  /** Bytes that all files together may take. */
  space(): number;
  now(): Date;
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  log(message: string): void;
}

/** A file that can be read while it is still downloaded. */
export interface OpenedMedia {
  kind: 'file';
  /** Bytes. */
  size: number;
  /** Of a movie as Kitsu makes it, of all else by its bytes; `null` for what no window shows. */
  type: string | null;
  /** The bytes from `from` up to `to`. Throws when they cannot be had. */
  read(from: number, to: number): AsyncGenerator<Buffer>;
}

export type MediaOpening =
  | OpenedMedia
  /** Kitsu still makes it. */
  | { kind: 'processing'; afterSeconds: number }
  | { kind: 'failed'; failure: Failure };

/** Enough of a file to tell what it is and how large a picture: a JPEG's size may stand behind a profile. */
const HEAD_BYTES = 256 * 1024;
const NO_ITEM = failure('not-found', 'There is no such file.');

/**
 * Movies and pictures of one account on this disk, within the space that the artist gives them. All of them can be read
 * again from Kitsu: a lost file costs nothing but time.
 */
export function createMediaCache(deps: MediaCacheDeps) {
  const files = new Map<string, MediaFile>();
  const turns = createQueues();
  const tidying = createQueue();
  let closed = false;

  /** The file of an item, with what was noted of it. */
  const fileOf = (item: MediaItem): Promise<MediaFile> =>
    turns(keyOf(item), async () => {
      const key = keyOf(item);
      if (closed) throw new NotHad(CLOSED);
      const known = files.get(key);
      if (known) return known;
      await mkdir(deps.folder, { recursive: true, mode: 0o700 });
      const made = new MediaFile({
        file: bytesIn(deps.folder, key),
        known: await recordIn(deps.folder, key, deps.now()),
        fetch: (request) => deps.fetch({ ...request, path: routeOf(item) }),
        pause: deps.pause,
        onSize: (missing) => void tidy(missing),
        onIdle: () => void rest(key),
      });
      files.set(key, made);
      return made;
    });

  /** What Kitsu does not have, for as long as the app runs. */
  const absent = new Map<string, Failure>();

  /** Closes a file that nobody reads, and notes what is here of it. */
  async function rest(key: string): Promise<void> {
    await turns(key, async () => {
      const file = files.get(key);
      if (!file || (file.isInUse() && !closed)) return;
      files.delete(key);
      await noteIn(deps.folder, key, await file.close());
    });
    if (!closed) await tidy(0);
  }

  /** Deletes what has no space any more, once so many bytes will come. */
  const tidy = (coming: number): Promise<void> =>
    tidying(async () => {
      try {
        const kept = await keptIn(deps.folder, (key) => files.has(key));
        for (const key of whatGoes(kept, Math.max(0, deps.space() - coming)))
          await turns(key, async () => {
            if (!files.has(key)) await forgetIn(deps.folder, key);
          });
      } catch (error) {
        deps.log(`The space for movies and pictures could not be tidied: ${String(error)}`);
      }
    });

  /** A player keeps what it was given for as long as it likes: the file may have been closed, and is opened anew. */
  async function* reading(item: MediaItem, from: number, to: number): AsyncGenerator<Buffer> {
    yield* (await fileOf(item)).read(from, to);
  }

  async function typeOf(item: MediaItem, size: number): Promise<string | null> {
    if (item.kind === 'movie' || item.kind === 'small-movie') return 'video/mp4';
    const head: Buffer[] = [];
    for await (const piece of reading(item, 0, Math.min(size, HEAD_BYTES))) head.push(piece);
    return shownType(Buffer.concat(head), size);
  }

  return {
    /** Never rejects. */
    async open(item: MediaItem): Promise<MediaOpening> {
      if (!isItem(item)) return { kind: 'failed', failure: NO_ITEM };
      const missed = absent.get(keyOf(item));
      if (missed) return { kind: 'failed', failure: missed };
      try {
        const size = await (await fileOf(item)).total();
        const type = await typeOf(item, size);
        return { kind: 'file', size, type, read: (from, to) => reading(item, from, to) };
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.kind === 'failed' && isAbsentForGood(item, refusal.failure)) {
          absent.set(keyOf(item), refusal.failure);
        }
        return refusal;
      }
    },
    /**
     * Writes a file where the artist wants it, whole or not at all. `processing` is a failure here: what is not made
     * cannot be saved.
     */
    async saveAs(
      item: MediaItem,
      to: string,
      { signal, onProgress }: { signal?: AbortSignal; onProgress?: OnProgress } = {},
    ): Promise<Result<null>> {
      if (!isItem(item)) return NO_ITEM;
      const unfinished = `${to}.part`;
      try {
        // Where nothing can be written is known before anything is downloaded.
        await (await open(unfinished, 'w')).close();
        const file = await fileOf(item);
        const of = await file.total();
        await file.copyWhole(unfinished, (sent) => {
          if (signal?.aborted) throw new NotHad(CLOSED);
          onProgress?.({ sent, of });
        });
        if (signal?.aborted) throw new NotHad(CLOSED);
        await rename(unfinished, to);
        return success(null);
      } catch (error) {
        await rm(unfinished, { force: true });
        if (!(error instanceof NotHad || error instanceof StillProcessing))
          deps.log(`A file could not be saved: ${String(error)}`);
        return refusedSaving(error);
      }
    },
    /** The artist gave it more or less space. */
    tidy: () => tidy(0),
    /** Nothing is read or written after this, so that the folder can be deleted. */
    async close(): Promise<void> {
      closed = true;
      await Promise.allSettled([...files.keys()].map((key) => rest(key)));
      await tidying(async () => undefined);
    },
  };
}

export type MediaCache = ReturnType<typeof createMediaCache>;

/** Kitsu makes the small picture of an attachment when it comes, or never. */
const isAbsentForGood = ({ kind }: MediaItem, { code }: Failure): boolean =>
  kind === 'attachment-thumbnail' && code === 'not-found';

function refusalOf(error: unknown): MediaOpening {
  if (error instanceof StillProcessing)
    return { kind: 'processing', afterSeconds: error.afterSeconds };
  if (error instanceof NotHad) return { kind: 'failed', failure: error.failure };
  return { kind: 'failed', failure: diskRefused(error) };
}

function refusedSaving(error: unknown): Failure {
  if (error instanceof StillProcessing)
    return failure(
      'conflict',
      'Kitsu is still making this file. Nothing was saved.',
      'Try again in a moment.',
    );
  return error instanceof NotHad ? error.failure : diskRefused(error);
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';

const diskRefused = (error: unknown): Failure =>
  isFull(error)
    ? failure(
        'disk',
        'The disk is full: the file was not written. It is safe in Kitsu.',
        'Free some space, or choose another folder.',
      )
    : failure(
        'disk',
        'The file could not be written there. It is safe in Kitsu.',
        'Choose another folder.',
      );
