import { rateOf, type FrameRate } from '../../../../electron/shared/frame-time.ts';

/** Two frames are never as near as this, in seconds. */
const SAME = 0.0005;

/**
 * When each frame begins, ascending, from the times of a movie's packets in any order. What was cut off before the
 * beginning has a negative time, and is not shown.
 */
export function timesOf(stamps: readonly number[]): Float64Array {
  const sorted = Float64Array.from(stamps.filter(Number.isFinite)).sort();
  const shown = sorted.filter((time) => time > -SAME);
  const kept = shown.length > 0 ? shown : sorted;
  return kept.filter((time, at) => at === 0 || time - (kept[at - 1] ?? 0) > SAME);
}

/** The mean rate, which is the movie's own unless it varies. */
export function rateOfTimes(times: Float64Array): FrameRate {
  const [first = 0] = times;
  return rateOf((times.length - 1) / ((times.at(-1) ?? 0) - first));
}

/** The place of the last of these that is not after `time`; -1 if all are. */
export function lastUpTo(times: Float64Array, time: number): number {
  let from = 0;
  let to = times.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle] ?? Infinity) <= time + SAME) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** The frame whose beginning is nearest. */
export function frameNearest(times: Float64Array, time: number): number {
  const before = Math.max(0, lastUpTo(times, time));
  const after = Math.min(times.length - 1, before + 1);
  const far = (at: number): number => Math.abs((times[at] ?? 0) - time);
  return far(after) < far(before) ? after : before;
}

/** The middle of a frame, counted from the beginning of the first, in seconds. */
export function middleOf(times: Float64Array, frame: number): number {
  const [first = 0] = times;
  const start = times[frame] ?? first;
  const next = times[frame + 1] ?? start + (start - (times[frame - 1] ?? start - 0.04));
  return (start + next) / 2 - first;
}
