import { z } from 'zod';
import type { Annotations } from '../shared/annotations/drawing.ts';
import { readAnnotations } from '../shared/annotations/read.ts';
import type { KitsuObject } from '../shared/annotations/write.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { text } from './field-readers.ts';
import type { Http } from './http.ts';
import { read, route, write, type Options } from './request-helpers.ts';

/** What was drawn on a preview, and the task that it is of. */
export interface DrawnPreview {
  taskId: string;
  annotations: Annotations;
  /** Exactly as Kitsu has it, also what cannot be shown. */
  raw: unknown;
}

const drawn = z
  .looseObject({ task_id: z.unknown(), annotations: z.unknown() })
  .transform((raw): DrawnPreview => ({
    taskId: text(raw.task_id),
    annotations: readAnnotations(raw.annotations),
    raw: raw.annotations,
  }));

/** What was drawn on a preview. Whoever may see the task may read it. Route: `GET /data/preview-files/:id`. */
export const readDrawn = (
  http: Http,
  previewId: string,
  options?: Options,
): Promise<KitsuAnswer<DrawnPreview>> =>
  read(http, route`/data/preview-files/${previewId}`, drawn, options);

/** What is added or deleted at one moment; `time` exactly as it stands in Kitsu, if it does. */
export interface AnnotationChanges {
  additions: { time: number | string; frame: number; drawing: { objects: KitsuObject[] } }[];
  deletions: { time: number | string; objects: string[] }[];
}

/**
 * Draws on a preview, and deletes from it. Whole objects with ids: an addition whose id is there already is answered like
 * any other, and changes nothing; so is a deletion of what is gone. Managers, clients, and supervisors of the task's
 * department or of none; artists and vendors are refused.
 * Route: `PUT /actions/preview-files/:id/update-annotations`.
 */
export const updateAnnotations = (
  http: Http,
  previewId: string,
  { additions = [], deletions = [] }: Partial<AnnotationChanges>,
  options?: Options,
): Promise<KitsuAnswer<DrawnPreview>> =>
  write(
    http,
    'PUT',
    route`/actions/preview-files/${previewId}/update-annotations`,
    { additions, updates: [], deletions },
    drawn,
    options,
  );
