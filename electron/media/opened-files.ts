import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openedOutside, type OpenedOutside } from '../shared/opened-outside.ts';
import { formatOf, type Format } from './look/sniff.ts';
import { isItem, type MediaItem } from './media-item.ts';
import { proposedName } from './proposed-name.ts';

/** What the bytes have to be: a system may choose the program by them and not by the name. */
const FORMATS: Readonly<Record<OpenedOutside, readonly Format[]>> = {
  mp4: ['mp4'],
  m4v: ['mp4'],
  mov: ['mp4'],
  webm: ['webm', 'matroska'],
  mkv: ['webm', 'matroska'],
  avi: ['AVI'],
  wmv: ['WMV'],
  png: ['png'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  gif: ['GIF'],
  webp: ['WebP'],
  tif: ['TIFF'],
  tiff: ['TIFF'],
  bmp: ['BMP'],
  exr: ['EXR'],
  psd: ['PSD'],
  pdf: ['PDF'],
};
const HEAD_BYTES = 64;

/**
 * Copies of Kitsu's files that were given to other programs of this computer. They lie in a folder of the account, which
 * nobody else reads, and go when it is opened or left the next time.
 */
export function openedFiles(folder: string) {
  return {
    /** Where the copy of a file lies, or will; `null` for what is not opened outside. Throws the disk's error. */
    async placeFor(item: MediaItem, name: string): Promise<string | null> {
      const own = proposedName(name);
      if (!isItem(item) || openedOutside(own) === null) return null;
      const place = join(folder, `${item.kind}-${item.id}`);
      await mkdir(place, { recursive: true, mode: 0o700 });
      return join(place, own);
    },
    /** What an id names never changes: a copy that is there is whole. */
    isThere: (file: string): Promise<boolean> =>
      stat(file).then(
        (found) => found.isFile(),
        () => false,
      ),
    /** Whether its bytes are what its name says. Never rejects. */
    async isWhatItSays(file: string): Promise<boolean> {
      const ending = openedOutside(file);
      if (ending === null) return false;
      const handle = await open(file, 'r').catch(() => null);
      if (!handle) return false;
      try {
        const head = Buffer.alloc(HEAD_BYTES);
        const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
        return FORMATS[ending].includes(formatOf(head.subarray(0, bytesRead)));
      } catch {
        return false;
      } finally {
        await handle.close();
      }
    },
    /** Never rejects: a program may hold one of them. */
    clear: (): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => undefined),
  };
}

export type OpenedFiles = ReturnType<typeof openedFiles>;
