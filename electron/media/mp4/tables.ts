import { boxAt } from './boxes.ts';

/** More pictures than a film of two and a half hours has; an index that says more is not believed. */
const MOST_SAMPLES = 250_000;

/** The tables of a track: where each of its samples is, how large, and when. */
export interface SampleTables {
  count: number;
  sizeOf(sample: number): number;
  /** Ticks from each sample to the next, in the order in which they are stored. */
  durations: Runs;
  /** Ticks from the time at which a sample is decoded to the one at which it is shown; `null`: none. */
  offsets: Runs | null;
  /** Numbers of the keyframes from 0; `null`: each is one. */
  keyframes: number[] | null;
  /** Where each chunk begins in the file. */
  chunks: number[];
  /** From which chunk on (from 0) there are how many samples in each. */
  perChunk: { first: number; samples: number }[];
}

/** `[how many, value]`, as the tables are written. */
export type Runs = readonly (readonly [number, number])[];

/** @param stbl the body of the track's `stbl`. @throws {Error} if it cannot be one */
export function sampleTables(stbl: Buffer): SampleTables {
  const sizes = boxAt(stbl, 'stsz');
  const durations = boxAt(stbl, 'stts');
  if (sizes === null || durations === null) throw new Error('A track has no tables.');
  const timed = runsOf(durations);
  const same = sizes.readUInt32BE(4);
  const sized = sizes.readUInt32BE(8);
  if (same === 0 && 12 + sized * 4 > sizes.length) throw new Error('A table of sizes cannot be.');
  // What has no time is not shown.
  const count = Math.min(
    sized,
    timed.reduce((sum, [samples]) => sum + samples, 0),
  );
  if (count > MOST_SAMPLES) throw new Error('There cannot be so many pictures.');
  const offsets = boxAt(stbl, 'ctts');
  const keyframes = boxAt(stbl, 'stss');
  return {
    count,
    sizeOf: (sample) => (same === 0 ? sizes.readUInt32BE(12 + sample * 4) : same),
    durations: timed,
    offsets: offsets === null ? null : runsOf(offsets),
    keyframes:
      keyframes === null ? null : rowsOf(keyframes, 4, (at) => keyframes.readUInt32BE(at) - 1),
    chunks: chunksOf(stbl),
    perChunk: perChunkOf(boxAt(stbl, 'stsc')),
  };
}

/** Values are read with a sign: writers use it in both versions of `ctts`. */
const runsOf = (table: Buffer): Runs =>
  rowsOf(table, 8, (at) => [table.readUInt32BE(at), table.readInt32BE(at + 4)] as const);

function chunksOf(stbl: Buffer): number[] {
  const short = boxAt(stbl, 'stco');
  if (short !== null) return rowsOf(short, 4, (at) => short.readUInt32BE(at));
  const long = boxAt(stbl, 'co64');
  return long === null ? [] : rowsOf(long, 8, (at) => Number(long.readBigUInt64BE(at)));
}

function perChunkOf(stsc: Buffer | null): SampleTables['perChunk'] {
  if (stsc === null) return [];
  return rowsOf(stsc, 12, (at) => ({
    first: stsc.readUInt32BE(at) - 1,
    samples: stsc.readUInt32BE(at + 4),
  }));
}

/** A count of rows after version and flags, then the rows; no more than fit into the box. */
function rowsOf<T>(table: Buffer, width: number, row: (at: number) => T): T[] {
  const fit = Math.floor((table.length - 8) / width);
  const count = Math.max(0, Math.min(table.readUInt32BE(4), fit, MOST_SAMPLES));
  return Array.from({ length: count }, (_, index) => row(8 + index * width));
}

/** Where the last byte of the track's samples ends in the file: a file that is shorter is cut. */
export function samplesEnd({ count, sizeOf, chunks, perChunk }: SampleTables): number {
  let sample = 0;
  let end = 0;
  let run = 0;
  for (const [chunk, start] of chunks.entries()) {
    while ((perChunk[run + 1]?.first ?? Infinity) <= chunk) run += 1;
    let at = start;
    const until = Math.min(count, sample + (perChunk[run]?.samples ?? 0));
    for (; sample < until; sample += 1) at += sizeOf(sample);
    end = Math.max(end, at);
  }
  return end;
}
