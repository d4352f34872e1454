import { z } from 'zod';
import { LIMITS, type Point } from './drawing.ts';

/** What of an object of Kitsu's player counts here. A wrong type, or a number beyond all pictures, refuses the object. */
const far = z.number().min(-LIMITS.far).max(LIMITS.far);
const length = z.number().min(0).max(LIMITS.far);
const factor = z.number().min(-1000).max(1000);
const colour = z.string().max(60).nullish();
/** `id`s of Kitsu are UUIDs; of old players any word. */
const word = z.string().min(1).max(64);

export const objectFields = z.looseObject({
  type: z.string().max(40),
  id: word.nullish().catch(null),
  createdBy: word.nullish().catch(null),
  left: far.nullish(),
  top: far.nullish(),
  width: length.nullish(),
  height: length.nullish(),
  scaleX: factor.nullish(),
  scaleY: factor.nullish(),
  angle: z.number().min(-36_000).max(36_000).nullish(),
  originX: z.enum(['left', 'center', 'right']).nullish().catch(null),
  originY: z.enum(['top', 'center', 'bottom']).nullish().catch(null),
  flipX: z.boolean().nullish().catch(null),
  flipY: z.boolean().nullish().catch(null),
  stroke: colour.catch(null),
  fill: colour.catch(null),
  strokeWidth: z.number().min(0).max(LIMITS.width).nullish(),
  opacity: z.number().min(0).max(1).nullish().catch(null),
  canvasWidth: length.nullish(),
  canvasHeight: length.nullish(),
});
export type ObjectFields = z.infer<typeof objectFields>;

export const numberIn = (value: unknown): number | null => {
  const read = far.safeParse(value);
  return read.success ? read.data : null;
};

const HEX = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const RGB = /^rgba?\(\s*[\d.]{1,6}\s*,\s*[\d.]{1,6}\s*,\s*[\d.]{1,6}\s*(?:,\s*[\d.]{1,6}\s*)?\)$/i;
const NAME = /^[a-z]{3,20}$/i;

/** A colour that a page may be given; `null` for none. What is no colour at all is black, as in Kitsu. */
export function colourOf(value: string | null | undefined): string | null {
  if (value === null || value === undefined || value === '' || value === 'transparent') return null;
  return HEX.test(value) || RGB.test(value) || NAME.test(value) ? value : '#000000';
}

/** Points of `{x, y}`; `null` if one of them is none, or if there are too many. */
export function pointsOf(value: unknown): Point[] | null {
  if (!Array.isArray(value) || value.length > LIMITS.points) return null;
  const points: Point[] = [];
  for (const one of value as unknown[]) {
    if (one === null || typeof one !== 'object') return null;
    const { x, y } = one as { x?: unknown; y?: unknown };
    if (!isNear(x) || !isNear(y)) return null;
    points.push([x, y]);
  }
  return points;
}

export const isNear = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= LIMITS.far;
