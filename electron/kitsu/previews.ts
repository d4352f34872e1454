import { z } from 'zod';
import { read, route, type Options } from './request-helpers.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { count, maybeText, row, text } from './field-readers.ts';

export type PictureSize = 'thumbnail' | 'preview';

/**
 * A preview's picture, small (150 × 100) or large. A preview that is still being processed answers 404
 * or 202.
 * Routes: `GET /pictures/{thumbnails,previews}/preview-files/:id.png`.
 */
export const getPicture = (
  http: Http,
  size: PictureSize,
  previewFileId: string,
  signal?: AbortSignal,
): Promise<KitsuAnswer<{ body: Buffer; type: string }>> =>
  http.bytes(`/pictures/${size}s/preview-files/${encodeURIComponent(previewFileId)}.png`, signal);

/** A thumbnail of a task's or an entity's `previewFileId`. Guide: "Thumbnails". Route: as `getPicture`. */
export const getThumbnail = (http: Http, previewFileId: string, { signal }: Options = {}) =>
  getPicture(http, 'thumbnail', previewFileId, signal);

/** One file of a published revision. */
export interface Preview {
  id: string;
  taskId: string;
  revision: number;
  /** Its position within the revision, from 1. */
  position: number;
  /** `ready`, `processing`, `broken`. */
  status: string;
  extension: string;
  /** The artist's own name of the file. */
  originalName: string | null;
}

const previewRow = row((raw): Preview => ({
  id: raw.id,
  taskId: text(raw['task_id']),
  revision: count(raw['revision'], 1),
  position: count(raw['position'], 1),
  status: text(raw['status']) || 'ready',
  extension: text(raw['extension']),
  originalName: maybeText(raw['original_name']),
}));

/** What was published for a task, newest revision first. Route: `GET /data/tasks/:id/previews`. */
export const allPreviewsForTask = (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<Preview[]>> =>
  read(http, route`/data/tasks/${taskId}/previews`, z.array(previewRow), options);
