import { LIMITS, type Drawing, type Outline, type Point } from './drawing.ts';
import { colourOf, numberIn, objectFields, pointsOf, type ObjectFields } from './fields.ts';
import { boxOf, scaleOf, through, times, type Matrix } from './matrix.ts';
import { flatten } from './path.ts';
import { spanOf } from './pen-curve.ts';
import { drawnOn, placed } from './placing.ts';

type Made = Drawing extends infer One
  ? One extends Drawing
    ? Omit<One, 'id' | 'author' | 'on' | 'opacity' | 'holes'>
    : never
  : never;
interface Read {
  made: Made;
  /** From what is in the middle of the object to the canvas: what was rubbed out of it is kept so. */
  inside: Matrix;
}

/** Kitsu's player has written types in both ways over the years. */
const kindOf = (type: string): string => {
  const small = type.toLowerCase();
  return small === 'itext' ? 'i-text' : small;
};

/** One object of a drawing of Kitsu's player; `null` for what cannot be shown here. `entry`: the moment it is of. */
export function readObject(
  value: unknown,
  entry: { width?: unknown; height?: unknown },
): Drawing | null {
  const parsed = objectFields.safeParse(value);
  if (!parsed.success) return null;
  const of = parsed.data;
  const read = READERS.get(kindOf(of.type))?.(of) ?? null;
  if (read === null) return null;
  const common = {
    id: of.id ?? null,
    author: of.createdBy ?? null,
    on: drawnOn(of, entry),
    opacity: of.opacity ?? 1,
    holes: holesOf(of, read.inside),
  };
  const drawing = { ...common, ...read.made } as Drawing;
  return isWithin(drawing) ? drawing : null;
}

const READERS = new Map<string, (of: ObjectFields) => Read | null>(
  Object.entries({
    psstroke: pen,
    path,
    rect,
    circle: round,
    ellipse: round,
    line: straight,
    arrow,
    polyline: corners,
    polygon: corners,
    'i-text': words,
    text: words,
    textbox: words,
  }),
);

const lineOf = (of: ObjectFields) => ({
  stroke: colourOf(of.stroke),
  fill: colourOf(of.fill),
  width: of.strokeWidth ?? 1,
});
/** For what is a line and nothing else. */
const inkOf = (of: ObjectFields): string => colourOf(of.stroke) ?? colourOf(of.fill) ?? '#000000';

const moved = (lines: readonly Outline[], to: Matrix): Outline[] =>
  lines.map(({ points, closed }) => ({ points: points.map((one) => through(to, one)), closed }));

/** The middle of what an object is made of, as it is before it is placed. */
const centred = (to: Matrix, [x, y]: Point): Matrix => times(to, [1, 0, 0, 1, x, y]);

function pen(of: ObjectFields): Read | null {
  const raw = of['strokePoints'];
  const points = pointsOf(raw);
  if (!points || points.length < 2) return null;
  const width = of.strokeWidth ?? 1;
  const pressures = (raw as { pressure?: unknown }[]).map(({ pressure }) =>
    Math.min(1, Math.max(0, numberIn(pressure) ?? 1)),
  );
  const box = boxOf(spanOf(points));
  const pivot: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const own = {
    width: of.width ?? box.right - box.left,
    height: of.height ?? box.bottom - box.top,
  };
  const to = isUnmoved(of, box, width) ? IDENTITY : placed(of, { ...own, extra: 0 }, pivot);
  const wide = width * scaleOf(to);
  // A straight line has no pressure in Kitsu.
  const at = (index: number): number => (points.length === 2 ? 1 : (pressures[index] ?? 1)) * wide;
  const placedPoints = points.map((one, index): [number, number, number] => [
    ...through(to, one),
    at(index),
  ]);
  return {
    made: { kind: 'stroke', colour: inkOf(of), points: placedPoints },
    inside: centred(to, pivot),
  };
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * Some of Kitsu's players count the width of the line into the box of a pen's stroke, others do not: one that nobody has
 * moved lies in either case where its points are.
 */
function isUnmoved(of: ObjectFields, box: { left: number; top: number }, width: number): boolean {
  const isPlain = !of.angle && (of.scaleX ?? 1) === 1 && (of.scaleY ?? 1) === 1;
  const [across, down] = [box.left - (of.left ?? box.left), box.top - (of.top ?? box.top)];
  const is = (by: number): boolean => Math.abs(across - by) < 0.01 && Math.abs(down - by) < 0.01;
  return isPlain && (is(0) || is(width / 2));
}

function path(of: ObjectFields): Read | null {
  const flat = flatten(of['path']);
  if (!flat) return null;
  const box = boxOf(flat.lines.flatMap(({ points }) => points));
  const offset = of['pathOffset'] as { x?: unknown; y?: unknown } | null | undefined;
  const pivot: Point = [
    numberIn(offset?.x) ?? (box.left + box.right) / 2,
    numberIn(offset?.y) ?? (box.top + box.bottom) / 2,
  ];
  const own = {
    width: of.width ?? box.right - box.left,
    height: of.height ?? box.bottom - box.top,
  };
  const to = placed(of, { ...own, extra: of.strokeWidth ?? 1 }, pivot);
  return shape(of, flat.lines, to, pivot, { stroke: inkOf(of), fill: null });
}

function shape(
  of: ObjectFields,
  lines: readonly Outline[],
  to: Matrix,
  pivot: Point,
  colours: { stroke: string | null; fill: string | null } = lineOf(of),
): Read {
  const width = (of.strokeWidth ?? 1) * scaleOf(to);
  return {
    made: { kind: 'shape', ...colours, width, outlines: moved(lines, to) },
    inside: centred(to, pivot),
  };
}

function rect(of: ObjectFields): Read | null {
  const { width, height } = of;
  if (!width || !height) return null;
  const to = placed(of, { width, height, extra: of.strokeWidth ?? 1 }, [width / 2, height / 2]);
  const points: Point[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  return shape(of, [{ points, closed: true }], to, [width / 2, height / 2]);
}

const ROUND = 72;

function round(of: ObjectFields): Read | null {
  const radius = numberIn(of['radius']);
  const [across, down] = [numberIn(of['rx']) ?? radius, numberIn(of['ry']) ?? radius];
  if (across === null || down === null || across <= 0 || down <= 0) return null;
  const box = { width: 2 * across, height: 2 * down, extra: of.strokeWidth ?? 1 };
  const points = Array.from({ length: ROUND }, (_, index): Point => {
    const turn = (2 * Math.PI * index) / ROUND;
    return [across * Math.cos(turn), down * Math.sin(turn)];
  });
  return shape(of, [{ points, closed: true }], placed(of, box, [0, 0]), [0, 0]);
}

/** Both ends of a line, as they lie in its box. */
function endsOf(of: ObjectFields): { from: Point; to: Point; at: Matrix; pivot: Point } | null {
  const [x1, y1] = [numberIn(of['x1']), numberIn(of['y1'])];
  const [x2, y2] = [numberIn(of['x2']), numberIn(of['y2'])];
  if (x1 === null || y1 === null || x2 === null || y2 === null) return null;
  const pivot: Point = [(x1 + x2) / 2, (y1 + y2) / 2];
  const box = { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1), extra: of.strokeWidth ?? 1 };
  return { from: [x1, y1], to: [x2, y2], at: placed(of, box, pivot), pivot };
}

function straight(of: ObjectFields): Read | null {
  const ends = endsOf(of);
  if (!ends) return null;
  const lines = [{ points: [ends.from, ends.to], closed: false }];
  return shape(of, lines, ends.at, ends.pivot, { stroke: inkOf(of), fill: null });
}

function arrow(of: ObjectFields): Read | null {
  const ends = endsOf(of);
  if (!ends) return null;
  const scale = scaleOf(ends.at);
  const head = Math.min(LIMITS.width, Math.max(0, numberIn(of['arrowHeadSize']) ?? 15)) * scale;
  const line = { colour: inkOf(of), width: (of.strokeWidth ?? 1) * scale, head };
  const [from, to] = [through(ends.at, ends.from), through(ends.at, ends.to)];
  return { made: { kind: 'arrow', ...line, from, to }, inside: centred(ends.at, ends.pivot) };
}

function corners(of: ObjectFields): Read | null {
  const points = pointsOf(of['points']);
  if (!points || points.length < 2) return null;
  const box = boxOf(points);
  const pivot: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const size = { width: box.right - box.left, height: box.bottom - box.top };
  const to = placed(of, { ...size, extra: of.strokeWidth ?? 1 }, pivot);
  return shape(of, [{ points, closed: kindOf(of.type) === 'polygon' }], to, pivot);
}

/** Kitsu's player gives every text this much room, and light paper below. */
const PADDING = 10;
const PAPER = 'rgba(255,255,255,0.8)';

function words(of: ObjectFields): Read | null {
  const { text, fontSize } = of as { text?: unknown; fontSize?: unknown };
  if (typeof text !== 'string' || text === '' || text.length > LIMITS.text) return null;
  const size = Math.min(LIMITS.width, Math.max(1, numberIn(fontSize) ?? 16));
  const { width = 0, height = 0 } = { width: of.width ?? 0, height: of.height ?? 0 };
  const pivot: Point = [width / 2, height / 2];
  const to = placed(of, { width, height, extra: PADDING }, pivot);
  const made = {
    ...{
      kind: 'text' as const,
      text,
      at: through(to, [0, 0]),
      size: size * Math.abs(of.scaleY ?? 1),
    },
    angle: ((of.angle ?? 0) * Math.PI) / 180,
    colour: colourOf(of.fill) ?? colourOf(of.stroke) ?? '#000000',
    background: PAPER,
  };
  return { made, inside: centred(to, pivot) };
}

/** Lines that were rubbed out; their places count from the middle of the object. */
function holesOf(of: ObjectFields, inside: Matrix): Drawing['holes'] {
  const objects = (of['eraser'] as { objects?: unknown } | null | undefined)?.objects;
  if (!Array.isArray(objects)) return [];
  return (objects as unknown[]).slice(0, LIMITS.drawings).flatMap((one) => {
    const parsed = objectFields.safeParse(one);
    const read = parsed.success && kindOf(parsed.data.type) === 'path' ? path(parsed.data) : null;
    if (read?.made.kind !== 'shape') return [];
    const { width, outlines } = read.made;
    return [{ width: width * scaleOf(inside), lines: moved(outlines, inside) }];
  });
}

/** Numbers multiply: what comes out may lie further away than what went in. */
function isWithin(drawing: Drawing): boolean {
  for (const [x, y] of pointsIn(drawing))
    if (!(Math.abs(x) <= LIMITS.far && Math.abs(y) <= LIMITS.far)) return false;
  return true;
}

/** Every point of a drawing, also of what was rubbed out of it. */
export function* pointsIn(drawing: Drawing): Generator<Point> {
  if (drawing.kind === 'stroke') for (const [x, y] of drawing.points) yield [x, y];
  else if (drawing.kind === 'arrow') yield* [drawing.from, drawing.to];
  else if (drawing.kind === 'text') yield drawing.at;
  else for (const { points } of drawing.outlines) yield* points;
  for (const { lines } of drawing.holes) for (const { points } of lines) yield* points;
}
