import type { FileHandle } from 'node:fs/promises';
import { bytesAt } from './facts.ts';
import type { MovieFacts } from './facts.ts';

/** A larger index is of no movie that anybody publishes in practice. */
const MOST_INDEX_BYTES = 64 * 1024 * 1024;

interface Box {
  type: string;
  body: Buffer;
}

/** An MP4 or QuickTime movie, read from its index; null where there is no whole one. */
export async function readMp4(file: FileHandle, size: number): Promise<MovieFacts | null> {
  const moov = await indexOf(file, size);
  if (moov === null) return null;
  const tracks = inside(moov).filter(({ type }) => type === 'trak');
  const kinds = tracks.map((track) => ({ track, kind: handlerOf(track) }));
  const picture = kinds.find(({ kind }) => kind === 'vide')?.track;
  const sound = kinds.some(({ kind }) => kind === 'soun');
  if (picture) return { ...pictureFacts(picture), sound };
  return sound ? { ...NO_PICTURE, sound } : null;
}

const NO_PICTURE: Omit<MovieFacts, 'sound'> = {
  width: 0,
  height: 0,
  duration: 0,
  frames: 0,
  picture: false,
  reordered: false,
  keyframes: 0,
  start: 0,
  tracksHaveLengths: true,
};

/** The `moov` box; null where it is missing, cut off, or where the pictures after it are. */
async function indexOf(file: FileHandle, size: number): Promise<Buffer | null> {
  let moov: Buffer | null = null;
  for (let at = 0; at + 8 <= size;) {
    const head = await bytesAt(file, at, 16);
    const type = head.toString('latin1', 4, 8);
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) return null;
    const long = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    const length = long === 0 ? size - at : long;
    const skip = short === 1 ? 16 : 8;
    if (length < skip || at + length > size) return null;
    if (type === 'moov') {
      if (length > MOST_INDEX_BYTES) return null;
      moov = await bytesAt(file, at + skip, length - skip);
    }
    at += length;
  }
  return moov;
}

function* boxes(body: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= body.length;) {
    const length = body.readUInt32BE(at);
    if (length < 8 || at + length > body.length) return;
    yield {
      type: body.toString('latin1', at + 4, at + 8),
      body: body.subarray(at + 8, at + length),
    };
    at += length;
  }
}

const inside = (body: Buffer): Box[] => [...boxes(body)];

/** The box at the end of a path of types. */
function find({ body }: { body: Buffer }, ...path: string[]): Buffer | null {
  let place: Buffer = body;
  for (const wanted of path) {
    const next = inside(place).find(({ type }) => type === wanted);
    if (!next) return null;
    place = next.body;
  }
  return place;
}

const handlerOf = (track: Box): string =>
  find(track, 'mdia', 'hdlr')?.toString('latin1', 8, 12) ?? '';

function pictureFacts(track: Box): Omit<MovieFacts, 'sound'> {
  const sample = find(track, 'mdia', 'minf', 'stbl', 'stsd');
  const { scale, length } = lengthOf(find(track, 'mdia', 'mdhd'));
  const stbl = (name: string) => find(track, 'mdia', 'minf', 'stbl', name);
  const times = pairs(stbl('stts'));
  const frames = times.reduce((sum, [count]) => sum + count, 0);
  const ticks = times.reduce((sum, [count, step]) => sum + count * step, 0);
  const offsets = pairs(stbl('ctts')).map(([, offset]) => offset);
  const sync = stbl('stss');
  return {
    width: sample && sample.length >= 42 ? sample.readUInt16BE(40) : 0,
    height: sample && sample.length >= 44 ? sample.readUInt16BE(42) : 0,
    duration: scale === 0 ? 0 : (ticks || length) / scale,
    frames,
    picture: true,
    reordered: new Set(offsets).size > 1,
    keyframes: sync && sync.length >= 8 ? sync.readUInt32BE(4) : frames,
    start: 0,
    tracksHaveLengths: true,
  };
}

function lengthOf(mdhd: Buffer | null): { scale: number; length: number } {
  if (!mdhd || mdhd.length < 20) return { scale: 0, length: 0 };
  if (mdhd[0] === 1 && mdhd.length >= 32) {
    return { scale: mdhd.readUInt32BE(20), length: Number(mdhd.readBigUInt64BE(24)) };
  }
  return { scale: mdhd.readUInt32BE(12), length: mdhd.readUInt32BE(16) };
}

/** The entries of a table of counts: `stts`, `ctts`. */
function pairs(table: Buffer | null): [count: number, value: number][] {
  if (!table || table.length < 8) return [];
  const most = Math.min(table.readUInt32BE(4), Math.floor((table.length - 8) / 8));
  return Array.from({ length: most }, (_, place) => [
    table.readUInt32BE(8 + place * 8),
    table.readInt32BE(12 + place * 8),
  ]);
}
