import type { PlaylistKind, PlaylistState, WantedEntry } from '../../shared/playlist.ts';

interface Told {
  kind: PlaylistKind;
  wanted: PlaylistState | null;
  base: PlaylistState | null;
  kitsu: PlaylistState | null;
}

/** Two lists that play the same in the same order. `newestOf` is a wish that Kitsu does not know. */
export const isSameList = (one: readonly WantedEntry[], other: readonly WantedEntry[]): boolean =>
  one.length === other.length &&
  one.every((entry, at) => {
    const with_ = other[at];
    return entry.entityId === with_?.entityId && entry.previewId === with_.previewId;
  });

export const isSameState = (one: PlaylistState | null, other: PlaylistState | null): boolean =>
  one === null || other === null
    ? one === other
    : one.name === other.name &&
      one.forClient === other.forClient &&
      isSameList(one.entries, other.entries) &&
      one.entries.every(({ newestOf }, at) => newestOf === other.entries[at]?.newestOf);

/** `3 shots`. */
const entriesText = (kind: PlaylistKind, many: number): string =>
  `${many} ${kind}${many === 1 ? '' : 's'}`;

/** What a row does, as the outbox tells it. */
export function doesWords({ kind, wanted, base }: Told): string {
  if (wanted === null) return 'Delete the playlist';
  if (base === null) return `New playlist: ${entriesText(kind, wanted.entries.length)}`;
  const parts = [
    wanted.name !== base.name ? `name: ${wanted.name}` : '',
    wanted.forClient !== base.forClient
      ? wanted.forClient
        ? 'for the client'
        : 'for the studio alone'
      : '',
    isSameState({ ...wanted, name: '', forClient: true }, { ...base, name: '', forClient: true })
      ? ''
      : entriesText(kind, wanted.entries.length),
  ].filter(Boolean);
  return `Playlist: ${parts.join(', ') || 'as it was'}`;
}

/** What differs between mine and what somebody else made of it, in words. */
export function conflictWords({ kind, wanted, kitsu }: Told): { mine: string; has: string } {
  const has = kitsu ? stateWords(kind, kitsu, wanted) : 'deleted';
  return { mine: wanted ? stateWords(kind, wanted, kitsu) : 'deleted', has };
}

function stateWords(kind: PlaylistKind, one: PlaylistState, other: PlaylistState | null): string {
  const isOtherOrder =
    other !== null &&
    one.entries.length === other.entries.length &&
    !isSameList(one.entries, other.entries);
  return [
    one.name,
    one.forClient ? 'for the client' : 'for the studio',
    entriesText(kind, one.entries.length) + (isOtherOrder ? ' in another order' : ''),
  ].join(', ');
}
