import type { Ratio } from '../../shared/file-look.ts';

/** What was read of a movie, whatever its container. */
export interface MovieFacts {
  /** Kitsu gives silent ones of these a sound track in a way that spoils them. */
  container: 'mp4' | 'matroska' | 'webm';
  /** `null`: sound alone. */
  picture: PictureFacts | null;
  sounds: SoundFacts[];
  /** The file ends before its pictures do. */
  cut: boolean;
  /** A silent track can be added without touching the pictures. */
  mendable: boolean;
}

export interface PictureFacts {
  /** As people call it, or the file's own code. */
  codec: string;
  /** As stored, before they are turned. */
  width: number;
  height: number;
  /** How wide a pixel is shown; 1 for nearly all. */
  pixelAspect: number;
  rotation: 0 | 90 | 180 | 270;
  colour: string | null;
  /** Ticks a second. */
  timescale: number;
  /** In ticks, in the order in which they are shown. */
  times: number[];
  /** Ticks for which the last is shown; 0 if the file does not say. */
  last: number;
  reordered: boolean;
  /** Where keyframes stand among the shown ones, from 0. */
  keyframes: number[];
}

export interface SoundFacts {
  codec: string;
  /** Seconds. */
  start: number;
}

/** What Chromium's player decodes (measured in 108 and 156), by the names that `codecName` gives. */
const PLAYED_PICTURES = ['H.264', 'AV1', 'VP9', 'VP8'];
const PLAYED_SOUNDS = ['AAC', 'Opus', 'MP3', 'FLAC', 'PCM', 'Vorbis'];

export const playsPictures = (codec: string): boolean => PLAYED_PICTURES.includes(codec);
export const playsSound = (codec: string): boolean => PLAYED_SOUNDS.includes(codec);

/** Rates that programs write; the exact ratio of a measured one. */
const RATES: readonly Ratio[] = [
  ...[24, 25, 30, 12, 48, 50, 60, 15, 8, 10, 16, 18, 20, 100, 120].map((num) => ({ num, den: 1 })),
  ...[24, 30, 60, 48, 120].map((thousands) => ({ num: thousands * 1000, den: 1001 })),
  { num: 25, den: 2 },
];

/**
 * The one rate at which pictures come, as an exact ratio; `null` if they do not. Times may be rounded to the ticks
 * of their container: in milliseconds, 24 a second come after 42, 41 and 42.
 */
export function rateOf({ times, last, timescale }: PictureFacts): Ratio | null {
  const first = times[0] ?? 0;
  const steps = times.length - 1;
  if (steps < 1) return last > 0 ? reduced(timescale, last) : null;
  const step = ((times[steps] ?? 0) - first) / steps;
  if (step <= 0) return null;
  if (times.every((time, index) => time - first === index * step)) return nice(timescale, step);
  const error = (ticks: number) =>
    times.reduce((most, time, index) => Math.max(most, Math.abs(time - first - index * ticks)), 0);
  // Only a rate that ends where the pictures do can be theirs.
  const near = RATES.map((rate) => ({ rate, ticks: (timescale * rate.den) / rate.num })).filter(
    ({ ticks }) => Math.abs(ticks - step) * steps <= 2,
  );
  const ranked = near.map(({ rate, ticks }) => ({ rate, off: error(ticks) }));
  const [best] = ranked.sort((a, b) => a.off - b.off);
  return best !== undefined && best.off <= 1.01 ? best.rate : null;
}

/** A step that is whole in its ticks is exact, unless the ticks are so coarse that it was rounded to them. */
function nice(timescale: number, step: number): Ratio | null {
  const exact = Number.isInteger(step) ? reduced(timescale, step) : null;
  if (exact !== null && timescale > 1000) return exact;
  const near = RATES.find(({ num, den }) => Math.abs((timescale * den) / num - step) < 1e-6);
  return near ?? exact;
}

function reduced(num: number, den: number): Ratio {
  const by = divisor(num, den);
  return { num: num / by, den: den / by };
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

export const sameRate = (a: Ratio, b: Ratio): boolean => a.num * b.den === b.num * a.den;
