import type { Rect } from './window-bounds.ts';

/** The mini timer's size in pixels of a page that is not zoomed. */
const WIDTH = 320;
const HEIGHT = 40;
/** From the edges of the screen, where it stands first: clear of most task bars' shadows. */
const MARGIN = 16;

const between = (low: number, value: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : null;

/** Square pixels of the one that lie in the other. */
function overlap(one: Rect, other: Rect): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * Where the mini timer stands, from what was saved of it (any JSON, or nothing) and the work areas of
 * the present screens, the main one first: wholly on the screen that it lay on, or else in the lower
 * right corner of the main one. `zoom` is the page's own, 1 for none.
 */
export function miniBounds(saved: unknown, areas: readonly Rect[], zoom: number): Rect {
  const size = { width: Math.round(WIDTH * zoom), height: Math.round(HEIGHT * zoom) };
  const [main] = areas;
  const read = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<
    string,
    unknown
  >;
  const [x, y] = [number(read['x']), number(read['y'])];
  if (x !== null && y !== null) {
    const wanted = { x, y, ...size };
    const [area] = [...areas].sort((a, b) => overlap(wanted, b) - overlap(wanted, a));
    if (area && overlap(wanted, area) > 0) return within(wanted, area);
  }
  if (!main) return { x: 0, y: 0, ...size };
  const corner = {
    x: main.x + main.width - size.width - MARGIN,
    y: main.y + main.height - size.height - MARGIN,
  };
  return within({ ...corner, ...size }, main);
}

const within = ({ x, y, width, height }: Rect, area: Rect): Rect => ({
  x: between(area.x, x, area.x + area.width - width),
  y: between(area.y, y, area.y + area.height - height),
  width,
  height,
});
