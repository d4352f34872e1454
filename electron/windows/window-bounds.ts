/** A rectangle in device-independent pixels, as Electron gives them. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The last position of a window; without `x` and `y` the system centres it. */
export interface WindowState {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized: boolean;
}

export const MIN_WIDTH = 360;
export const MIN_HEIGHT = 480;
export const DEFAULT_WINDOW_STATE: WindowState = { width: 440, height: 780, maximized: false };

/** How much of the top edge must be on a screen so that a mouse can grab it. */
const GRIP_WIDTH = 120;
const GRIP_HEIGHT = 32;

const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : null;

const between = (low: number, value: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

function canBeGrabbed(x: number, y: number, width: number, area: Rect): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return seen >= GRIP_WIDTH && y >= area.y && y + GRIP_HEIGHT <= area.y + area.height;
}

/**
 * Where the window opens, from what was saved (any JSON, or nothing) and the work areas of the present
 * screens. A position on a missing screen is dropped, its size is kept.
 */
export function restoreWindowState(saved: unknown, areas: readonly Rect[]): WindowState {
  if (typeof saved !== 'object' || saved === null) return DEFAULT_WINDOW_STATE;
  const read = saved as Record<string, unknown>;
  const [x, y] = [number(read['x']), number(read['y'])];
  const [width, height] = [number(read['width']), number(read['height'])];
  if (width === null || height === null) return DEFAULT_WINDOW_STATE;
  const area = areas.find((one) => x !== null && y !== null && canBeGrabbed(x, y, width, one));
  const room = area ?? areas[0];
  const place: WindowState = {
    width: between(MIN_WIDTH, width, room?.width ?? width),
    height: between(MIN_HEIGHT, height, room?.height ?? height),
    maximized: read['maximized'] === true,
  };
  return area && x !== null && y !== null ? { ...place, x, y } : place;
}

/** Title bars are lower than this; a window that moved further was moved by hand. */
const MOST_DRIFT = 64;

/**
 * The difference between the position that a window was given and the one it reports. Some window
 * managers on X11 place the frame there while Electron reports the inside: without this correction the
 * window creeps at every start.
 */
export function driftOf(opened: WindowState, seen: Rect): { x: number; y: number } {
  const none = { x: 0, y: 0 };
  if (opened.x === undefined || opened.y === undefined) return none;
  const drift = { x: seen.x - opened.x, y: seen.y - opened.y };
  return Math.max(Math.abs(drift.x), Math.abs(drift.y)) > MOST_DRIFT ? none : drift;
}
