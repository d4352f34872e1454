import type { PlaylistKind, WantedEntry } from '../../shared/playlist.ts';
import { success, type Result } from '../../shared/result.ts';
import type { Browse } from '../browse/browse.ts';

/** Where Kitsu shows a playlist of a series. */
export interface InSeries {
  episodeId: string | null;
  isForAll: boolean;
}

const NOWHERE: InSeries = { episodeId: null, isForAll: false };

/**
 * A playlist of a series is shown with the one episode that all of it is of, or with all episodes; without that Kitsu has
 * it under the main pack, where nobody looks for shots.
 */
export async function placeInSeries(
  browse: Browse,
  projectId: string,
  { kind, entries }: { kind: PlaylistKind; entries: readonly WantedEntry[] },
): Promise<Result<InSeries>> {
  const ids = [...new Set(entries.map(({ entityId }) => entityId))];
  const found = await browse.things(projectId, ids);
  if (!found.ok) return found;
  if (found.value.project?.type !== 'tvshow') return success(NOWHERE);
  if (kind === 'episode') return success(one(ids));
  const parents = parentsOf(found.value.things);
  if (kind !== 'shot') return success(kind === 'sequence' ? one(parents) : one([]));
  const sequences = await browse.things(projectId, parents);
  return sequences.ok ? success(one(parentsOf(sequences.value.things))) : sequences;
}

const one = (episodes: readonly string[]): InSeries =>
  episodes.length === 1
    ? { episodeId: episodes[0] ?? null, isForAll: false }
    : { episodeId: null, isForAll: true };

const parentsOf = (things: readonly { item: object }[]): string[] => [
  ...new Set(
    things.flatMap(({ item }) =>
      'parentId' in item && typeof item.parentId === 'string' ? [item.parentId] : [],
    ),
  ),
];
