import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createLimit, createSharedRuns } from '../shared/concurrency.ts';
import type { PictureKind } from '../platform/media-files.ts';
import { pictureType } from '../shared/picture-size.ts';

export interface Picture {
  body: Buffer;
  type: string;
}

/** Ids are UUIDs in Kitsu; nothing else may become a file name. */
const ID = /^[A-Za-z0-9-]{1,64}$/;
const AT_ONCE = 4;
const MOST_A_PREFETCH = 60;
/** How long a picture that could not be loaded is not requested again. */
const MISSING_MS = 5 * 60_000;

/**
 * Pictures on disk, so that a list opens with its pictures, also offline. A preview's picture
 * never changes: a new version is a new preview with a new id, and so it is with a production's
 * (`shared/productions.ts`).
 */
export function createPictures(deps: {
  folder: string;
  /** `missing`: Kitsu has none; `null`: it could not be asked. */
  fetch(kind: PictureKind, id: string): Promise<Buffer | 'missing' | null>;
  now(): Date;
}) {
  const wanted = createSharedRuns<Picture | null>();
  const limited = createLimit(AT_ONCE);
  const missing = new Map<string, number>();
  /** Small pictures that are known to be on disk. */
  const here = new Set<string>();
  const writing = new Set<Promise<void>>();
  let closed = false;

  async function keep(file: string, body: Buffer): Promise<void> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, body, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }

  async function fetchAndKeep(
    kind: PictureKind,
    id: string,
    file: string,
  ): Promise<Picture | null> {
    try {
      const body = await deps.fetch(kind, id);
      if (body === null) return null;
      const type = body === 'missing' ? null : pictureType(body);
      if (body === 'missing' || type === null) {
        missing.set(file, deps.now().getTime());
        return null;
      }
      if (closed) return null;
      const kept = keep(file, body);
      writing.add(kept);
      await kept.finally(() => writing.delete(kept));
      return { body, type };
    } catch {
      // A full disk only costs a picture.
      return null;
    }
  }

  async function find(kind: PictureKind, id: string): Promise<Picture | null> {
    const file = join(deps.folder, kind, id);
    const kept = await readFile(file).catch(() => null);
    const type = kept ? pictureType(kept) : null;
    if (kept && type) return { body: kept, type };
    if (kept) await rm(file, { force: true });
    if (deps.now().getTime() - (missing.get(file) ?? -Infinity) < MISSING_MS) return null;
    return limited(() => fetchAndKeep(kind, id, file));
  }

  return {
    /** Nothing is written after this, so that the folder can be deleted. */
    async close(): Promise<void> {
      closed = true;
      await Promise.allSettled(writing);
    },
    /** The picture from disk, else from Kitsu; `null` if neither has it. */
    async get(kind: PictureKind, id: string): Promise<Picture | null> {
      if (!ID.test(id)) return null;
      return wanted.run(`${kind}/${id}`, () => find(kind, id));
    },
    /**
     * Downloads missing small pictures, a few per call and one after the other, in the order of the
     * list. Those that failed are retried only when they are shown. True if there is nothing more to
     * download.
     */
    async prefetch(ids: readonly string[], signal: AbortSignal): Promise<boolean> {
      let fetched = 0;
      for (const id of ids) {
        if (signal.aborted || fetched >= MOST_A_PREFETCH) return false;
        const file = join(deps.folder, 'thumbnail', id);
        if (here.has(id) || missing.has(file) || !ID.test(id)) continue;
        const known = await isThere(file);
        if (!known) fetched += 1;
        if (known || (await this.get('thumbnail', id))) here.add(id);
        else if (!missing.has(file)) return false;
      }
      return true;
    },
  };
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

export type Pictures = ReturnType<typeof createPictures>;
