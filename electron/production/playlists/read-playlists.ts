import type { Http } from '../../kitsu/http.ts';
import { getPlaylist, getProjectPlaylists } from '../../kitsu/production/playlists.ts';
import { playlistsWaiting } from '../../outbox/kinds/playlist.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Playlist, PlaylistsView } from '../../shared/playlist.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { Browse } from '../browse/browse.ts';
import { isLost } from './change-playlist.ts';
import { aheadPlaylist } from './lay-ahead.ts';
import { stateOf } from './merge.ts';

export interface ReadingDeps {
  replica: Replica;
  http: Http;
  browse(): Promise<Browse>;
  /** The signed-in person. */
  me: string;
}

export const GONE = failure(
  'not-found',
  'This playlist is no longer there. Nothing was changed.',
  'Look at the playlists again.',
);

const problemOf = ({ message, action }: Failure) => ({ message, action: action ?? null });

/** All of them, asked of Kitsu where that is wanted and works. */
export async function knownPlaylists(
  { http, replica, ...deps }: ReadingDeps,
  projectId: string,
  fresh: boolean,
): Promise<Result<{ all: Playlist[]; problem: PlaylistsView['problem'] }>> {
  const browse = await deps.browse();
  const asked = fresh ? await getProjectPlaylists(http, projectId) : null;
  if (asked?.ok) {
    await browse.keepPlaylists(projectId, { all: asked.value });
    return success({ all: asked.value, problem: null });
  }
  const kept = await browse.playlists(projectId, null);
  if (!kept.ok) return kept;
  if (asked && kept.value.all === null && playlistsWaiting(replica, projectId).length === 0)
    return asked;
  return success({ all: kept.value.all ?? [], problem: asked && problemOf(asked) });
}

/** What is known of one, with its content as Kitsu has it. */
export async function foundPlaylist(
  { http, replica, me, ...deps }: ReadingDeps,
  projectId: string,
  id: string,
  fresh: boolean,
) {
  const browse = await deps.browse();
  const row = playlistsWaiting(replica, projectId).find(({ slot }) => slot === id);
  if (isLost(replica, id)) return GONE;
  if (row?.body.base === null)
    return success({ playlist: aheadPlaylist(row, me), row, held: null, entries: [] });
  const asked = fresh ? await getPlaylist(http, projectId, id) : null;
  if (asked?.ok) await browse.keepPlaylists(projectId, { id, playlist: asked.value });
  else if (asked?.code === 'not-found')
    await browse.keepPlaylists(projectId, { id, playlist: null });
  const kept = await browse.playlists(projectId, id);
  if (!kept.ok) return kept;
  if (!kept.value.one) return asked && !asked.ok && asked.code !== 'not-found' ? asked : GONE;
  const { entries, ...playlist } = kept.value.one;
  return success({ playlist, row, held: stateOf(kept.value.one), entries });
}
