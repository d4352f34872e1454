import { open } from 'node:fs/promises';
import type { MovieFacts } from './facts.ts';
import { readMatroska } from './matroska.ts';
import { readMp4 } from './mp4.ts';
import { readAvi, readWmv } from './other-movies.ts';
import type { Item } from '../store/item.ts';
import type { Json } from '../store/model.ts';

/** What a production wants of its movies. */
export interface Wanted {
  /** Frames a second, as Kitsu writes them: "25", "23.976". */
  fps: string;
  /** "1920x1080", "x1080" or nothing. */
  resolution: string | null;
}

/** The columns that an upload sets, as zou's encoder would. */
export interface Normalised {
  status: 'ready' | 'broken';
  width: number;
  height: number;
  duration: number;
  file_size: number;
  data: Json;
}

/** The facts of a movie, whatever it is named; null where nothing can read it. */
export async function lookAt(path: string): Promise<MovieFacts | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(12);
    await file.read(head, 0, 12, 0);
    if (head.readUInt32BE(0) === 0x1a45dfa3) return await readMatroska(file, size);
    if (head.toString('latin1', 0, 4) === 'RIFF') return await readAvi(file);
    if (head.readUInt32BE(0) === 0x3026b275) return await readWmv(file);
    return await readMp4(file, size);
  } finally {
    await file.close();
  }
}

/**
 * What zou makes of a movie, without encoding it (kitsu-media P2): a silent one with B frames loses
 * all before its second keyframe, so one with a single keyframe is broken.
 */
export function normalise(
  facts: MovieFacts | null,
  size: number,
  wanted: Wanted,
  encode = true,
): Normalised {
  const original = originalOf(facts, size);
  const lost = encode && facts?.sound === false && facts.reordered && facts.keyframes < 2;
  if (!facts?.picture || lost) {
    const data = Object.keys(original).length === 0 ? null : original;
    return { status: 'broken', width: 0, height: 0, duration: 0, file_size: 0, data };
  }
  const [width, height] = encode ? sizeOf(facts, wanted.resolution) : [facts.width, facts.height];
  const prefixes = encode ? ['previews', 'lowdef'] : ['previews'];
  return {
    status: 'ready',
    width,
    height,
    duration: encode ? durationOf(facts, Number(wanted.fps)) : facts.duration,
    file_size: size,
    data: { movie_prefixes: prefixes, ...original },
  };
}

/** Zou asks for the length of the track, which not every container says. */
function originalOf(facts: MovieFacts | null, size: number): Item {
  if (!facts?.tracksHaveLengths) return {};
  return {
    original_width: facts.width || 1,
    original_height: facts.height || 1,
    original_duration: facts.duration,
    original_file_size: size,
  };
}

/** The production's own size, bars added; only a height keeps the picture's shape. */
function sizeOf({ width, height }: MovieFacts, resolution: string | null): [number, number] {
  const [, wide, high] = /^(\d{3,4})?x(\d{3,4})$/.exec(resolution ?? '') ?? [];
  const tall = Number(high ?? 1080);
  const broad = wide === undefined ? Math.floor((width / (height || 1)) * tall) : Number(wide);
  return [broad + (broad % 2), tall + (tall % 2)];
}

/** Whole frames at the production's rate; one more where the first picture comes late. */
function durationOf({ duration, start }: MovieFacts, fps: number): number {
  const rate = Number.isFinite(fps) && fps > 0 ? fps : 25;
  const late = start * rate >= 0.5 ? 1 : 0;
  const frames = Math.max(1, Math.round(duration * rate) + late);
  return Number((frames / rate).toFixed(6));
}
