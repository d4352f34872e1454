import type { BodySink } from '../platform/transport.ts';
import { success, type Result } from '../shared/result.ts';
import type { KitsuFailure } from './answer-types.ts';
import type { Http } from './http.ts';

/** What the answer to a download says before its bytes come. */
export interface FileHead {
  /** Bytes of the whole file. */
  total: number;
  /** The first byte that comes: 0 where the file is another one than was asked for. */
  from: number;
  /** Names this very content; `null` where the server gives no name. */
  validator: string | null;
}

export interface FileRequest {
  path: string;
  /** The first byte that is wanted, and the one after the last; `null` for all that follow. */
  from: number;
  to: number | null;
  /** Of the content that a part is already here of. */
  validator: string | null;
  /** Called once the answer begins; takes its bytes, or `null` if they are not wanted. */
  begin(head: FileHead): BodySink | null;
  signal?: AbortSignal;
}

/** How a download ended. `processing`: Kitsu still makes the file; it asks to come back after so many seconds. */
export type FileEnd =
  | { kind: 'came' }
  | { kind: 'processing'; afterSeconds: number }
  /** The part that was asked for does not exist: the file is another one. */
  | { kind: 'other' };

/** zou takes no larger file (MAX_CONTENT_LENGTH). */
const LARGEST_BYTES = 10 * 1024 ** 3;
const USUAL_WAIT_SECONDS = 5;

/**
 * Downloads a file, or a part of it, piece by piece. One range a request: zou answers 416 to two. A part comes only if
 * the file is still the one of `validator`; otherwise all of it does, from the beginning.
 * Routes: all of kitsu-api 2.7.
 */
export async function downloadFile(
  http: Http,
  { path, from, to, validator, begin, signal }: FileRequest,
): Promise<Result<FileEnd> | KitsuFailure> {
  const answer = await http.stream({
    path,
    headers: {
      // Also for the whole: a server packs no part, and its length is that of the file.
      range: `bytes=${from}-${to === null ? '' : to - 1}`,
      ...(validator === null ? {} : { 'if-range': validator }),
    },
    into: (status, headers) => {
      const head = headOf(status, headers, from);
      return head && begin(head);
    },
    maxBytes: LARGEST_BYTES,
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) return answer.answer?.status === 416 ? success({ kind: 'other' }) : answer;
  const { status, headers } = answer.value;
  if (status === 202) {
    const seconds = Number(headers['retry-after']);
    return success({
      kind: 'processing',
      afterSeconds: seconds > 0 ? seconds : USUAL_WAIT_SECONDS,
    });
  }
  return success({ kind: 'came' });
}

/** `null` for an answer that is no file: a word of Kitsu's, a page of the network, a length that nobody knows. */
export function headOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  from: number,
): FileHead | null {
  const isPage = /\b(?:html|json)\b/i.test(headers['content-type'] ?? '');
  if (isPage || headers['content-encoding'] !== undefined) return null;
  const validator = validatorOf(headers);
  if (status === 200) {
    const total = Number(headers['content-length'] ?? NaN);
    return Number.isSafeInteger(total) && total > 0 ? { total, from: 0, validator } : null;
  }
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '');
  if (status !== 206 || !range || Number(range[1]) !== from) return null;
  const total = Number(range[2]);
  return Number.isSafeInteger(total) && total > from ? { total, from, validator } : null;
}

/** `If-Range` takes strong ETags only; a date is as good where a file never changes within a second. */
const validatorOf = (headers: Readonly<Record<string, string>>): string | null => {
  const etag = headers['etag'];
  return etag !== undefined && !etag.startsWith('W/') ? etag : (headers['last-modified'] ?? null);
};
