import { randomUUID } from 'node:crypto';
import { constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileOnDisk } from '../../platform/transport.ts';
import type { GivenFile, UnsentFile } from '../../shared/comment.ts';

/** Characters that a request header or a file system does not allow in a name. */
const NOT_IN_A_NAME = /[\p{Cc}"/\\]/gu;

/** Shares the blocks of the original where the file system can: no byte is copied, whatever the size. */
const AS_A_CLONE = constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE;

/**
 * Copies of files that were given to the app, kept until Kitsu has them: changes to the originals do not matter
 * meanwhile. They are copied by the system, never through memory, however large they are.
 */
export function attachmentStore(folder: string) {
  const place = (id: string): string => join(folder, basename(id));
  const nameOf = (source: string): string => basename(source).replace(NOT_IN_A_NAME, '_');
  async function kept(source: string, write: (copy: string) => Promise<void>): Promise<UnsentFile> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const id = randomUUID();
    try {
      await write(place(id));
      const handle = await open(place(id), 'r+');
      try {
        await handle.sync();
        return { id, name: nameOf(source), size: (await handle.stat()).size };
      } finally {
        await handle.close();
      }
    } catch (error) {
      // The disk may be full because of it.
      await rm(place(id), { force: true });
      throw error;
    }
  }
  return {
    /** The name and size that a file would have here. Throws the disk's error. */
    look: (source: string): Omit<UnsentFile, 'id'> => ({
      name: nameOf(source),
      size: statSync(source).size,
    }),
    /** Copies a file here; on disk when it is over, and nothing is left of it where it fails. Rejects with the disk's error. */
    keep: (source: string): Promise<UnsentFile> =>
      kept(source, (copy) => copyFile(source, copy, AS_A_CLONE)),
    /** The same as `look` and `keep` of a file that was given with its content. */
    lookAt: ({ name, content }: GivenFile): Omit<UnsentFile, 'id'> => ({
      name: nameOf(name),
      size: content.byteLength,
    }),
    keepContent: ({ name, content }: GivenFile): Promise<UnsentFile> =>
      kept(name, (copy) => writeFile(copy, content, { flag: 'wx', mode: 0o600 })),
    /** Where a copy lies; `null` if it is gone. */
    pathOf: (id: string): string | null => (existsSync(place(id)) ? place(id) : null),
    /** A kept file as it is sent; `null` if it is gone. */
    onDisk({ id, name }: Pick<UnsentFile, 'id' | 'name'>): FileOnDisk | null {
      const path = place(id);
      return existsSync(path) ? { name, path, size: statSync(path).size } : null;
    },
    /** Keeps what `write` makes at the place it is given; `null`, and nothing, where it answers false. */
    async make(name: string, write: (to: string) => Promise<boolean>): Promise<UnsentFile | null> {
      let made = true;
      try {
        return await kept(name, async (to) => {
          made = await write(to);
          if (!made) throw new Error('Not made');
        });
      } catch (error) {
        if (!made) return null;
        throw error;
      }
    },
    remove: (id: string): void => rmSync(place(id), { force: true }),
    /** Removes copies that nothing refers to any more. */
    sweep(named: ReadonlySet<string>): void {
      if (!existsSync(folder)) return;
      for (const id of readdirSync(folder)) if (!named.has(id)) rmSync(place(id), { force: true });
    },
  };
}

export type AttachmentStore = ReturnType<typeof attachmentStore>;
