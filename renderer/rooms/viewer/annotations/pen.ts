/** Where a pen or pointer was, in CSS pixels, and how hard it was pressed, from 0 to 1. */
export type PenPoint = [x: number, y: number, pressure: number];

/** Closer ones are one point. */
const NEAR = 1.5;
/** How much of the way to the next point is gone: a hand trembles. */
const FOLLOWS = 0.6;

/** The line that was meant: without the tremble of a hand, with its ends where they were. */
export function smoothed(raw: readonly PenPoint[]): PenPoint[] {
  const [first] = raw;
  const last = raw.at(-1);
  if (!first || !last) return [];
  const line: PenPoint[] = [first];
  let at = first;
  for (const point of raw.slice(1)) {
    const next = point.map(
      (value, axis) => (at[axis] ?? value) + (value - (at[axis] ?? value)) * FOLLOWS,
    ) as PenPoint;
    if (Math.hypot(next[0] - at[0], next[1] - at[1]) < NEAR) continue;
    line.push(next);
    at = next;
  }
  return [...line, last];
}
