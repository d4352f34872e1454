import { z } from 'zod';
import {
  PLAYLIST_KINDS,
  type Playlist,
  type PlaylistEntry,
  type PlaylistFile,
  type PlaylistKind,
  type PlaylistWithEntries,
} from '../../shared/playlist.ts';
import { success } from '../../shared/result.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { count, flag, instant, row, text, type Raw } from '../field-readers.ts';
import type { Http } from '../http.ts';
import { mapped, read, route, write, type Options } from '../request-helpers.ts';

/** Kitsu's own length of a page, which cannot be asked for otherwise. */
const PAGE = 20;
/** A server that never ends is not asked for ever. */
const MOST_PAGES = 500;

const playlistOf = (raw: Raw): Playlist => ({
  id: raw.id,
  projectId: text(raw['project_id']),
  name: text(raw['name']),
  kind: PLAYLIST_KINDS.find((kind) => kind === raw['for_entity']) ?? 'shot',
  forClient: flag(raw['for_client']),
  changedAt: instant(raw['updated_at'] ?? raw['created_at']),
});
const playlistRow = row(playlistOf);

/** Here alone the words of the status begin with a capital: `Ready`. */
const fileOf = (raw: Raw): PlaylistFile => ({
  id: raw.id,
  taskId: text(raw['task_id']),
  extension: text(raw['extension']),
  revision: count(raw['revision']),
  status: text(raw['status']).toLowerCase(),
});
/** The first file of a revision has the others within. */
const revisionRow = row((raw) => [
  fileOf(raw),
  ...z
    .array(row(fileOf))
    .catch([])
    .parse(raw['previews'] ?? []),
]);
/** By task type, or an empty list instead of an empty object. */
const revisions = z.union([z.record(z.string(), z.array(revisionRow)), z.array(z.never())]);

const entryRow = z
  .looseObject({
    id: z.string().nullish(),
    entity_id: z.string().nullish(),
    preview_file_id: z.string().nullish(),
    preview_files: z.unknown().optional(),
  })
  .transform((raw): PlaylistEntry | null => {
    const entityId = raw.entity_id ?? raw.id;
    if (!entityId) return null;
    const found = revisions.safeParse(raw.preview_files ?? []);
    const all = found.success ? Object.values(found.data).flat() : [];
    const files = all.find((one) => one.some(({ id }) => id === raw.preview_file_id)) ?? [];
    return { entityId, files };
  });
const withEntries = row((raw): PlaylistWithEntries => ({
  ...playlistOf(raw),
  entries: z
    .array(entryRow)
    .catch([])
    .parse(raw['shots'] ?? [])
    .filter((entry) => entry !== null),
}));

/**
 * All playlists of a production, changed last first. Everybody of the team but vendors; a client is shown those for
 * clients alone. Kitsu sends 20 a page, and by `updated_at`, of whole seconds, a page may repeat what another lacks: they
 * are asked for by id. Route: `GET /data/projects/:id/playlists`.
 */
export async function getProjectPlaylists(
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Playlist[]>> {
  const all = new Map<string, Playlist>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = { page: String(page), sort_by: 'id' };
    const path = route`/data/projects/${projectId}/playlists`;
    const answer = await read(http, path, z.array(playlistRow), options, query);
    if (!answer.ok) return answer;
    for (const one of answer.value) all.set(one.id, one);
    if (answer.value.length < PAGE) break;
  }
  return success([...all.values()].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)));
}

/**
 * One playlist with what is played of each entry; drawings are not among it. Roles as `getProjectPlaylists`.
 * Route: `GET /data/projects/:id/playlists/:id`.
 */
export const getPlaylist = (
  http: Http,
  projectId: string,
  playlistId: string,
  options?: Options,
): Promise<KitsuAnswer<PlaylistWithEntries>> =>
  read(http, route`/data/projects/${projectId}/playlists/${playlistId}`, withEntries, options);

/** What a new playlist has at a place; without a preview nothing is played there. */
interface NewEntry {
  entityId: string;
  previewFileId: string | null;
}

/**
 * Makes a playlist. Names are not unique in a production, so a second call makes a second one: look before you repeat
 * it. A preview of another entity is dropped by Kitsu without a word. Supervisors and above.
 * Route: `POST /data/playlists`.
 */
export const newPlaylist = (
  http: Http,
  projectId: string,
  playlist: { name: string; kind: PlaylistKind; entries: readonly NewEntry[] },
  options?: Options,
): Promise<KitsuAnswer<Playlist>> => {
  const { name, kind, entries } = playlist;
  // Without the list it would be `null`, not empty.
  const shots = entries.map(({ entityId, previewFileId }) => ({
    entity_id: entityId,
    ...(previewFileId === null ? {} : { preview_file_id: previewFileId }),
  }));
  const body = { name, project_id: projectId, for_entity: kind, shots };
  return write(http, 'POST', '/data/playlists', body, playlistRow, options);
};

/**
 * Adds an entity at the end with its newest revision, whichever task it is of; the same once more adds nothing. How many
 * entries there are then. Managers, and supervisors in their own playlists.
 * Route: `POST /actions/playlists/:id/add-entity`.
 */
export const addEntityToPlaylist = async (
  http: Http,
  playlistId: string,
  entityId: string,
  options?: Options,
): Promise<KitsuAnswer<number>> => {
  const path = route`/actions/playlists/${playlistId}/add-entity`;
  const answer = await write(http, 'POST', path, { entity_id: entityId }, withEntries, options);
  return mapped(answer, ({ entries }) => entries.length);
};
