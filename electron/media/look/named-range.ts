/** More than any shot has: what a name says beyond that is no range of frames. */
const MOST_FRAMES = 100_000;

/**
 * How many frames a movie's own name says it has; `null` if it says none. Blender puts the range that was asked for
 * at the end, also when the render was stopped: `shot_1001-1300.mp4`, `sh030_v0121001-1048.mp4`.
 */
export function namedFrames(name: string): number | null {
  const [, first = '', last = ''] = /(\d{4,})-(\d{4,})\.[^.]+$/.exec(name) ?? [];
  if (first === '') return null;
  // Digits before the range belong to the name: both ends are written alike, with four digits or more.
  const from = Number(first.slice(-Math.max(4, last.length)));
  const count = Number(last) - from + 1;
  return count >= 1 && count <= MOST_FRAMES ? count : null;
}
