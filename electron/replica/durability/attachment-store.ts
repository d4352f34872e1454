import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { GivenFile, UnsentFile } from '../../shared/comment.ts';

/** Characters that a request header or a file system does not allow in a name. */
const NOT_IN_A_NAME = /[\p{Cc}"/\\]/gu;

/**
 * Copies of the files of comments, kept until Kitsu has them: changes to the originals do not matter
 * meanwhile.
 */
export function attachmentStore(folder: string) {
  const place = (id: string): string => join(folder, id);
  const nameOf = (source: string): string => basename(source).replace(NOT_IN_A_NAME, '_');
  function kept(source: string, write: (copy: string) => void): UnsentFile {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const id = randomUUID();
    write(place(id));
    const handle = openSync(place(id), 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    return { id, name: nameOf(source), size: statSync(place(id)).size };
  }
  return {
    /** The name and size that a file would have here. Throws the disk's error. */
    look: (source: string): Omit<UnsentFile, 'id'> => ({
      name: nameOf(source),
      size: statSync(source).size,
    }),
    /** Copies a file here; on disk when it returns. Throws the disk's error. */
    keep: (source: string): UnsentFile =>
      kept(source, (copy) => copyFileSync(source, copy, constants.COPYFILE_EXCL)),
    /** The same as `look` and `keep` of a file that was given with its content. */
    lookAt: ({ name, content }: GivenFile): Omit<UnsentFile, 'id'> => ({
      name: nameOf(name),
      size: content.byteLength,
    }),
    keepContent: ({ name, content }: GivenFile): UnsentFile =>
      kept(name, (copy) => writeFileSync(copy, content, { flag: 'wx', mode: 0o600 })),
    /** `null` if it is gone. */
    read: (id: string): Buffer | null => (existsSync(place(id)) ? readFileSync(place(id)) : null),
    remove: (id: string): void => rmSync(place(id), { force: true }),
    /** Removes copies that nothing refers to any more. */
    sweep(named: ReadonlySet<string>): void {
      if (!existsSync(folder)) return;
      for (const id of readdirSync(folder)) if (!named.has(id)) rmSync(place(id), { force: true });
    },
  };
}

export type AttachmentStore = ReturnType<typeof attachmentStore>;
