import type { FileHandle } from 'node:fs/promises';

/** What the header of a movie says. */
export interface MovieFacts {
  /** 0 where there is no picture. */
  width: number;
  height: number;
  /** Seconds; 0 where there is no picture. */
  duration: number;
  frames: number;
  /** It has a track of pictures. */
  picture: boolean;
  sound: boolean;
  /** Pictures are stored in another order than they are shown in: B frames. */
  reordered: boolean;
  /** Pictures that can be shown without any other. */
  keyframes: number;
  /** The first picture is shown after this many seconds. */
  start: number;
  /** Its container says the length of each track; Matroska says only its own. */
  tracksHaveLengths: boolean;
}

/** Reads bytes at a place in a file; fewer at its end. */
export async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}
