import type { Point, Size } from '../stage-box.ts';

/**
 * How a picture lies on the stage, in pixels of the screen (not of CSS): one of the picture's is `scale` of them, and its
 * top left corner is at `x`, `y`.
 */
export interface Placement extends Point {
  scale: number;
}

/** A pixel of the picture is never drawn larger than this. */
const LARGEST_SCALE = 64;
/** Never smaller than this part of the whole picture in the stage. */
const SMALLEST_PART = 0.25;

const between = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** The whole picture, as large as the stage allows. */
export function fitted(picture: Size, stage: Size): Placement {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height);
  return atRest({ scale, x: 0, y: 0 }, picture, stage);
}

/** `scale` pixels of the screen for one of the picture; the point of it at `at` on the stage stays there. */
export function zoomedTo(
  placement: Placement,
  scale: number,
  at: Point,
  picture: Size,
  stage: Size,
): Placement {
  const low = Math.min(1, fitted(picture, stage).scale) * SMALLEST_PART;
  const next = between(scale, low, LARGEST_SCALE);
  const factor = next / placement.scale;
  const x = at.x - (at.x - placement.x) * factor;
  const y = at.y - (at.y - placement.y) * factor;
  return atRest({ scale: next, x, y }, picture, stage);
}

/** Moved by so many pixels of the screen. */
export const moved = (placement: Placement, by: Point, picture: Size, stage: Size): Placement =>
  atRest({ ...placement, x: placement.x + by.x, y: placement.y + by.y }, picture, stage);

/** Centred where there is room, and never off the stage where there is none. At a whole scale, on whole pixels. */
export function atRest({ scale, x, y }: Placement, picture: Size, stage: Size): Placement {
  const along = (start: number, length: number, room: number): number => {
    const rest = room - length * scale;
    const place = rest >= 0 ? rest / 2 : between(start, rest, 0);
    return Number.isInteger(scale) ? Math.round(place) : place;
  };
  return {
    scale,
    x: along(x, picture.width, stage.width),
    y: along(y, picture.height, stage.height),
  };
}

/** The pixel of the picture at a point of the stage; `null` beside the picture. */
export function pixelAt({ scale, x, y }: Placement, at: Point, picture: Size): Point | null {
  const column = Math.floor((at.x - x) / scale);
  const row = Math.floor((at.y - y) / scale);
  const isInside = column >= 0 && row >= 0 && column < picture.width && row < picture.height;
  return isInside ? { x: column, y: row } : null;
}
