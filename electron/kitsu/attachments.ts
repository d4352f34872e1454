import { z } from 'zod';
import type { Options } from './request-helpers.ts';
import { route } from './request-helpers.ts';
import { fileForm } from './form.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';

/** Kitsu keeps an extension in so many characters, and breaks half-way through a longer one (kitsu-api 2.5). */
export const LONGEST_EXTENSION = 6;
/** Kitsu keeps a name in so many characters. */
export const LONGEST_FILE_NAME = 250;
/** A file may be slow to send; the default is for questions and answers. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;

/**
 * What Kitsu takes for a file's extension: all after the last dot, and all of a name without one
 * (zou `get_file_extension`).
 */
export const extensionOf = (fileName: string): string => fileName.split('.').at(-1) ?? '';

const attached = z.array(z.looseObject({ id: z.string(), name: z.string().nullish() }));

/**
 * Hangs a file on a comment of one's own. Not idempotent: a second one gets another name, so look
 * for it among the comment's files before any repeat. Answers all files of the comment.
 * Route: `POST /actions/tasks/:id/comments/:id/add-attachment`.
 */
export const addAttachment = (
  http: Http,
  taskId: string,
  commentId: string,
  file: { name: string; bytes: Buffer },
  { signal }: Options = {},
): Promise<KitsuAnswer<z.infer<typeof attached>>> =>
  http.request({
    method: 'POST',
    path: route`/actions/tasks/${taskId}/comments/${commentId}/add-attachment`,
    form: fileForm('file', file.name, file.bytes),
    schema: attached,
    timeoutMs: UPLOAD_TIMEOUT_MS,
    ...(signal ? { signal } : {}),
  });
