import { isSameList, isSameState } from '../../outbox/kinds/playlist-words.ts';
import {
  ANY_TYPE,
  type PlaylistEntry,
  type PlaylistState,
  type PlaylistWithEntries,
  type WantedEntry,
} from '../../shared/playlist.ts';

/** What can be changed of a playlist, as Kitsu has it. */
export const stateOf = ({ name, forClient, entries }: PlaylistWithEntries): PlaylistState => ({
  name,
  forClient,
  entries: entries.map(({ entityId, previewId }) => ({ entityId, previewId, newestOf: null })),
});

type Known = ReadonlyMap<string, PlaylistEntry['revisions']>;

/** What was published of each entity that is in the playlist. */
const knownIn = (found: readonly PlaylistEntry[]): Known =>
  new Map(found.map(({ entityId, revisions }) => [entityId, revisions]));

/** Kitsu drops a preview that was deleted, or is another entity's: it is none here either. */
const asKept = (entries: readonly WantedEntry[], known: Known): WantedEntry[] =>
  entries.map((entry) => {
    const revisions = known.get(entry.entityId);
    const isThere = revisions?.some(({ all }) => all.includes(entry.previewId ?? '')) ?? true;
    return isThere ? entry : { ...entry, previewId: null };
  });

/** Entries by the revision that is newest now, where that is meant and the entity is in Kitsu's playlist already. */
function newest(entries: readonly WantedEntry[], known: Known): WantedEntry[] {
  const meant = entries.map((entry) => {
    const { newestOf, entityId } = entry;
    if (newestOf === null) return entry;
    const revisions = known.get(entityId);
    const of =
      newestOf === ANY_TYPE ? revisions?.[0] : revisions?.find(({ typeId }) => typeId === newestOf);
    return { ...entry, previewId: of?.firsts[0] ?? entry.previewId };
  });
  return asKept(meant, known);
}

interface Sides {
  wanted: PlaylistState;
  /** What Kitsu had; `null`: it is new. */
  base: PlaylistState | null;
  /** What may have arrived of earlier tries. */
  sent: readonly PlaylistState[];
}

/**
 * What is to be in Kitsu: what was changed here over what is there, so that what somebody else changed of it stays;
 * `null`: both changed the same, and differently.
 */
export function merged(
  { wanted, base, sent }: Sides,
  found: PlaylistWithEntries,
): PlaylistState | null {
  const there = stateOf(found);
  const known = knownIn(found.entries);
  const seen = base ? [base, ...sent] : sent;
  const isSameHere = (one: WantedEntry[], other: WantedEntry[]): boolean =>
    isSameList(asKept(one, known), asKept(other, known));

  const plain = <T>(of: (state: PlaylistState) => T): { value: T } | null => {
    // What is as it was stays as others made it, but not as an earlier try of ours did, which was taken back since.
    const isBack = sent.some((one) => of(one) === of(there));
    if (base && of(base) === of(wanted)) return { value: of(isBack ? wanted : there) };
    const isOurs = [wanted, ...seen].some((one) => of(one) === of(there));
    return isOurs ? { value: of(wanted) } : null;
  };
  function list(): { value: WantedEntry[] } | null {
    const isWish = wanted.entries.some(({ newestOf }) => newestOf !== null);
    const isBack = sent.some((one) => isSameHere(one.entries, there.entries));
    if (base && !isWish && !isBack && isSameHere(base.entries, wanted.entries))
      return { value: there.entries };
    const mine = newest(wanted.entries, known);
    const isOurs = [mine, ...seen.map(({ entries }) => entries)].some((one) =>
      isSameHere(one, there.entries),
    );
    return isOurs ? { value: mine } : null;
  }

  const [name, forClient, entries] = [
    plain((state) => state.name),
    plain((state) => state.forClient),
    list(),
  ];
  if (!name || !forClient || !entries) return null;
  return { name: name.value, forClient: forClient.value, entries: entries.value };
}

/**
 * What of a state is ours, over what Kitsu had: what others changed and only goes along is nothing that an earlier try of
 * ours did.
 */
export const oursOf = (
  { wanted, base }: Omit<Sides, 'sent'>,
  target: PlaylistState,
): PlaylistState => ({
  name: base && base.name === wanted.name ? base.name : target.name,
  forClient: base && base.forClient === wanted.forClient ? base.forClient : target.forClient,
  entries:
    base && isSameState(base, { ...base, entries: wanted.entries }) ? base.entries : target.entries,
});

/** Kitsu has what was seen, or what an earlier try of ours may have left. */
export function isUnmoved({ base, sent }: Omit<Sides, 'wanted'>, found: PlaylistWithEntries) {
  const there = stateOf(found);
  const known = knownIn(found.entries);
  return [...(base ? [base] : []), ...sent].some((one) => isAsKept(one, there, known));
}

const isAsKept = (one: PlaylistState, there: PlaylistState, known: Known): boolean =>
  one.name === there.name &&
  one.forClient === there.forClient &&
  isSameList(asKept(one.entries, known), there.entries);

/** Kitsu has it so, whatever it was wished to be. */
export const isInKitsu = (one: PlaylistState, found: PlaylistWithEntries): boolean =>
  isAsKept(one, stateOf(found), knownIn(found.entries));
