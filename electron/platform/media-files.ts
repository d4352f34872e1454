import type { Served } from './app-files.ts';

/** Pictures that the page may load: `media://thumbnail/<preview file id>`, small, or `preview`, large. */
export const MEDIA_KINDS = ['thumbnail', 'preview'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Finds a picture; `null` if there is none. `type` is its MIME type. */
export type FindMedia = (
  id: string,
  kind: MediaKind,
) => Promise<{ body: Buffer; type: string } | null>;

// Raster only: an SVG is a document, and Kitsu's thumbnails are never one.
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Answers a request to `media:`. Never rejects: a picture that fails counts as missing. */
export async function serveMedia(
  request: { method: string; url: string },
  find: FindMedia,
  headers: Readonly<Record<string, string>>,
): Promise<Served> {
  const refuse = (status: number): Served => ({
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
    body: Buffer.alloc(0),
  });
  if (request.method !== 'GET') return refuse(405);
  const match = /^media:\/\/([a-z]+)\/([^/?#]+)$/.exec(request.url);
  const kind = MEDIA_KINDS.find((known) => known === match?.[1]);
  const id = match?.[2];
  if (!kind || !id || !ID.test(id)) return refuse(404);
  try {
    const picture = await find(id, kind);
    if (!picture || !PICTURES.has(picture.type)) return refuse(404);
    return {
      status: 200,
      headers: { ...headers, 'Content-Type': picture.type },
      body: picture.body,
    };
  } catch {
    return refuse(404);
  }
}
