import type {
  PlaylistKind,
  PlaylistOffer,
  ShownEntry,
} from '../../../../electron/shared/playlist.ts';

/** `3 shots`. */
export const manyOf = (kind: PlaylistKind, many: number): string =>
  `${many} ${kind}${many === 1 ? '' : 's'}`;

/** What a new playlist would have: `12 shots, 2 of them with nothing published yet`. */
export function offerText({ kind, entries, bare, isMixed }: PlaylistOffer): string {
  if (isMixed) return 'A playlist is of shots or of assets: select rows of one kind.';
  if (kind === null || entries.length === 0)
    return 'There is nothing here that could be played together.';
  if (bare === 0) return manyOf(kind, entries.length);
  const of = bare === entries.length ? 'nothing is published of them yet' : `${bare} of them`;
  return bare === entries.length
    ? `${manyOf(kind, entries.length)}; ${of}`
    : `${manyOf(kind, entries.length)}, ${of} with nothing published yet`;
}

export const nameOf = ({ name }: Pick<ShownEntry, 'name'>, at: number): string =>
  name ?? `Number ${at + 1}`;

/** Which revision is played of an entry. */
export function revisionText({ files, newestOf, previewId }: ShownEntry): string {
  const [first] = files;
  if (newestOf !== null) return 'newest';
  if (first) return `v${first.revision}`;
  return previewId === null ? 'nothing yet' : '';
}

/** The list with one entry moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  const one = list[from];
  return one === undefined ? [...list] : [...rest.slice(0, to), one, ...rest.slice(to)];
}
