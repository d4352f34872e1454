import { createInflate } from 'node:zlib';
import type { Conversion } from '../../shared/file-look.ts';
import type { ByteReader } from './byte-reader.ts';
import { crcOver } from './crc.ts';
import { isSrgb, orientationOf, type PictureFile } from './picture-facts.ts';

/** Bytes of pixels that are unfolded to be checked; a larger picture is checked so far. */
const MOST_PIXELS = 1.5 * 1024 ** 3;

/** What is read of a chunk to know what it says; a profile or a preview in it may be far longer. */
const MOST_KEPT = 64 * 1024;

/** Values in a pixel, by the colour type of `IHDR`. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Head {
  /** Bytes that the pixels have, unfolded. */
  pixels: number;
  deep: boolean;
}

/**
 * Decodes a PNG to its end: each checksum is right, the pixels unfold to as many as its head says, and `IEND` comes.
 * `null` if its head makes no sense, so that nothing could read it.
 */
export async function lookAtPng(bytes: ByteReader): Promise<PictureFile | null> {
  await bytes.take(8);
  const first = await readChunk(bytes);
  const head = first === null || first.type !== 'IHDR' ? null : headOf(first.kept);
  if (head === null) return null;
  const pixels = unfolding(head.pixels);
  const why = new Set<Conversion>(head.deep ? ['deep'] : []);
  for (;;) {
    const chunk = await readChunk(bytes, pixels);
    if (chunk === null || !chunk.whole) return { cut: true, why: [...why] };
    if (chunk.type === 'IEND') break;
    const one = conversion(chunk.type, chunk.kept);
    if (one !== null) why.add(one);
  }
  return { cut: !(await pixels.complete()), why: [...why] };
}

interface Chunk {
  type: string;
  kept: Buffer;
  whole: boolean;
}

async function readChunk(bytes: ByteReader, pixels?: Unfolding): Promise<Chunk | null> {
  const head = await bytes.take(8);
  if (head === null) return null;
  const type = head.toString('latin1', 4, 8);
  let left = head.readUInt32BE(0);
  let crc = crcOver(head.subarray(4), -1);
  const kept: Buffer[] = [];
  let keeps = MOST_KEPT;
  while (left > 0) {
    const some = await bytes.some(left);
    if (some.length === 0) return { type, kept: Buffer.concat(kept), whole: false };
    left -= some.length;
    crc = crcOver(some, crc);
    if (type === 'IDAT') await pixels?.add(some);
    else if (keeps > 0) kept.push(some.subarray(0, keeps));
    keeps -= some.length;
  }
  const said = await bytes.take(4);
  const whole = said !== null && said.readUInt32BE(0) === ~crc >>> 0;
  return { type, kept: Buffer.concat(kept), whole };
}

function headOf(ihdr: Buffer): Head | null {
  if (ihdr.length < 13) return null;
  const [width, height] = [ihdr.readUInt32BE(0), ihdr.readUInt32BE(4)];
  const depth = ihdr[8] ?? 0;
  const channels = CHANNELS[ihdr[9] ?? 7];
  if (width === 0 || height === 0 || channels === undefined) return null;
  if (![1, 2, 4, 8, 16].includes(depth)) return null;
  const bytesOf = (columns: number, rows: number) =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * channels * depth) / 8));
  const pixels =
    ihdr[12] === 1
      ? PASSES.reduce((sum, [x, y, dx, dy]) => {
          return sum + bytesOf(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy));
        }, 0)
      : bytesOf(width, height);
  return { pixels, deep: depth === 16 };
}

/** The seven pictures of an interlaced one: where each begins, and its steps. */
const PASSES = [
  ...([
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
  ] as const),
  ...([
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const),
] as const;

function conversion(type: string, kept: Buffer): Conversion | null {
  if (type === 'acTL') return 'animated';
  // The name of the profile stands before the profile, which is compressed.
  if (type === 'iCCP') return isSrgb(kept.subarray(0, 80)) ? null : 'profile';
  return type === 'eXIf' && orientationOf(kept) > 1 ? 'turned' : null;
}

interface Unfolding {
  add(bytes: Buffer): Promise<void>;
  complete(): Promise<boolean>;
}

/** Unfolds the pixels and counts them; nothing is kept. */
function unfolding(expected: number): Unfolding {
  const enough = Math.min(expected, MOST_PIXELS);
  const inflate = createInflate({ chunkSize: 256 * 1024 });
  let count = 0;
  let over = false;
  let wake = () => {};
  inflate.on('data', (some: Buffer) => (count += some.length));
  // Of damaged pixels, and at their end: whoever waits for more gets none.
  inflate.on('error', () => (over = true));
  inflate.on('close', () => {
    over = true;
    wake();
  });
  const until = (begin: (done: () => void) => void) =>
    new Promise<void>((done) => {
      wake = done;
      begin(done);
    });
  return {
    async add(bytes) {
      if (!over && count < enough) await until((done) => inflate.write(bytes, () => done()));
    },
    async complete() {
      if (!over && count < enough) await until(() => inflate.end());
      inflate.destroy();
      return count >= enough;
    },
  };
}
