import type { Http } from '../kitsu/http.ts';
import { getPlaylist, getProjectPlaylists } from '../kitsu/production/playlists.ts';
import type { PlaylistWithEntries } from '../shared/playlist.ts';
import { success, type Result } from '../shared/result.ts';

/** The playlists of a production without their entries or, with an id, that one with them. */
export async function playlists(
  http: Http,
  { projectId, playlistId }: { projectId: string; playlistId: string | null },
): Promise<Result<PlaylistWithEntries[]>> {
  if (playlistId !== null) {
    const one = await getPlaylist(http, projectId, playlistId);
    return one.ok ? success([one.value]) : one;
  }
  const all = await getProjectPlaylists(http, projectId);
  return all.ok ? success(all.value.map((one) => ({ ...one, entries: [] }))) : all;
}
