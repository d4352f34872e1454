import type { FileHandle } from 'node:fs/promises';
import { boxAt, boxesIn, boxHead } from './boxes.ts';
import { readAt } from './file.ts';
import type { Sample } from './times.ts';

/** Each fragment is some kilobytes of index, and a reading or two. */
const MOST_FRAGMENTS = 3000;
const MOST_SAMPLES = 250_000;
const MOST_INDEX = 4 * 1024 * 1024;

/** A sample that is no keyframe: ISO 14496-12, `sample_is_non_sync_sample`. */
const DEPENDS = 0x1_0000;

export interface Fragments {
  /** In the order in which they are stored. */
  samples: Sample[];
  /** Ticks for which the last is shown. */
  last: number;
  /** The file ends before its last fragment does. */
  cut: boolean;
}

/**
 * The samples of a track that lie in fragments, as the index of each says.
 * @param moov the body of the file's own index, which has what they do not repeat
 */
export async function fragmentSamples(
  file: FileHandle,
  size: number,
  moov: Buffer,
  trackId: number,
): Promise<Fragments> {
  const found: Fragments = { samples: [], last: 0, cut: false };
  const usual = usualOf(moov, trackId);
  let start = 0;
  for (let count = 0; start + 8 <= size && count < MOST_FRAGMENTS;) {
    const head = boxHead(await readAt(file, start, Math.min(16, size - start)), 0, size - start);
    if (head === null) break;
    if (head.type === 'moof') {
      count += 1;
      if (head.size > MOST_INDEX || start + head.size > size) return { ...found, cut: true };
      addFragment(
        found,
        await readAt(file, start + head.header, head.size - head.header),
        trackId,
        usual,
      );
      if (found.samples.length >= MOST_SAMPLES) break;
    }
    start += head.size;
  }
  return { ...found, cut: start > size };
}

interface Usual {
  duration: number;
  flags: number;
}

function usualOf(moov: Buffer, trackId: number): Usual {
  const trex = boxesIn(boxAt(moov, 'mvex') ?? Buffer.alloc(0)).find(
    ({ type, body }) => type === 'trex' && body.length >= 24 && body.readUInt32BE(4) === trackId,
  )?.body;
  if (trex === undefined) return { duration: 0, flags: 0 };
  return { duration: trex.readUInt32BE(12), flags: trex.readUInt32BE(20) };
}

function addFragment(found: Fragments, moof: Buffer, trackId: number, usual: Usual): void {
  for (const { type, body } of boxesIn(moof)) {
    const tfhd = type === 'traf' ? boxAt(body, 'tfhd') : null;
    if (tfhd === null || tfhd.readUInt32BE(4) !== trackId) continue;
    const mine = usualHere(tfhd, usual);
    const tfdt = boxAt(body, 'tfdt');
    let time =
      tfdt === null
        ? endOf(found)
        : tfdt[0] === 1
          ? Number(tfdt.readBigUInt64BE(4))
          : tfdt.readUInt32BE(4);
    for (const run of boxesIn(body).filter((one) => one.type === 'trun')) {
      time = addRun(found, run.body, mine, time);
    }
  }
}

const endOf = ({ samples, last }: Fragments): number =>
  (samples[samples.length - 1]?.time ?? -last) + last;

/** What a fragment's head says for all its samples, if it says it. */
function usualHere(tfhd: Buffer, usual: Usual): Usual {
  const flags = tfhd.readUInt32BE(0);
  let at = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
  const duration = flags & 8 ? tfhd.readUInt32BE(at) : usual.duration;
  at += (flags & 8 ? 4 : 0) + (flags & 16 ? 4 : 0);
  return { duration, flags: flags & 32 ? tfhd.readUInt32BE(at) : usual.flags };
}

/** @returns the time after the run */
function addRun(found: Fragments, trun: Buffer, usual: Usual, begin: number): number {
  const says = trun.readUInt32BE(0);
  const count = trun.readUInt32BE(4);
  let at = 8 + (says & 1 ? 4 : 0);
  const first = says & 4 ? trun.readUInt32BE(at) : null;
  at += says & 4 ? 4 : 0;
  const width = [0x100, 0x200, 0x400, 0x800].filter((bit) => says & bit).length * 4;
  let time = begin;
  for (let sample = 0; sample < count && found.samples.length < MOST_SAMPLES; sample += 1) {
    if (width > 0 && at + width > trun.length) break;
    let field = at;
    const next = (bit: number): number | null => {
      if ((says & bit) === 0) return null;
      field += 4;
      return trun.readInt32BE(field - 4);
    };
    const duration = next(0x100) ?? usual.duration;
    next(0x200);
    const flags = next(0x400) ?? (sample === 0 ? first : null) ?? usual.flags;
    found.samples.push({ time: time + (next(0x800) ?? 0), key: (flags & DEPENDS) === 0 });
    found.last = Math.max(1, duration);
    time += duration;
    at += width;
  }
  return time;
}
