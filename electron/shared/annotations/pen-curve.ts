import type { Point } from './drawing.ts';

/** One bow of a pen's line, from the middle between two points to the next middle, bent towards the point between. */
export interface Bow {
  from: Point;
  bend: Point;
  to: Point;
  /** Index of the point that gives its width. */
  point: number;
}

const middle = ([x, y]: Point, [u, v]: Point): Point => [(x + u) / 2, (y + v) / 2];

/** The line of a pen as Kitsu's player draws it; it ends in the middle before its last point. */
export function bowsOf(points: readonly Point[]): Bow[] {
  const [first, second] = points;
  if (!first) return [];
  // Two points are a straight line, and one is a dot.
  if (!second) return [{ from: first, bend: first, to: first, point: 0 }];
  if (points.length === 2) return [{ from: first, bend: first, to: second, point: 0 }];
  const bows: Bow[] = [];
  let from = first;
  for (let index = 1; index < points.length; index += 1) {
    const bend = points[index - 1] ?? first;
    const to = middle(bend, points[index] ?? bend);
    bows.push({ from, bend, to, point: index - 1 });
    from = to;
  }
  return bows;
}

/**
 * The points that span the box which Kitsu puts around such a line: ends, and where a cubic curve with both handles on the
 * bend turns round. The box decides where Kitsu's player draws the line, so it has to be the same to the last digit.
 */
export function spanOf(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  const span: Point[] = [];
  for (const { from, bend, to } of bowsOf(points)) {
    const turns = [0, 1].flatMap((axis) =>
      turnsOf(from[axis] ?? 0, bend[axis] ?? 0, to[axis] ?? 0),
    );
    span.push(from, ...turns.map((t) => at(t, from, bend, to)), to);
  }
  return span;
}

const at = (t: number, from: Point, bend: Point, to: Point): Point => {
  const of = (axis: 0 | 1): number => {
    const back = 1 - t;
    const handles = 3 * back * back * t + 3 * back * t * t;
    return back ** 3 * from[axis] + handles * bend[axis] + t ** 3 * to[axis];
  };
  return [of(0), of(1)];
};

function turnsOf(from: number, bend: number, to: number): number[] {
  const b = 6 * from - 6 * bend;
  const a = -3 * from + 3 * to;
  const c = 3 * bend - 3 * from;
  if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : within([-c / b]);
  const root = b * b - 4 * c * a;
  if (root < 0) return [];
  return within([(-b + Math.sqrt(root)) / (2 * a), (-b - Math.sqrt(root)) / (2 * a)]);
}

const within = (turns: number[]): number[] => turns.filter((t) => t > 0 && t < 1);
