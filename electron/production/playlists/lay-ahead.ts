import type { PlaylistChange } from '../../outbox/kinds/playlist.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { Playlist, PlaylistState, ShownPlaylist } from '../../shared/playlist.ts';
import type { Unsent } from '../../shared/production-edit.ts';
import { changingLock } from './who-may.ts';

interface Who {
  studio: StudioConfig;
  me: string;
}

const unsent = ({ state }: PlaylistChange): Unsent =>
  state === 'parked' || state === 'conflict' ? 'stopped' : 'waiting';

/** A playlist that is to be made, as a row of the list. */
export const aheadPlaylist = (row: PlaylistChange, me: string): Playlist => {
  const { body, createdAt } = row;
  const { playlistId: id, projectId, kind, episodeId } = body;
  return {
    ...{ id, projectId, kind, episodeId, createdBy: me, changedAt: createdAt },
    name: body.wanted?.name ?? '',
    forClient: body.wanted?.forClient ?? false,
  };
};

/** The playlists of a production with what waits: new ones first, and without what is to be deleted. */
export function listAhead(
  all: readonly Playlist[],
  rows: readonly PlaylistChange[],
  { studio, me }: Who,
): ShownPlaylist[] {
  const known = new Map(all.map((one) => [one.id, one]));
  // Kitsu may list one that was made while its row still waits to be read back.
  const made = new Set(rows.flatMap(({ body }) => body.madeId ?? []));
  const fresh = rows
    .filter(({ slot, body }) => body.wanted !== null && !known.has(slot) && body.base === null)
    .map((row) => aheadPlaylist(row, me))
    .reverse();
  return [...fresh, ...all.filter(({ id }) => !made.has(id))].flatMap((one): ShownPlaylist[] => {
    const row = rows.find(({ slot }) => slot === one.id);
    const lock = changingLock(one, studio, me);
    if (!row) return [{ ...one, waits: null, lock }];
    const waits = unsent(row);
    const { wanted } = row.body;
    // What was not deleted is there.
    if (wanted === null) return waits === 'stopped' ? [{ ...one, waits, lock }] : [];
    const { name, forClient } = wanted;
    return [{ ...one, name, forClient, waits, lock }];
  });
}

/** What is shown of a playlist's content: what waits, or what Kitsu has. */
export const stateAhead = (
  held: PlaylistState | null,
  row: PlaylistChange | undefined,
): PlaylistState | null => row?.body.wanted ?? held;
