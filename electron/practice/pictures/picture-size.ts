import { open } from 'node:fs/promises';

export interface PictureSize {
  width: number;
  height: number;
}

/** Profiles and camera data may stand before the size. */
const HEAD_BYTES = 1024 * 1024;

/**
 * The size of a picture by its first bytes, whatever it is named: what zou's reader can open. Null for
 * all others, as HEIC, PDF and SVG. Half a picture has its whole size.
 */
export async function pictureSize(path: string): Promise<PictureSize | null> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const bytes = head.subarray(0, bytesRead);
    const read = READERS.find(({ starts }) => starts(bytes));
    return read && bytes.length >= 30 ? sizeIn(() => read.size(bytes)) : null;
  } finally {
    await file.close();
  }
}

/** A size that lies outside of the bytes is none. */
function sizeIn(read: () => PictureSize | null): PictureSize | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Reader {
  starts(bytes: Buffer): boolean;
  size(bytes: Buffer): PictureSize | null;
}

const says =
  (at: number, ...words: string[]) =>
  (bytes: Buffer): boolean =>
    words.some((word) => bytes.toString('latin1', at, at + word.length) === word);

const READERS: Reader[] = [
  {
    starts: says(0, '\x89PNG\r\n\x1a\n'),
    size: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  },
  { starts: says(0, '\xff\xd8\xff'), size: jpeg },
  {
    starts: says(0, 'GIF87a', 'GIF89a'),
    size: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  },
  {
    starts: says(0, 'BM'),
    size: (bytes) => ({ width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) }),
  },
  { starts: says(8, 'WEBP'), size: webp },
  { starts: says(0, 'II*\0', 'MM\0*'), size: tiff },
  { starts: says(4, 'ftypavif', 'ftypavis'), size: avif },
];

function jpeg(bytes: Buffer): PictureSize | null {
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webp(bytes: Buffer): PictureSize | null {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') {
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  }
  if (kind === 'VP8L') {
    const packed = bytes.readUInt32LE(21);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}

/** Tags 256 and 257 of its first directory. */
function tiff(bytes: Buffer): PictureSize | null {
  const little = bytes[0] === 0x49;
  const short = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const start = long(4);
  const found = new Map<number, number>();
  for (let entry = 0; entry < short(start); entry++) {
    const at = start + 2 + entry * 12;
    found.set(short(at), short(at + 2) === 3 ? short(at + 8) : long(at + 8));
  }
  const [width, height] = [found.get(256), found.get(257)];
  return width && height ? { width, height } : null;
}

function avif(bytes: Buffer): PictureSize | null {
  const at = bytes.indexOf('ispe');
  if (at < 0) return null;
  return { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
}
