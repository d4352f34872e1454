/**
 * Kitsu keeps a drawing on a movie by a time in seconds on a grid of its own: the index of the frame × (1/fps rounded
 * to 4 decimals), 0.0417 at 24 (kitsu-media P10). Its player then cuts that to four digits, which after 100 s is less
 * than a frame.
 */

/** What Kitsu's player takes where nobody has set a rate. */
export const KITSU_FPS = 25;

const TENTHS_OF_MS = 10_000;
const rounded = (seconds: number): number => Math.round(seconds * TENTHS_OF_MS) / TENTHS_OF_MS;
/** Seconds between two marks of the grid. */
const step = (fps: number): number => rounded(1 / fps);

/** The time of a frame (its index, from 0) as Kitsu's player writes it, where that still names the frame. */
export function timeOfFrame(frame: number, fps: number): number {
  const exact = rounded(frame * step(fps));
  const cut = Number(exact.toPrecision(4));
  return frameOfTime(cut, fps) === frame ? cut : exact;
}

/** The index of the frame whose mark is nearest. */
export const frameOfTime = (seconds: number, fps: number): number =>
  Math.max(0, Math.round(seconds / step(fps)));

/**
 * The index of the frame that something was drawn on. `number`: Kitsu's own, counted from 1; it decides only where the
 * time was cut so short that it may mean another frame, since it can be stale.
 */
export function frameOf(seconds: number, number: number | null, fps: number): number {
  const byTime = frameOfTime(seconds, fps);
  const wasCut = seconds >= 100 && Number(seconds.toPrecision(4)) === seconds;
  if (!wasCut || number === null) return byTime;
  const written = Number(rounded((number - 1) * step(fps)).toPrecision(4));
  return written === seconds ? number - 1 : byTime;
}

/**
 * The frame of a movie that shows what Kitsu's grid calls `frame`, and back: they differ only where a movie has another
 * rate than its production.
 */
export function toOtherRate(frame: number, from: number, to: number): number {
  if (Math.abs(from - to) < 0.01) return frame;
  return Math.max(0, Math.floor(((frame + 0.5) / from) * to));
}
