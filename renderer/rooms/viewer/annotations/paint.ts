import type {
  Arrow,
  Drawing,
  Shape,
  Stroke,
  Text,
} from '../../../../electron/shared/annotations/drawing.ts';
import { bowsOf } from '../../../../electron/shared/annotations/pen-curve.ts';
import type { Size } from '../stage-box.ts';
import { drawnAt, placed, type Placement } from './drawn-at.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws what was drawn on a picture of the size `picture` onto a canvas that covers all of it. */
export function paint(context: Context, drawings: readonly Drawing[], picture: Size): void {
  const shown = { width: context.canvas.width, height: context.canvas.height };
  for (const drawing of drawings) {
    const at = drawnAt(drawing.on, picture, shown);
    context.save();
    context.globalAlpha = drawing.opacity;
    if (drawing.holes.length === 0) paintOne(context, drawing, at);
    else paintWithHoles(context, drawing, at, shown);
    context.restore();
  }
}

/** What was rubbed out of one thing leaves the others as they are. */
function paintWithHoles(context: Context, drawing: Drawing, at: Placement, shown: Size): void {
  const layer = new OffscreenCanvas(Math.max(1, shown.width), Math.max(1, shown.height)).getContext(
    '2d',
  );
  if (!layer) return paintOne(context, drawing, at);
  paintOne(layer, drawing, at);
  layer.globalCompositeOperation = 'destination-out';
  for (const { width, lines } of drawing.holes) {
    begin(layer, '#000000', width * scaleOf(at));
    for (const { points } of lines)
      trace(
        layer,
        points.map((one) => placed(at, one)),
        false,
      );
    layer.stroke();
  }
  context.drawImage(layer.canvas, 0, 0);
}

/** Lines keep their weight where a picture is shown a little narrower than it was drawn on. */
const scaleOf = ({ across, down }: Placement): number => Math.sqrt(across * down);

function paintOne(context: Context, drawing: Drawing, at: Placement): void {
  if (drawing.kind === 'stroke') pen(context, drawing, at);
  else if (drawing.kind === 'arrow') arrow(context, drawing, at);
  else if (drawing.kind === 'text') words(context, drawing, at);
  else shape(context, drawing, at);
}

function begin(context: Context, colour: string, width: number): void {
  context.strokeStyle = colour;
  // A line is always seen.
  context.lineWidth = Math.max(1, width);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
}

function trace(
  context: Context,
  points: readonly (readonly [number, number])[],
  closed: boolean,
): void {
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  if (closed) context.closePath();
}

function pen(context: Context, { colour, points }: Stroke, at: Placement): void {
  const places = points.map(([x, y]) => placed(at, [x, y]));
  for (const { from, bend, to, point } of bowsOf(places)) {
    begin(context, colour, (points[point]?.[2] ?? 1) * scaleOf(at));
    context.moveTo(...from);
    context.quadraticCurveTo(...bend, ...to);
    context.stroke();
  }
}

function shape(context: Context, { stroke, fill, width, outlines }: Shape, at: Placement): void {
  begin(context, stroke ?? '#000000', width * scaleOf(at));
  for (const { points, closed } of outlines)
    trace(
      context,
      points.map((one) => placed(at, one)),
      closed,
    );
  if (fill !== null) {
    context.fillStyle = fill;
    context.fill();
  }
  if (stroke !== null && width > 0) context.stroke();
}

/** Half of the angle between the sides of an arrow's head. */
const SIDE = Math.PI / 6;

function arrow(context: Context, drawing: Arrow, at: Placement): void {
  const [from, to] = [placed(at, drawing.from), placed(at, drawing.to)];
  const turn = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const head = drawing.head * scaleOf(at);
  const side = (by: number): [number, number] => [
    to[0] - head * Math.cos(turn + by),
    to[1] - head * Math.sin(turn + by),
  ];
  begin(context, drawing.colour, drawing.width * scaleOf(at));
  trace(context, [from, to], false);
  trace(context, [side(-SIDE), to, side(SIDE)], true);
  context.stroke();
}

/** As Kitsu's player sets a text: the height of a line, and where the letters stand in it, for each pixel of their size. */
const LINE = 1.13 * 1.16;
const BASE = 1.13 * (1 - 0.222);
const PADDING = 10;

function words(
  context: Context,
  { text, at: corner, angle, size, colour, background }: Text,
  at: Placement,
): void {
  const lines = text.split('\n');
  const letters = size * at.down;
  context.translate(...placed(at, corner));
  context.rotate(angle);
  context.font = `${letters}px arial, sans-serif`;
  const room = (PADDING / 2) * at.down;
  if (background !== null) {
    const width = Math.max(...lines.map((line) => context.measureText(line).width));
    context.fillStyle = background;
    const height = letters * (1.13 + (lines.length - 1) * LINE);
    context.fillRect(-room, -room, width + 2 * room, height + 2 * room);
  }
  context.fillStyle = colour;
  lines.forEach((line, index) => context.fillText(line, 0, letters * (BASE + index * LINE)));
}

/** Whether one of them lies under a point, in pixels of the canvas; so wide a touch counts. */
export function touched<One extends Drawing>(
  drawings: readonly One[],
  [x, y]: readonly [number, number],
  { picture, shown, width }: { picture: Size; shown: Size; width: number },
): One | null {
  const context = new OffscreenCanvas(shown.width, shown.height).getContext('2d', {
    willReadFrequently: true,
  });
  if (!context) return null;
  const half = Math.round(width / 2);
  // The last one lies on top.
  for (const drawing of [...drawings].reverse()) {
    context.clearRect(0, 0, shown.width, shown.height);
    paint(context, [drawing], picture);
    const { data } = context.getImageData(Math.round(x) - half, Math.round(y) - half, width, width);
    if (data.some((value, index) => index % 4 === 3 && value > 0)) return drawing;
  }
  return null;
}
