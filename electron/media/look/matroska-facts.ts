import type { FileHandle } from 'node:fs/promises';
import { elementAt, elementsIn, floatOf, SparseReader, uintOf, type Element } from './ebml.ts';
import { walkBlocks } from './matroska-blocks.ts';
import { colourName } from './colours.ts';
import { matroskaCodec } from './codecs.ts';
import type { MovieFacts, PictureFacts } from './facts.ts';

/** Numbers of elements: RFC 9559. */
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const TRACK = 0xae;

/** The heads of a file: tracks, with the private data of their codecs. */
const MOST_HEAD = 4 * 1024 * 1024;

interface MatroskaTrack {
  number: number;
  kind: number | null;
  codec: string;
  body: { id: number; body: Buffer }[];
}

/**
 * Reads an MKV or WebM. It has no table of its pictures: they are found by walking from block to block, in a long file
 * so far as that is quick, and the rest is taken to go on as it began. @throws {Error} if it makes no sense
 */
export async function matroskaFacts(
  handle: FileHandle,
  size: number,
  container: 'matroska' | 'webm',
  signal?: AbortSignal,
): Promise<MovieFacts> {
  const file = new SparseReader(handle, size, signal);
  const { info, tracks, cluster } = await headsOf(file);
  const tick = uintOf(child(info, 0x2ad7b1)) ?? 1_000_000;
  if (tick < 1 || tick > 1e9) throw new Error('Its times make no sense.');
  const timescale = 1e9 / tick;
  const length = floatOf(child(info, 0x4489)) ?? 0;
  const picture = tracks.find(({ kind }) => kind === 1);
  const sounds = tracks.filter(({ kind }) => kind === 2);
  const blocks = await walkBlocks(file, cluster, picture?.number ?? -1, length);
  return {
    container,
    picture: picture === undefined ? null : pictureOf(picture, timescale, blocks),
    sounds: sounds.map(({ number, codec }) => ({
      codec: matroskaCodec(codec),
      start: (blocks.firsts.get(number) ?? 0) / timescale,
    })),
    cut: blocks.cut,
    mendable: false,
  };
}

async function headsOf(file: SparseReader) {
  const segment = await findSegment(file);
  let info: Buffer = Buffer.alloc(0);
  let tracks: Buffer | null = null;
  let at = segment.start;
  for (let count = 0; count < 100; count += 1) {
    const element = await elementAt(file, at);
    if (element === null) break;
    if (element.id === CLUSTER) {
      if (tracks === null) break;
      return { info, tracks: tracksIn(tracks), cluster: at };
    }
    if (element.end === null) break;
    if (element.id === INFO) info = await bodyOf(file, element);
    if (element.id === TRACKS) tracks = await bodyOf(file, element);
    at = element.end;
  }
  if (tracks === null) throw new Error('It has no tracks.');
  return { info, tracks: tracksIn(tracks), cluster: file.size };
}

async function findSegment(file: SparseReader): Promise<Element> {
  const head = await elementAt(file, 0);
  const after = head?.end ?? null;
  const segment = after === null ? null : await elementAt(file, after);
  if (segment?.id !== SEGMENT) throw new Error('It has no segment.');
  return segment;
}

async function bodyOf(file: SparseReader, { start, end }: Element): Promise<Buffer> {
  const length = (end ?? 0) - start;
  if (length < 0 || length > MOST_HEAD) throw new Error('A head is too large.');
  return Buffer.from(await file.bytes(start, length));
}

const tracksIn = (body: Buffer): MatroskaTrack[] =>
  elementsIn(body)
    .filter(({ id }) => id === TRACK)
    .map((track) => ({
      number: uintOf(child(track.body, 0xd7)) ?? 0,
      kind: uintOf(child(track.body, 0x83)),
      codec: (child(track.body, 0x86) ?? Buffer.alloc(0)).toString('latin1', 0, 40),
      body: elementsIn(track.body),
    }));

const child = (body: Buffer, id: number): Buffer | undefined =>
  elementsIn(body).find((one) => one.id === id)?.body;

function pictureOf(
  { codec, body }: MatroskaTrack,
  timescale: number,
  { times, keys }: Awaited<ReturnType<typeof walkBlocks>>,
): PictureFacts {
  const video = body.find(({ id }) => id === 0xe0)?.body ?? Buffer.alloc(0);
  const colour = child(video, 0x55b0) ?? Buffer.alloc(0);
  const width = uintOf(child(video, 0xb0)) ?? 0;
  const height = uintOf(child(video, 0xba)) ?? 0;
  const order = times.map((time, stored) => ({ time, stored })).sort((a, b) => a.time - b.time);
  // Nanoseconds; it is exact to them where times are rounded to milliseconds.
  const each = uintOf(body.find(({ id }) => id === 0x23e383)?.body) ?? 0;
  return {
    codec: matroskaCodec(codec),
    width,
    height,
    pixelAspect: aspectOf(video, width, height),
    rotation: 0,
    // Primaries, transfer, matrix.
    colour: colourName([0x55bb, 0x55ba, 0x55b1].map((id) => uintOf(child(colour, id)))),
    timescale,
    times: order.map(({ time }) => time),
    last: (each / 1e9) * timescale,
    reordered: times.some((time, index) => time < (times[index - 1] ?? time)),
    keyframes: order.flatMap(({ stored }, rank) => (keys[stored] === true ? [rank] : [])),
  };
}

/** The size at which it is shown may be given in pixels (unit 0) or as a ratio (3). */
function aspectOf(video: Buffer, width: number, height: number): number {
  const wide = uintOf(child(video, 0x54b0));
  const high = uintOf(child(video, 0x54ba));
  const unit = uintOf(child(video, 0x54b2)) ?? 0;
  if (wide === null || high === null || (unit !== 0 && unit !== 3)) return 1;
  const aspect = (wide / high) * (height / width);
  return Number.isFinite(aspect) && aspect > 0 ? aspect : 1;
}
