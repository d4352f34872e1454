import type { FileKind } from '../platform/media-files.ts';

/** `id`: of the preview file, or of the attachment file. `name`: the attachment's own, which is a part of its route. */
export interface MediaItem {
  kind: FileKind;
  id: string;
  name: string | null;
}

/** Ids are UUIDs in Kitsu; nothing else may become a file name. */
const ID = /^[A-Za-z0-9-]{1,64}$/;
const LONGEST_NAME = 300;

export const isItem = ({ kind, id, name }: MediaItem): boolean =>
  ID.test(id) &&
  (kind === 'attachment') === (name !== null) &&
  (name === null || (name !== '' && name.length <= LONGEST_NAME));

/** Its name in the cache. What an id names never changes: a new version is a new preview. */
export const keyOf = ({ kind, id }: MediaItem): string => `${kind}-${id}`;

/**
 * Where Kitsu has it (kitsu-api 2.7). `original` is the stored file of any kind, as a browser would save it; a PNG that
 * was published is one that Kitsu wrote anew.
 */
export function routeOf({ kind, id, name }: MediaItem): string {
  switch (kind) {
    case 'movie':
      return `/movies/originals/preview-files/${id}.mp4`;
    case 'small-movie':
      return `/movies/low/preview-files/${id}.mp4`;
    case 'original':
      return `/pictures/originals/preview-files/${id}/download`;
    case 'attachment':
      return `/data/attachment-files/${id}/file/${encodeURIComponent(name ?? '')}`;
    case 'attachment-thumbnail':
      return `/pictures/thumbnails/attachment-files/${id}.png`;
  }
}
