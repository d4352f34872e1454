import { applyLook, isPlain, type Look } from './channels.ts';
import type { Drawable } from './load-picture.ts';
import type { Size } from '../stage-box.ts';
import type { Placement } from './placement.ts';

/** Larger pixels than this are drawn as squares. */
const SQUARE_FROM = 2;
/** Of the board behind what is seen through, in pixels of the screen. */
const BOARD = 16;
const BOARD_COLOURS = ['#8c8c8c', '#737373'] as const;

/** What is drawn on a stage: a picture, or a frame of a movie. */
export type OnStage = Drawable | VideoFrame;

/** Draws a picture of this size where it lies. */
export function drawAt(
  context: CanvasRenderingContext2D,
  drawable: OnStage,
  { width, height }: Size,
  { scale, x, y }: Placement,
): void {
  context.imageSmoothingEnabled = scale !== 1 && scale < SQUARE_FROM;
  context.imageSmoothingQuality = scale < 1 ? 'high' : 'low';
  context.drawImage(drawable, x, y, width * scale, height * scale);
}

/** Shows one channel, or more light, of what was drawn. Throws where the pixels may not be read. */
export function drawLook(
  context: CanvasRenderingContext2D,
  size: Size,
  placement: Placement,
  look: Look,
): void {
  if (isPlain(look)) return;
  const { left, top, width, height } = partOnStage(context.canvas, size, placement);
  if (width <= 0 || height <= 0) return;
  const pixels = context.getImageData(left, top, width, height);
  applyLook(pixels.data, look);
  context.putImageData(pixels, left, top);
}

/** Puts a board behind what was drawn, so that what is seen through is told from grey. */
export function drawBoard(
  context: CanvasRenderingContext2D,
  size: Size,
  placement: Placement,
): void {
  const pattern = boardOf(context);
  if (!pattern) return;
  const { left, top, width, height } = partOnStage(context.canvas, size, placement);
  context.save();
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = pattern;
  context.fillRect(left, top, width, height);
  context.restore();
}

/** Whole pixels of the stage that the picture covers. */
function partOnStage(stage: Size, { width, height }: Size, { scale, x, y }: Placement) {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const right = Math.min(stage.width, Math.ceil(x + width * scale));
  const bottom = Math.min(stage.height, Math.ceil(y + height * scale));
  return { left, top, width: right - left, height: bottom - top };
}

function boardOf(context: CanvasRenderingContext2D): CanvasPattern | null {
  const tile = new OffscreenCanvas(BOARD, BOARD);
  const own = tile.getContext('2d');
  if (!own) return null;
  own.fillStyle = BOARD_COLOURS[0];
  own.fillRect(0, 0, BOARD, BOARD);
  own.fillStyle = BOARD_COLOURS[1];
  own.fillRect(0, 0, BOARD / 2, BOARD / 2);
  own.fillRect(BOARD / 2, BOARD / 2, BOARD / 2, BOARD / 2);
  return context.createPattern(tile, 'repeat');
}

/** The stored values of one pixel, each 0 to 255; `null` where they may not be read. */
export function valuesAt(
  drawable: OnStage,
  at: { x: number; y: number },
): [red: number, green: number, blue: number, alpha: number] | null {
  const own = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!own) return null;
  try {
    own.drawImage(drawable, at.x, at.y, 1, 1, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = own.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha];
  } catch {
    return null;
  }
}
