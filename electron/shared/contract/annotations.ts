import { z } from 'zod';
import { LIMITS } from '../annotations/drawing.ts';
import type { PreviewAnnotations } from '../annotations/shown.ts';
import { id, operation } from './define.ts';

const near = z.number().min(-LIMITS.far).max(LIMITS.far);
const point = z.tuple([near, near]);
const common = {
  id: z.uuid(),
  on: z.strictObject({
    width: z.number().min(1).max(LIMITS.far),
    height: z.number().min(1).max(LIMITS.far),
  }),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i),
};
const width = z.number().min(0.1).max(LIMITS.width);
const drawing = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('stroke'),
    width,
    points: z
      .array(z.tuple([near, near, z.number().min(0).max(1)]))
      .min(2)
      .max(LIMITS.points),
  }),
  z.strictObject({ ...common, kind: z.literal('arrow'), width, from: point, to: point }),
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    text: z.string().min(1).max(LIMITS.text),
    at: point,
    size: width,
    width: z.number().min(0).max(LIMITS.far),
    height: z.number().min(0).max(LIMITS.far),
  }),
]);
const frame = z.int().min(0).max(10_000_000);
const onPreview = z.strictObject({ taskId: id, previewId: id, isMovie: z.boolean() });
const some = LIMITS.drawings;

/** What is drawn on previews. */
export const annotationOperations = {
  'annotations.of': operation<PreviewAnnotations>()(() => onPreview),
  /**
   * Draws and deletes; durable when it returns. `restore`: what was deleted here a moment ago, by its id. Frames are
   * indices on Kitsu's time grid.
   */
  'annotations.edit': operation<PreviewAnnotations>()(() =>
    onPreview.extend({
      add: z.array(z.strictObject({ frame, drawing })).max(some),
      remove: z.array(id).max(some),
      restore: z.array(z.strictObject({ frame, id })).max(some),
    }),
  ),
};
