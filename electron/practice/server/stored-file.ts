import type { IncomingHttpHeaders } from 'node:http';
import { FilePart, noSuchRange } from './answer.ts';
import type { Answer } from './answer.ts';

/** Bytes that a route serves, from disk or from memory. */
export interface ServedFile {
  from: string | Buffer;
  size: number;
  type: string;
  /** `inline` or `attachment`, with a name. */
  disposition: string;
  /** Naive UTC: the row's last change. */
  modified: string;
  /** Who may keep it beside the caller; Kitsu lets anybody keep attachments. */
  kept: 'private' | 'public';
}

const WEEK_S = 604_800;

/**
 * Serves bytes as zou does (kitsu-media P8): one range is 206, several, backward or impossible ones
 * are 416; a version that the caller has is 304; a range of another version is the whole file.
 */
export function served(headers: IncomingHttpHeaders, file: ServedFile): Answer {
  const at = new Date(`${file.modified}Z`);
  const etag = `"${at.getTime() / 1000}-${file.size}-${checksum(file)}"`;
  const answered = {
    'content-type': file.type,
    'content-disposition': file.disposition,
    'last-modified': at.toUTCString(),
    'cache-control':
      file.kept === 'public' ? `public, max-age=${WEEK_S}` : `max-age=${WEEK_S}, private`,
    expires: new Date(Date.now() + WEEK_S * 1000).toUTCString(),
    'accept-ranges': 'bytes',
    etag,
  };
  const range = rangeOf(headers, file.size, etag, at);
  if (range) {
    const [start, end] = range;
    const part = { 'content-range': `bytes ${start}-${end - 1}/${file.size}` };
    return { status: 206, body: bytesOf(file, start, end), headers: { ...answered, ...part } };
  }
  if (isKnown(headers, etag, at)) {
    const { 'content-type': type, 'last-modified': modified, ...rest } = answered;
    void [type, modified];
    return { status: 304, body: Buffer.alloc(0), headers: rest };
  }
  return { status: 200, body: bytesOf(file, 0, file.size), headers: answered };
}

const bytesOf = ({ from }: ServedFile, start: number, end: number): Buffer | FilePart =>
  Buffer.isBuffer(from) ? from.subarray(start, end) : new FilePart(from, start, end - start);

/** First and last byte (exclusive), or null for the whole file. */
function rangeOf(
  headers: IncomingHttpHeaders,
  size: number,
  etag: string,
  at: Date,
): [start: number, end: number] | null {
  const { range } = headers;
  const condition = headers['if-range']?.toString();
  if (range === undefined || size === 0) return null;
  if (condition !== undefined) {
    const same = condition.startsWith('"')
      ? condition === etag
      : at.getTime() <= Date.parse(condition);
    if (!same) return null;
  }
  const [, first = '', last = ''] = /^bytes=\s*(\d*)-(\d*)\s*$/.exec(range) ?? [];
  const start = first === '' ? size - Number(last || NaN) : Number(first);
  const end = first === '' || last === '' ? size : Number(last) + 1;
  if (!(start >= 0 && start < size && start < end)) throw noSuchRange();
  return [start, Math.min(end, size)];
}

function isKnown(headers: IncomingHttpHeaders, etag: string, at: Date): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && at.getTime() <= since;
}

/** Tells two files of the same age and size apart. */
function checksum({ from }: ServedFile): number {
  const words = Buffer.isBuffer(from) ? from.subarray(0, 512) : Buffer.from(from);
  return words.reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7);
}
