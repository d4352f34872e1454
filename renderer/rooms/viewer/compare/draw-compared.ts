import { drawAt, drawBoard, type OnStage } from '../picture/draw.ts';
import type { Placement } from '../picture/placement.ts';
import type { Size } from '../stage-box.ts';

/** How two are compared: beside each other, each its side of a line, what differs, or one after the other. */
export type Mode = 'side' | 'wipe' | 'difference' | 'turns';

export interface Layer {
  drawable: OnStage;
  size: Size;
}

export interface Comparing {
  mode: Mode;
  /** From 0 to 1 of the stage: the first lies left of it. */
  wipe: number;
  /** How often what differs is doubled. */
  doublings: number;
  /** Which of the two is seen in turns. */
  seen: 'first' | 'second';
}

export const MOST_DOUBLINGS = 5;

/** The second lies where the first does, as large as fits there, whatever its own size. */
export function placeOfSecond(first: Size, second: Size, { scale, x, y }: Placement): Placement {
  const fit = Math.min(first.width / second.width, first.height / second.height);
  return {
    scale: scale * fit,
    x: x + ((first.width - second.width * fit) * scale) / 2,
    y: y + ((first.height - second.height * fit) * scale) / 2,
  };
}

/** Draws two layers onto an empty canvas. */
export function drawCompared(
  context: CanvasRenderingContext2D,
  first: Layer,
  second: Layer,
  placement: Placement,
  { mode, wipe, doublings, seen }: Comparing,
): void {
  const { width, height } = context.canvas;
  const place = placeOfSecond(first.size, second.size, placement);
  const drawFirst = (): void => drawAt(context, first.drawable, first.size, placement);
  const drawSecond = (): void => drawAt(context, second.drawable, second.size, place);
  context.save();
  switch (mode) {
    case 'side':
    case 'turns':
      if (seen === 'first') drawFirst();
      else drawSecond();
      break;
    case 'wipe':
      clipTo(context, 0, 0, width * wipe, height);
      drawFirst();
      context.restore();
      context.save();
      clipTo(context, width * wipe, 0, width * (1 - wipe), height);
      drawSecond();
      break;
    case 'difference':
      // What is seen through in one of them is black there, and differs from what is not.
      context.fillStyle = '#000000';
      context.fillRect(0, 0, width, height);
      drawFirst();
      context.globalCompositeOperation = 'difference';
      drawSecond();
      context.globalCompositeOperation = 'lighter';
      for (let times = 0; times < doublings; times += 1) context.drawImage(context.canvas, 0, 0);
      break;
  }
  context.restore();
  if (mode !== 'difference') drawBoard(context, first.size, placement);
}

function clipTo(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
}
