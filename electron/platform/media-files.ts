import { rangeOf } from './byte-range.ts';

/**
 * Pictures that the page may load: `media://thumbnail/<preview file id>`, small, or `preview`, large; or
 * `media://production/<its pictureId>`.
 */
export const PICTURE_KINDS = ['thumbnail', 'preview', 'production'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** Finds a picture; `null` if there is none. `type` is its MIME type. */
export type FindPicture = (
  id: string,
  kind: PictureKind,
) => Promise<{ body: Buffer; type: string } | null>;

/** Files that may be large, and may still be on their way: `media://<kind>/<id>`, or `/<id>/<name>`. */
export const FILE_KINDS = [
  'movie',
  'small-movie',
  'original',
  'attachment',
  'attachment-thumbnail',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** `read`: the bytes from `from` up to `to`, as they come; throws when they cannot be had. */
export interface ReadableMedia {
  size: number;
  /** `null` for what no window shows. */
  type: string | null;
  read(from: number, to: number): AsyncGenerator<Buffer>;
}

/** Opens a file; the seconds to wait if Kitsu still makes it, `null` if it cannot be had. */
export type OpenFile = (item: {
  kind: FileKind;
  id: string;
  name: string | null;
}) => Promise<ReadableMedia | { afterSeconds: number } | null>;

export interface MediaSources {
  findPicture: FindPicture;
  openFile: OpenFile;
}

/** An answer of `media:`, whole or as it comes. */
export interface ServedMedia {
  status: number;
  headers: Record<string, string>;
  body: Buffer | AsyncGenerator<Buffer>;
}

// Raster only: Kitsu's thumbnails are nothing else.
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
/**
 * Beside pictures: movies, drawings, and bytes that our page reads. An SVG is loaded as an `img` alone, by the page's
 * policy, and runs nothing there; `application/octet-stream` is shown by nobody.
 */
const FILES = new Set([...PICTURES, 'video/mp4', 'image/svg+xml', 'application/octet-stream']);
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const NOTHING = Buffer.alloc(0);

export interface MediaRequest {
  method: string;
  url: string;
  /** The `Range` header. */
  range: string | undefined;
}

/** Answers a request to `media:`. Never rejects: what fails counts as missing. */
export async function serveMedia(
  request: MediaRequest,
  sources: MediaSources,
  headers: Readonly<Record<string, string>>,
): Promise<ServedMedia> {
  const refuse = (status: number, more: Record<string, string> = {}): ServedMedia => ({
    status,
    headers: { ...headers, ...more, 'Content-Type': 'text/plain; charset=utf-8', ...lengthOf(0) },
    body: NOTHING,
  });
  if (request.method !== 'GET') return refuse(405);
  const [, said, id, rawName] =
    /^media:\/\/([a-z-]+)\/([^/?#]+)(?:\/([^/?#]+))?$/.exec(request.url) ?? [];
  if (!said || !id || !ID.test(id)) return refuse(404);
  const picture = PICTURE_KINDS.find((known) => known === said);
  const kind = FILE_KINDS.find((known) => known === said);
  try {
    if (picture && rawName === undefined) {
      const found = await sources.findPicture(id, picture);
      if (!found || !PICTURES.has(found.type)) return refuse(404);
      const more = { 'Content-Type': found.type, ...lengthOf(found.body.length) };
      return { status: 200, headers: { ...headers, ...more }, body: found.body };
    }
    if (!kind) return refuse(404);
    const name = rawName === undefined ? null : decodeURIComponent(rawName);
    const found = await sources.openFile({ kind, id, name });
    if (!found) return refuse(404);
    if ('afterSeconds' in found) return refuse(503, { 'Retry-After': String(found.afterSeconds) });
    return answerOf(found, request.range, headers) ?? refuse(415);
  } catch {
    return refuse(404);
  }
}

const lengthOf = (bytes: number): Record<string, string> => ({ 'Content-Length': String(bytes) });

/**
 * A part where one is asked for, always with its length: a player takes the whole file for the part otherwise, or
 * cannot seek. `null` for what no window shows.
 */
function answerOf(
  { size, type, read }: ReadableMedia,
  header: string | undefined,
  headers: Readonly<Record<string, string>>,
): ServedMedia | null {
  if (type === null || !FILES.has(type)) return null;
  const range = rangeOf(header, size);
  const own = { ...headers, 'Content-Type': type, 'Accept-Ranges': 'bytes' };
  if (range.kind === 'none') {
    const more = { 'Content-Range': `bytes */${size}`, ...lengthOf(0) };
    return { status: 416, headers: { ...own, ...more }, body: NOTHING };
  }
  if (range.kind === 'all')
    return { status: 200, headers: { ...own, ...lengthOf(size) }, body: read(0, size) };
  const { from, to } = range;
  const more = { 'Content-Range': `bytes ${from}-${to - 1}/${size}`, ...lengthOf(to - from) };
  return { status: 206, headers: { ...own, ...more }, body: read(from, to) };
}
