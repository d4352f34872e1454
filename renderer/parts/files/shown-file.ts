import type { FileKind, ShownFile } from '../../../electron/shared/shown-file.ts';
import type { ThreadComment, ThreadReply } from '../../../electron/shared/thread.ts';

const ENDINGS: Readonly<Record<Exclude<FileKind, 'other'>, readonly string[]>> = {
  picture: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'svg'],
  movie: ['mp4', 'mov', 'm4v', 'webm', 'mkv', 'avi', 'wmv'],
  pdf: ['pdf'],
  model: ['glb', 'gltf'],
};
const KINDS = new Map<string, FileKind>(
  Object.entries(ENDINGS).flatMap(([kind, endings]) =>
    endings.map((end) => [end, kind as FileKind] as const),
  ),
);
/** A larger picture is read only when it is opened. */
const MOST_THUMBNAIL_BYTES = 2_000_000;

const extensionOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

/** What was published first, then what was attached. */
export function shownFiles(
  entry: Pick<ThreadReply, 'attachments'> & Partial<Pick<ThreadComment, 'previews'>>,
): ShownFile[] {
  const published = (entry.previews ?? []).map((preview): ShownFile => {
    const { id, extension, originalName, revision, status } = preview;
    const kind = KINDS.get(extension.toLowerCase()) ?? 'other';
    const name = [originalName ?? `v${revision}`, extension].filter(Boolean).join('.');
    return { id, of: 'preview', kind, name, size: 0, inKitsu: true, status };
  });
  const attached = entry.attachments.map(({ id, name, size, inKitsu }): ShownFile => {
    // Kitsu makes nothing that plays of an attached movie.
    const found = KINDS.get(extensionOf(name)) ?? 'other';
    const kind = found === 'movie' ? 'other' : found;
    return { id, of: 'attachment', kind, name, size, inKitsu, status: 'ready' };
  });
  return [...published, ...attached];
}

const at = (kind: string, ...parts: string[]): string =>
  `media://${[kind, ...parts.map(encodeURIComponent)].join('/')}`;

/** The addresses of its small picture, the best first; none for what has no picture. */
export function thumbnailsOf({ of, kind, id, name, size, inKitsu }: ShownFile): string[] {
  if (!inKitsu) return [];
  if (of === 'preview') return [at('thumbnail', id)];
  if (kind !== 'picture') return [];
  // Kitsu makes small pictures of few attachments, if of any.
  const whole = size > 0 && size <= MOST_THUMBNAIL_BYTES ? [at('attachment', id, name)] : [];
  return [at('attachment-thumbnail', id), ...whole];
}

/** The addresses of a picture as it was published or attached, then of what else Kitsu has of it. */
export const picturesOf = ({ of, id, name }: ShownFile): string[] =>
  of === 'attachment' ? [at('attachment', id, name)] : [at('original', id), at('preview', id)];

/** The address of a file as it was published or attached. */
export const wholeOf = ({ of, id, name }: ShownFile): string =>
  of === 'attachment' ? at('attachment', id, name) : at('original', id);

export const movieOf = ({ id }: ShownFile): string => at('movie', id);
/** What stands there until the movie plays. */
export const posterOf = ({ id }: ShownFile): string => at('preview', id);

/** What `media.saveAs` is asked for. */
export const savingOf = ({ of, kind, id, name }: ShownFile) => ({
  id,
  name,
  kind: of === 'attachment' ? of : kind === 'movie' ? kind : ('original' as const),
});

const WORDS: Readonly<Record<FileKind, string>> = {
  picture: 'picture',
  movie: 'movie',
  pdf: 'document',
  model: 'model',
  other: 'file',
};

/** Why it cannot be shown yet, or at all; `null` if it can. */
export function notShownText({ kind, status }: Pick<ShownFile, 'kind' | 'status'>): string | null {
  const what = WORDS[kind];
  if (status === 'processing')
    return `Kitsu is still preparing this ${what}. It opens as soon as it is ready.`;
  if (status === 'broken')
    return `Kitsu could not read this ${what}. It has to be published again.`;
  if (status === 'gone') return `This ${what} was deleted in Kitsu.`;
  return kind === 'other' ? 'A file of this kind is not shown here. Save it to open it.' : null;
}
