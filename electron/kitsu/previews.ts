import { z } from 'zod';
import type { FileOnDisk, OnProgress } from '../platform/transport.ts';
import { fileForm } from './form.ts';
import { read, remove, route, write, type Options } from './request-helpers.ts';
import { productionOfPicture } from '../shared/productions.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { count, idsOf, maybeText, row, text } from './field-readers.ts';

type PictureSize = 'thumbnail' | 'preview' | 'production';

/**
 * A preview's picture, small (150 × 100) or large. A preview that is still being processed answers 404
 * or 202. Or the square picture of a production, by its `productionPictureId`.
 * Routes: `GET /pictures/{thumbnails,previews}/preview-files/:id.png`, `GET /pictures/thumbnails/projects/:id.png`.
 */
export function getPicture(
  http: Http,
  size: PictureSize,
  pictureId: string,
  signal?: AbortSignal,
): Promise<KitsuAnswer<{ body: Buffer; type: string }>> {
  const path =
    size === 'production'
      ? route`/pictures/thumbnails/projects/${productionOfPicture(pictureId)}.png`
      : `/pictures/${size}s/preview-files/${encodeURIComponent(pictureId)}.png`;
  return http.bytes(path, signal);
}

/** A thumbnail of a task's or an entity's `previewFileId`. Guide: "Thumbnails". Route: as `getPicture`. */
export const getThumbnail = (http: Http, previewFileId: string, { signal }: Options = {}) =>
  getPicture(http, 'thumbnail', previewFileId, signal);

/** `ready`: it can be shown. `processing`: Kitsu makes it, or waits for its file. `broken`: Kitsu cannot show it. */
export type PreviewStatus = 'ready' | 'processing' | 'broken';

/** One file of a published revision. */
export interface Preview {
  id: string;
  taskId: string;
  /** The comment that it was published with; `null` where the route does not say. */
  commentId: string | null;
  revision: number;
  /** Its position within the revision, from 1. */
  position: number;
  status: PreviewStatus;
  /** Of what Kitsu stored: `mp4` for a movie, and for a row that has no file yet. */
  extension: string;
  /** The artist's own name of the file, without its extension; `null` before there is a file. */
  originalName: string | null;
  /** Pixels; 0 where Kitsu does not know (a PDF, an EXR), and before there is a file. */
  width: number;
  height: number;
  /** Seconds; 0 for all but movies. */
  duration: number;
  /** Bytes of what Kitsu stored. */
  fileSize: number;
}

const STATUSES: readonly PreviewStatus[] = ['ready', 'processing', 'broken'];

/** An older Kitsu has no status; a word that nobody knows is not ready. */
function statusOf(value: unknown): PreviewStatus {
  const said = text(value);
  return said === '' ? 'ready' : (STATUSES.find((one) => one === said) ?? 'processing');
}

const previewRow = row((raw): Preview => ({
  id: raw.id,
  taskId: text(raw['task_id']),
  commentId: idsOf(raw['comments'])[0] ?? null,
  revision: count(raw['revision'], 1),
  position: count(raw['position'], 1),
  status: statusOf(raw['status']),
  extension: text(raw['extension']),
  originalName: maybeText(raw['original_name']),
  width: count(raw['width']),
  height: count(raw['height']),
  duration: count(raw['duration']),
  fileSize: count(raw['file_size']),
}));

/** What was published for a task, newest revision first. Route: `GET /data/tasks/:id/previews`. */
export const allPreviewsForTask = (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<Preview[]>> =>
  read(http, route`/data/tasks/${taskId}/previews`, z.array(previewRow), options);

/** One file of a revision; `not-found` once Kitsu has refused its file. Route: `GET /data/preview-files/:id`. */
export const readPreview = (
  http: Http,
  previewId: string,
  options?: Options,
): Promise<KitsuAnswer<Preview>> =>
  read(http, route`/data/preview-files/${previewId}`, previewRow, options);

/**
 * Makes the row that a file is then uploaded into: of a new revision, or the next file of the comment's own. Not
 * idempotent: a second one is a second file, so look at the comment's rows before any repeat. `revision`: a number that
 * another comment of the task has is refused.
 * Route: `POST /actions/tasks/:id/comments/:id/add-preview`.
 */
export const addPreview = (
  http: Http,
  taskId: string,
  commentId: string,
  { revision }: { revision?: number } = {},
  options?: Options,
): Promise<KitsuAnswer<Preview>> =>
  write(
    http,
    'POST',
    route`/actions/tasks/${taskId}/comments/${commentId}/add-preview`,
    revision === undefined ? {} : { revision },
    previewRow,
    options,
  );

/** Without a job queue Kitsu encodes the movie before it answers: minutes. */
const ENCODING_MS = 30 * 60_000;

/**
 * Uploads a file into its row, from disk. A success may still say `processing` (Kitsu works on it) or `broken` (it cannot
 * show it: only a new row helps). `refused`: Kitsu takes no such file, and has deleted the row if its extension was the
 * cause; or the row has a file. Read the row before any repeat: two uploads at once are two encodings.
 * Route: `POST /pictures/preview-files/:id`.
 */
export const uploadPreview = (
  http: Http,
  previewId: string,
  file: FileOnDisk,
  { signal, onProgress }: Options & { onProgress?: OnProgress } = {},
): Promise<KitsuAnswer<Preview>> =>
  http.request({
    method: 'POST',
    path: route`/pictures/preview-files/${previewId}`,
    form: fileForm('file', file),
    schema: previewRow,
    thinkingMs: ENCODING_MS,
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });

/**
 * Gives a file of a revision another place among its files, from 1; answers all of them in their order. A place that the
 * revision has not changes nothing. May be repeated.
 * Route: `PUT /actions/preview-files/:id/update-position`.
 */
export const updatePreviewPosition = (
  http: Http,
  previewId: string,
  position: number,
  options?: Options,
): Promise<KitsuAnswer<Preview[]>> =>
  write(
    http,
    'PUT',
    route`/actions/preview-files/${previewId}/update-position`,
    { position },
    z.array(previewRow),
    options,
  );

/**
 * Deletes one file of the caller's own revision, also a row without a file.
 * Route: `DELETE /actions/tasks/:id/comments/:id/preview-files/:id`.
 */
export const deletePreview = (
  http: Http,
  taskId: string,
  commentId: string,
  previewId: string,
  options?: Options,
): Promise<KitsuAnswer<null>> =>
  remove(
    http,
    route`/actions/tasks/${taskId}/comments/${commentId}/preview-files/${previewId}`,
    options,
  );
