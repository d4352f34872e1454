import type { Edit, Track } from './track.ts';
import type { Runs, SampleTables } from './tables.ts';

/** A sample by itself, edits not counted in. */
export interface Sample {
  /** In ticks of the track, when it is shown. */
  time: number;
  key: boolean;
}

/** The samples of a track as they are shown. */
export interface ShownTimes {
  /** In ticks of the track, in the order in which they are shown; whole numbers but for a late beginning. */
  times: number[];
  /** How long the last is shown, in ticks. */
  last: number;
  /** Shown in another order than stored. */
  reordered: boolean;
  /** Where keyframes stand among the shown ones, from 0. */
  keyframes: number[];
}

/** The samples that the track's tables have, in the order in which they are stored. */
export function tableSamples({ count, durations, offsets, keyframes }: SampleTables): Sample[] {
  const later = offsets === null ? null : spread(offsets, count);
  const keys = keyframes === null ? null : new Set(keyframes);
  let decoded = 0;
  return spread(durations, count).map((duration, sample) => {
    const time = decoded + (later?.[sample] ?? 0);
    decoded += duration;
    return { time, key: keys === null || keys.has(sample) };
  });
}

/**
 * When each sample is shown, the track's edits counted in. Of several edits the first that shows something counts:
 * movies with more are cut lists, which players read each in their own way.
 * @param samples in the order in which they are stored
 * @param movieTimescale ticks a second in which edits say how long they are
 */
export function shownTimes(
  track: Track,
  samples: readonly Sample[],
  last: number,
  movieTimescale: number,
): ShownTimes {
  const { from, delay, until } = shownPart(track.edits, movieTimescale, track.timescale);
  const shown = samples
    .map(({ time, key }) => ({ time: time - from, key }))
    .filter(({ time }) => time >= 0 && time < until)
    .sort((a, b) => a.time - b.time);
  return {
    times: shown.map(({ time }) => time + delay),
    last: Math.max(1, last),
    reordered: samples.some(({ time }, index) => time < (samples[index - 1]?.time ?? time)),
    keyframes: shown.flatMap(({ key }, rank) => (key ? [rank] : [])),
  };
}

function shownPart(edits: readonly Edit[], movieTimescale: number, timescale: number) {
  const scale = timescale / movieTimescale;
  let delay = 0;
  for (const { duration, from } of edits) {
    if (from < 0) {
      delay += duration * scale;
      continue;
    }
    // The length is rounded to the ticks of the movie, so the last picture may seem to begin just after it.
    const until = duration === 0 ? Infinity : (duration + 1) * scale;
    return { from, delay, until };
  }
  return { from: 0, delay, until: Infinity };
}

/** One value for each sample; the last one stands for those that the table leaves out. */
function spread(runs: Runs, count: number): number[] {
  const values: number[] = [];
  for (const [times, value] of runs) {
    for (let n = 0; n < times && values.length < count; n += 1) values.push(value);
  }
  while (values.length < count) values.push(lastOf(runs));
  return values;
}

/** The value of the last run: how long the last sample is shown. */
export const lastOf = (runs: Runs): number => runs[runs.length - 1]?.[1] ?? 0;
