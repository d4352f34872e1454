import type { DrawnOn, Point } from '../../../../electron/shared/annotations/drawing.ts';
import type { Size } from '../stage-box.ts';

/** How coordinates of a drawing become those of the picture as it is shown. */
export interface Placement {
  across: number;
  down: number;
  left: number;
  top: number;
}

/** Kitsu's player rounds the size of its canvas: so far apart, two shapes are the same. */
const SAME_SHAPE = 0.02;

/**
 * Where a drawing lies on a picture that is shown at the size `shown`. It was drawn over the whole picture, at another
 * size; where that had another shape, Kitsu fits it in and leaves bars.
 */
export function drawnAt(on: DrawnOn | null, picture: Size, shown: Size): Placement {
  const { width, height } = on ?? picture;
  const across = shown.width / width;
  if (height === 0) return { across, down: across, left: 0, top: 0 };
  const down = shown.height / height;
  if (Math.abs(across / down - 1) <= SAME_SHAPE) return { across, down, left: 0, top: 0 };
  const scale = Math.min(across, down);
  return {
    across: scale,
    down: scale,
    left: (shown.width - width * scale) / 2,
    top: (shown.height - height * scale) / 2,
  };
}

export const placed = ({ across, down, left, top }: Placement, [x, y]: Point): Point => [
  left + x * across,
  top + y * down,
];
