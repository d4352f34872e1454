import type { FileHandle } from 'node:fs/promises';
import { boxHead, type BoxHead } from './boxes.ts';

/** A box of the file itself, which may be larger than memory. */
export interface FileBox extends BoxHead {
  /** Where its header begins in the file. */
  start: number;
}

export interface FileBoxes {
  boxes: FileBox[];
  /** The last box says that it is longer than the file. */
  cut: boolean;
}

/** A movie in fragments has thousands: whoever reads those reads them otherwise. */
const MOST_BOXES = 200;

/** The index of a feature film of three hours has some megabytes. */
const MOST_INDEX = 64 * 1024 * 1024;

/** The boxes of the file in order, read by their heads alone. Ends before the first fragment. */
export async function fileBoxes(file: FileHandle, size: number): Promise<FileBoxes> {
  const boxes: FileBox[] = [];
  let start = 0;
  while (start + 8 <= size && boxes.length < MOST_BOXES) {
    const head = boxHead(await readAt(file, start, Math.min(16, size - start)), 0, size - start);
    if (head === null || !/^[\x20-\x7e\xa9]{4}$/.test(head.type)) break;
    boxes.push({ ...head, start });
    if (head.type === 'moof') break;
    start += head.size;
  }
  return { boxes, cut: start > size };
}

/** The whole box; `null` if it is larger than an index may be, or the file ends before it does. */
export async function readBox(file: FileHandle, of: FileBox, size: number): Promise<Buffer | null> {
  if (of.size > MOST_INDEX || of.start + of.size > size) return null;
  return readAt(file, of.start + of.header, of.size - of.header);
}

/** These bytes of the file. @throws {Error} if the file ends before. */
export async function readAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let have = 0;
  while (have < length) {
    const { bytesRead } = await file.read(bytes, have, length - have, start + have);
    if (bytesRead === 0) throw new Error('The file ended while it was read.');
    have += bytesRead;
  }
  return bytes;
}
