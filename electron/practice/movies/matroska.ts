import type { FileHandle } from 'node:fs/promises';
import { bytesAt } from './facts.ts';
import type { MovieFacts } from './facts.ts';

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const CLUSTER = 0x1f43b675;
const CLUSTER_TIME = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const REFERENCE = 0xfb;
const PICTURE = 1;
const SOUND = 2;
const MOST_HEADER_BYTES = 1024 * 1024;

interface Element {
  id: number;
  at: number;
  length: number;
}

/** Times of one track of pictures, in the order in which they are stored. */
interface Pictures {
  times: number[];
  keyframes: number;
}

/** A Matroska or WebM movie: its header and the times in the heads of its blocks. */
export async function readMatroska(file: FileHandle, size: number): Promise<MovieFacts | null> {
  const segment = await first(file, 0, size, SEGMENT);
  if (!segment) return null;
  const end = Math.min(size, segment.at + segment.length);
  let scale = 1_000_000;
  let tracks: Buffer[] = [];
  const pictures: Pictures = { times: [], keyframes: 0 };
  let shown = -1;
  for await (const { id, at, length: bytes } of elements(file, segment.at, end)) {
    if (id === INFO || id === TRACKS) {
      const body = await bytesAt(file, at, Math.min(bytes, MOST_HEADER_BYTES));
      if (id === INFO) scale = numberIn(body, 0x2ad7b1) ?? scale;
      else {
        tracks = parts(body).flatMap(({ id: kind, body: track }) =>
          kind === TRACK ? [track] : [],
        );
        shown = numberIn(tracks.find(isPicture) ?? Buffer.alloc(0), 0xd7) ?? -1;
      }
    }
    if (id === CLUSTER) await readCluster(file, at, Math.min(end, at + bytes), shown, pictures);
  }
  const seconds = scale / 1e9;
  const picture = tracks.find(isPicture);
  const { times, keyframes } = pictures;
  const video = parts(picture ?? Buffer.alloc(0)).find(({ id }) => id === 0xe0)?.body;
  return {
    width: (video && numberIn(video, 0xb0)) ?? 0,
    height: (video && numberIn(video, 0xba)) ?? 0,
    duration: lengthOf(times) * seconds,
    frames: times.length,
    picture: picture !== undefined,
    sound: tracks.some((track) => numberIn(track, 0x83) === SOUND),
    reordered: times.some((time, place) => place > 0 && time < (times[place - 1] ?? 0)),
    keyframes,
    start: earliest(times) * seconds,
    tracksHaveLengths: false,
  };
}

const earliest = (times: number[]): number => times.reduce((a, b) => Math.min(a, b), times[0] ?? 0);

/** From the first picture to the end of the last: the header's own length may be that of the sound. */
function lengthOf(times: number[]): number {
  const last = times.reduce((a, b) => Math.max(a, b), 0);
  const between = last - earliest(times);
  return times.length < 2 ? 0 : between + between / (times.length - 1);
}

const isPicture = (track: Buffer): boolean => numberIn(track, 0x83) === PICTURE;

async function readCluster(
  file: FileHandle,
  from: number,
  end: number,
  track: number,
  found: Pictures,
): Promise<void> {
  let base = 0;
  const note = async (at: number, isKey: (flags: number) => boolean): Promise<void> => {
    const head = await bytesAt(file, at, 12);
    const number = sizeAt(head, 0);
    if (!number || number.value !== track || head.length < number.next + 3) return;
    found.times.push(base + head.readInt16BE(number.next));
    if (isKey(head[number.next + 2] ?? 0)) found.keyframes += 1;
  };
  for await (const { id, at, length } of elements(file, from, end)) {
    if (id === CLUSTER_TIME) base = whole(await bytesAt(file, at, length));
    if (id === SIMPLE_BLOCK) await note(at, (flags) => (flags & 0x80) !== 0);
    if (id !== BLOCK_GROUP) continue;
    const group: Element[] = [];
    for await (const part of elements(file, at, at + length)) group.push(part);
    const block = group.find((part) => part.id === BLOCK);
    const alone = group.every((part) => part.id !== REFERENCE);
    if (block) await note(block.at, () => alone);
  }
}

async function first(file: FileHandle, from: number, end: number, id: number) {
  for await (const found of elements(file, from, end)) if (found.id === id) return found;
  return null;
}

/** The elements of a part of a file, by their heads alone. An unknown length reaches to the end. */
async function* elements(file: FileHandle, from: number, end: number): AsyncGenerator<Element> {
  for (let at = from; at < end;) {
    const head = await bytesAt(file, at, 12);
    const name = idAt(head, 0);
    const length = name && sizeAt(head, name.next);
    if (!name || !length) return;
    const start = at + length.next;
    const bytes = length.unknown ? end - start : length.value;
    yield { id: name.value, at: start, length: bytes };
    at = start + bytes;
  }
}

/** The elements of a body in memory. */
function parts(body: Buffer): { id: number; body: Buffer }[] {
  const found: { id: number; body: Buffer }[] = [];
  for (let at = 0; at < body.length;) {
    const name = idAt(body, at);
    const length = name && sizeAt(body, name.next);
    if (!name || !length) break;
    found.push({ id: name.value, body: body.subarray(length.next, length.next + length.value) });
    at = length.next + length.value;
  }
  return found;
}

function numberIn(body: Buffer, id: number): number | null {
  const found = parts(body).find((part) => part.id === id)?.body;
  return found ? whole(found) : null;
}

const whole = (bytes: Buffer): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

const widthOf = (byte: number): number => Math.clz32(byte) - 23;

function idAt(bytes: Buffer, at: number): { value: number; next: number } | null {
  const width = widthOf(bytes[at] ?? 0);
  if (width > 4 || at + width > bytes.length) return null;
  return { value: whole(bytes.subarray(at, at + width)), next: at + width };
}

function sizeAt(bytes: Buffer, at: number) {
  const width = widthOf(bytes[at] ?? 0);
  if (width > 8 || at + width > bytes.length) return null;
  // The first set bit only says how many bytes there are.
  const top = (bytes[at] ?? 0) ^ (0x80 >> (width - 1));
  const value = top * 256 ** (width - 1) + whole(bytes.subarray(at + 1, at + width));
  return { value, next: at + width, unknown: value >= 2 ** (7 * width) - 1 };
}
