import { getStrokePoints } from 'perfect-freehand';

/** Where a pen or pointer was, in CSS pixels, and how hard it was pressed, from 0 to 1. */
export type PenPoint = [x: number, y: number, pressure: number];

/** Closer ones are one point: a fast tablet tells of hundreds a second, and Kitsu keeps each. */
const NEAR = 1.5;
/** How much the line lags behind the hand, which trembles: 0 for not at all, 1 for fully. */
const STREAMLINE = 0.5;

/**
 * The line that was meant: without the tremble of a hand, with its ends where they were. Its points are those of
 * Kitsu's own pen, which draws the curve between them by itself.
 */
export function smoothed(raw: readonly PenPoint[]): PenPoint[] {
  // Of two points it would make five, and a straight line is one of two in Kitsu.
  if (raw.length < 3) return [...raw];
  const line = getStrokePoints([...raw], { streamline: STREAMLINE, size: NEAR, last: true });
  const kept: PenPoint[] = [];
  for (const [index, { point, pressure }] of line.entries()) {
    const [x = 0, y = 0] = point;
    const before = kept.at(-1);
    const isLast = index === line.length - 1;
    const isNear = before && Math.hypot(x - before[0], y - before[1]) < NEAR;
    if (!isNear || isLast) kept.push([x, y, pressure]);
  }
  // A hand that rested makes a dot, which is two points in Kitsu.
  return kept.length === 1 ? [...kept, ...raw.slice(-1)] : kept;
}
