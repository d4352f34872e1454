import { elementAt, elementsIn, vint, type Element, type SparseReader } from './ebml.ts';

const CLUSTER = 0x1f43b675;
const TIME = 0xe7;
const SIMPLE = 0xa3;
const GROUP = 0xa0;
const BLOCK = 0xa1;
const REFERENCE = 0xfb;

/** Each head that lies far from the last costs one reading: about 30 µs. */
const MOST_READS = 2000;
const MOST_BLOCKS = 250_000;
/** Until here each read block is of use; after it, elements that say nothing would keep us for ever. */
const MOST_ELEMENTS = 4_000_000;

export interface Blocks {
  /** In ticks, in the order in which they are stored. */
  times: number[];
  /** Which of them are keyframes. */
  keys: boolean[];
  /** The first time of each track. */
  firsts: Map<number, number>;
  /** A block goes on beyond the end of the file. */
  cut: boolean;
}

/**
 * Goes from block to block, reading their heads alone.
 * @param at where the first cluster begins
 * @param track the number of the pictures' track
 * @param length of the movie in ticks, if it says it: in a file that is too long to walk through, pictures are taken
 * to go on until then
 */
export async function walkBlocks(
  file: SparseReader,
  at: number,
  track: number,
  length: number,
): Promise<Blocks> {
  const blocks: Blocks = { times: [], keys: [], firsts: new Map(), cut: false };
  let next = at;
  let clusterTime = 0;
  for (let count = 0; count < MOST_ELEMENTS && next < file.size; count += 1) {
    const element = await elementAt(file, next);
    if (element === null) break;
    // Clusters and groups are gone into, all else is gone past.
    next = element.id === CLUSTER ? element.start : (element.end ?? file.size);
    if (next > file.size) blocks.cut = true;
    if (element.id === TIME) clusterTime = await numberOf(file, element);
    const block = await blockOf(file, element, track);
    if (block !== null) add(blocks, block, clusterTime, track);
    if (file.reads > MOST_READS || blocks.times.length >= MOST_BLOCKS) {
      goOn(blocks, length);
      break;
    }
  }
  return blocks;
}

interface Block {
  track: number;
  /** From the time of its cluster, in ticks. */
  after: number;
  key: boolean;
}

async function blockOf(file: SparseReader, element: Element, track: number): Promise<Block | null> {
  if (element.id === SIMPLE) {
    const head = await file.bytes(element.start, 12);
    return headOf(head, (flags) => (flags & 0x80) !== 0);
  }
  if (element.id !== GROUP) return null;
  // What a picture refers to may stand before it or after; without such a mark it is a keyframe.
  const inner = await elementAt(file, element.start);
  if (inner?.id !== BLOCK) return null;
  const block = headOf(await file.bytes(inner.start, 12), () => true);
  if (block === null || block.track !== track || inner.end === null) return block;
  const rest = await file.bytes(
    inner.end,
    Math.max(0, Math.min(64, (element.end ?? 0) - inner.end)),
  );
  return { ...block, key: !elementsIn(rest).some(({ id }) => id === REFERENCE) };
}

function headOf(head: Buffer, isKey: (flags: number) => boolean): Block | null {
  const track = vint(head, 0);
  if (track === null || head.length < track.length + 3) return null;
  const after = head.readInt16BE(track.length);
  return { track: track.value ?? 0, after, key: isKey(head[track.length + 2] ?? 0) };
}

function add(blocks: Blocks, block: Block, clusterTime: number, track: number): void {
  const time = clusterTime + block.after;
  if (!blocks.firsts.has(block.track)) blocks.firsts.set(block.track, time);
  if (block.track !== track) return;
  blocks.times.push(time);
  blocks.keys.push(block.key);
}

async function numberOf(file: SparseReader, { start, end }: Element): Promise<number> {
  const bytes = await file.bytes(start, Math.min(8, Math.max(0, (end ?? start) - start)));
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** Adds the times of the pictures that were not walked to, at the mean step of those that were. */
function goOn({ times, keys }: Blocks, length: number): void {
  const first = Math.min(times[0] ?? 0, times[1] ?? 0);
  const last = times.reduce((most, time) => Math.max(most, time), 0);
  const step = (last - first) / (times.length - 1);
  if (!(step > 0)) return;
  while (times.length < MOST_BLOCKS) {
    const next = first + Math.round(times.length * step);
    if (next + step / 2 > length) return;
    times.push(next);
    keys.push(false);
  }
}
