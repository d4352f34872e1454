import type { BarColour, Palette } from './colours.ts';

/** One bar, in pixels of the canvas. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  colour: BarColour;
  look: {
    isDone: boolean;
    isLate: boolean;
    isSelected: boolean;
    /** It is being moved, and lies over the others. */
    isDragged: boolean;
    hasConflict: boolean;
    /** An edit of it is not in Kitsu yet. */
    isUnsent: boolean;
    isLocked: boolean;
  };
  /** How much of the estimate is logged, 0 to 1. */
  filled: number;
  /** More than that is logged. */
  isOver: boolean;
  /** Where the estimate ends. */
  estimateX: number | null;
  words: string;
  /** Words that have no room within it stand beside it. */
  outside: boolean;
}

const RADIUS = 3;
const STRIP = 4;
const EDGE = 3;

function rounded(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Pick<Bar, 'x' | 'y' | 'width' | 'height'>,
): void {
  const radius = Math.min(RADIUS, width / 2);
  context.beginPath();
  context.moveTo(x + radius, y);
  context.arcTo(x + width, y, x + width, y + height, radius);
  context.arcTo(x + width, y + height, x, y + height, radius);
  context.arcTo(x, y + height, x, y, radius);
  context.arcTo(x, y, x + width, y, radius);
  context.closePath();
}

export function drawBar(context: CanvasRenderingContext2D, palette: Palette, bar: Bar): void {
  const { x, y, width, height, colour, look } = bar;
  if (bar.estimateX !== null) drawEstimate(context, palette, bar, bar.estimateX);
  context.globalAlpha = look.isDone ? 0.62 : 1;
  context.fillStyle = colour.tint;
  // A pixel or two need no corners.
  if (width < 6) context.fillRect(x, y, Math.max(1.5, width - 0.5), height);
  else {
    rounded(context, { x: x + 0.5, y, width: width - 1, height });
    context.fill();
  }
  context.fillStyle = colour.solid;
  context.fillRect(x + 0.5, y, Math.min(EDGE, Math.max(1, width - 1)), height);
  if (bar.filled > 0 && width >= 6)
    context.fillRect(x + 0.5, y + height - STRIP, (width - 1) * bar.filled, STRIP);
  if (bar.isOver && width >= 8) {
    context.fillStyle = palette.warn;
    context.fillRect(x + width - 4, y + height - STRIP, 3.5, STRIP);
  }
  context.globalAlpha = look.isDone ? 0.35 : 0.55;
  if (width >= 6) {
    // A pale colour is told from the ground by its edge.
    context.strokeStyle = colour.solid;
    context.lineWidth = 1;
    rounded(context, { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 });
    context.stroke();
  }
  context.globalAlpha = 1;
  drawState(context, palette, bar);
  if (bar.words !== '') drawWords(context, palette, bar);
}

/** Late, moved or selected: by form, and only then by colour. */
function drawState(context: CanvasRenderingContext2D, palette: Palette, bar: Bar): void {
  const { x, y, width, height, look } = bar;
  const box = { x: x + 0.5, y: y + 0.5, width: Math.max(2, width - 1), height: height - 1 };
  if (look.isDragged || look.hasConflict) {
    context.strokeStyle = look.hasConflict ? palette.bad : palette.focus;
    context.lineWidth = 1.5;
    context.setLineDash(look.hasConflict ? [4, 2] : []);
    rounded(context, box);
    context.stroke();
    context.setLineDash([]);
  }
  if (look.isSelected) {
    context.strokeStyle = palette.focus;
    context.lineWidth = 2;
    rounded(context, { ...box, x: x - 1, y: y - 1.5, width: box.width + 3, height: height + 3 });
    context.stroke();
  }
  if (look.hasConflict && width >= 14) {
    context.fillStyle = palette.bad;
    context.fillText('!', x + width - 7, y + height / 2);
  } else if (look.isLate) {
    // A flag on the last day.
    const at = x + width;
    context.fillStyle = palette.bad;
    context.beginPath();
    context.moveTo(at - 10, y - 1);
    context.lineTo(at + 1, y - 1);
    context.lineTo(at + 1, y + 10);
    context.closePath();
    context.fill();
    context.fillRect(at - 0.5, y - 1, 1.5, height + 1);
  }
  if (look.isUnsent) {
    context.strokeStyle = palette.accent;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x + width - 7, y + height - 9, 3, 0, Math.PI * 2);
    context.stroke();
  }
}

/** A thin line to where the estimate ends, and a stop there. */
function drawEstimate(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { x, y, width, height }: Bar,
  to: number,
): void {
  if (width < 6 && to < x + 6) return;
  const middle = Math.round(y + height / 2);
  context.fillStyle = palette.strong;
  if (to > x + width) context.fillRect(x + width, middle, to - x - width, 1);
  context.fillRect(Math.round(to) - 1, y + 3, 1, height - 6);
}

function drawWords(context: CanvasRenderingContext2D, palette: Palette, bar: Bar): void {
  const { x, y, width, height, look } = bar;
  const middle = y + (height - STRIP) / 2 + 2;
  const words = look.isDone ? `✓ ${bar.words}` : bar.words;
  // What has begun to the left stays readable.
  const start = Math.max(x, 0) + EDGE + 5;
  const room = x + width - start - (look.isLate || look.hasConflict ? 12 : 4);
  if (room >= 26) {
    context.save();
    context.beginPath();
    context.rect(start, y, room, height);
    context.clip();
    context.fillStyle = look.isDone ? palette.dim : palette.text;
    context.fillText(words, start, middle);
    context.restore();
  } else if (bar.outside && x + width > 0) {
    context.fillStyle = palette.dim;
    context.fillText(words, Math.max(x + width, bar.estimateX ?? 0) + 6, y + height / 2);
  }
}
