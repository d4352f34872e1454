import { z } from 'zod';
import type { DrawnOn, Point } from './drawing.ts';
import { boxOf } from './matrix.ts';
import { spanOf } from './pen-curve.ts';

interface Common {
  /** A new UUID: a repeat with it doubles nothing. */
  id: string;
  on: DrawnOn;
}

/** What somebody has just drawn here. Pressures are from 0 to 1, of `width`. */
export type NewDrawing =
  | (Common & {
      kind: 'stroke';
      colour: string;
      width: number;
      points: [x: number, y: number, pressure: number][];
    })
  | (Common & { kind: 'arrow'; colour: string; width: number; from: Point; to: Point })
  | (Common & {
      kind: 'text';
      text: string;
      at: Point;
      size: number;
      colour: string;
      /** Pixels that the words take, as the page measured them. */
      width: number;
      height: number;
    });

/** An object as Kitsu's player writes it. */
export const kitsuObject = z.looseObject({ type: z.string(), id: z.string() });
export type KitsuObject = z.infer<typeof kitsuObject>;

/** Who drew it, and from when to when (epoch ms). */
export interface Drawn {
  by: string;
  at: number;
}

/** What every object of fabric.js has; Kitsu's player reads old and new ones alike. */
const PLAIN = {
  version: '5.3.0',
  originX: 'left',
  originY: 'top',
  strokeDashArray: null,
  strokeLineCap: 'round',
  strokeDashOffset: 0,
  strokeLineJoin: 'round',
  strokeUniform: false,
  strokeMiterLimit: 10,
  scaleX: 1,
  scaleY: 1,
  angle: 0,
  flipX: false,
  flipY: false,
  opacity: 1,
  shadow: null,
  visible: true,
  backgroundColor: '',
  fillRule: 'nonzero',
  paintFirst: 'fill',
  globalCompositeOperation: 'source-over',
  skewX: 0,
  skewY: 0,
};

const ARROW_HEAD = 15;
const PADDING = 10;

/** A new drawing as the object that Kitsu's player would have written, with the fields that it reads. */
export function toKitsu(drawing: NewDrawing, { by, at }: Drawn): KitsuObject {
  const common = {
    ...PLAIN,
    id: drawing.id,
    canvasWidth: drawing.on.width,
    canvasHeight: drawing.on.height,
    createdBy: by,
  };
  switch (drawing.kind) {
    case 'stroke': {
      const box = boxOf(spanOf(drawing.points.map(([x, y]): Point => [x, y])));
      return {
        ...common,
        type: 'PSStroke',
        ...{ left: box.left, top: box.top },
        ...{ width: box.right - box.left, height: box.bottom - box.top },
        ...{ fill: null, stroke: drawing.colour, strokeWidth: drawing.width },
        strokePoints: drawing.points.map(([x, y, pressure]) => ({
          x,
          y,
          type: 'PSPoint',
          pressure,
        })),
        ...{ startTime: at, endTime: at },
      };
    }
    case 'arrow': {
      const { from, to, width } = drawing;
      const box = boxOf([from, to]);
      return {
        ...common,
        type: 'arrow',
        // Its box has half of the line on each side.
        ...{ left: box.left - width / 2, top: box.top - width / 2 },
        ...{ width: box.right - box.left, height: box.bottom - box.top },
        ...{ fill: 'transparent', stroke: drawing.colour, strokeWidth: width },
        ...{ x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        ...{ arrowHeadSize: ARROW_HEAD, arrowHeadWidth: 12 },
      };
    }
    case 'text':
      return {
        ...common,
        type: 'i-text',
        ...{ left: drawing.at[0] - PADDING / 2, top: drawing.at[1] - PADDING / 2 },
        ...{ width: drawing.width, height: drawing.height },
        ...{ fill: drawing.colour, stroke: null, strokeWidth: 1 },
        ...{ text: drawing.text, fontFamily: 'arial', fontSize: drawing.size },
        ...{ fontWeight: 'normal', fontStyle: 'normal', textAlign: 'left', lineHeight: 1.16 },
        ...{ underline: false, overline: false, linethrough: false, charSpacing: 0 },
        ...{ styles: [], direction: 'ltr', padding: PADDING },
        backgroundColor: 'rgba(255,255,255, 0.8)',
      };
  }
}
