import type { DrawnOn, Point } from './drawing.ts';
import type { ObjectFields } from './fields.ts';
import { times, type Matrix } from './matrix.ts';

/** The canvas that an object was drawn on; the height is the width's where old players kept none. */
export function drawnOn(
  of: ObjectFields,
  entry: { width?: unknown; height?: unknown },
): DrawnOn | null {
  const size = (value: unknown): number =>
    typeof value === 'number' && value >= 1 && value <= 100_000 ? value : 0;
  const width = size(of.canvasWidth) || size(entry.width);
  if (width === 0) return null;
  return { width, height: size(of.canvasHeight) || size(entry.height) };
}

/** What an object's box has beyond `width` and `height`: its line, or the padding of a text; nothing for a pen. */
interface Box {
  width: number;
  height: number;
  extra: number;
}

/**
 * Where Kitsu's player draws what an object is made of: `pivot`, the middle of its own points, comes to the middle of its
 * box, scaled and turned around it. `left` and `top` are the box's corner before it is turned.
 */
export function placed(of: ObjectFields, { width, height, extra }: Box, pivot: Point): Matrix {
  const turn = ((of.angle ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [wide, high] = [of.scaleX ?? 1, of.scaleY ?? 1];
  const across = ((width + extra) / 2) * Math.abs(wide) * SIDE[of.originX ?? 'left'];
  const down = ((height + extra) / 2) * Math.abs(high) * SIDE[of.originY ?? 'top'];
  const middle: Point = [
    (of.left ?? pivot[0] - across) + across * cos - down * sin,
    (of.top ?? pivot[1] - down) + across * sin + down * cos,
  ];
  const x = of.flipX ? -wide : wide;
  const y = of.flipY ? -high : high;
  return times(
    [cos * x, sin * x, -sin * y, cos * y, middle[0], middle[1]],
    [1, 0, 0, 1, -pivot[0], -pivot[1]],
  );
}

const SIDE = { left: 1, top: 1, center: 0, right: -1, bottom: -1 };
