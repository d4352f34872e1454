import { z } from 'zod';
import type { FileOnDisk } from '../platform/transport.ts';
import type { Options } from './request-helpers.ts';
import { route } from './request-helpers.ts';
import { fileForm } from './form.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';

/**
 * Kitsu stores at most this many characters of an extension, and fails half-way through a longer one
 * (kitsu-api 2.5).
 */
export const LONGEST_EXTENSION = 6;
/** Kitsu stores at most this many characters of a file name. */
export const LONGEST_FILE_NAME = 250;
/** Files that have arrived whole are stored before Kitsu answers, which takes longer than a short request. */
export const STORING_MS = 3 * 60_000;

/**
 * The extension as Kitsu computes it: everything after the last dot, or the whole name if there is no
 * dot (zou `get_file_extension`).
 */
export const extensionOf = (fileName: string): string => fileName.split('.').at(-1) ?? '';

const attached = z.array(z.looseObject({ id: z.string(), name: z.string().nullish() }));

/**
 * Attaches a file to the caller's own comment. Not idempotent: a second upload gets another name, so
 * look for the file in the comment before any repeat. Returns all files of the comment.
 * Route: `POST /actions/tasks/:id/comments/:id/add-attachment`.
 */
export const addAttachment = (
  http: Http,
  taskId: string,
  commentId: string,
  file: FileOnDisk,
  { signal }: Options = {},
): Promise<KitsuAnswer<z.infer<typeof attached>>> =>
  http.request({
    method: 'POST',
    path: route`/actions/tasks/${taskId}/comments/${commentId}/add-attachment`,
    form: fileForm('file', file),
    schema: attached,
    thinkingMs: STORING_MS,
    ...(signal ? { signal } : {}),
  });
