import { z } from 'zod';
import {
  PLAYLIST_KINDS,
  type Playlist,
  type PlaylistEntry,
  type PlaylistFile,
  type PlaylistKind,
  type PlaylistRevisions,
  type PlaylistWithEntries,
} from '../../shared/playlist.ts';
import { success } from '../../shared/result.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { count, flag, instant, maybeText, row, text, type Raw } from '../field-readers.ts';
import type { Http } from '../http.ts';
import { mapped, read, remove, route, write, type Options } from '../request-helpers.ts';

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
  episodeId: maybeText(raw['episode_id']),
  createdBy: maybeText(raw['created_by']),
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
const previewsByType = z.union([z.record(z.string(), z.array(revisionRow)), z.array(z.never())]);

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
    const found = previewsByType.safeParse(raw.preview_files ?? []);
    const byType = found.success ? Object.entries(found.data) : [];
    const revisions = byType.map(([typeId, all]): PlaylistRevisions => ({
      typeId,
      firsts: all.flatMap(([first]) => first?.id ?? []),
      all: all.flat().map(({ id }) => id),
    }));
    const previewId = raw.preview_file_id ?? null;
    const all = byType.flatMap(([, one]) => one);
    const files = all.find((one) => one.some(({ id }) => id === previewId)) ?? [];
    return { entityId, previewId, files, revisions };
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

/** What a playlist has at a place; without a preview nothing is played there. */
interface SentEntry {
  entityId: string;
  previewFileId: string | null;
}

const shotsOf = (entries: readonly SentEntry[]) =>
  entries.map(({ entityId, previewFileId }) => ({
    entity_id: entityId,
    ...(previewFileId === null ? {} : { preview_file_id: previewFileId }),
  }));

/** A playlist that is to be made. */
export interface NewPlaylist {
  /** At most 80 letters. */
  name: string;
  kind: PlaylistKind;
  entries: readonly SentEntry[];
  /** Clients of the production see it, too. */
  forClient?: boolean;
  /** Of a series: the one episode that it is about, or all of them. With neither Kitsu shows it under its main pack. */
  episodeId?: string | null;
  isForAll?: boolean;
}

/**
 * Makes a playlist. Names are not unique in a production but within an episode, so a second call makes a second one: look
 * before you repeat it. A preview of another entity is dropped by Kitsu without a word. Supervisors and above.
 * Route: `POST /data/playlists`.
 */
export const newPlaylist = (
  http: Http,
  projectId: string,
  playlist: NewPlaylist,
  options?: Options,
): Promise<KitsuAnswer<Playlist>> => {
  const { name, kind, entries, forClient = false, episodeId = null, isForAll = false } = playlist;
  const body = {
    ...{ name, project_id: projectId, for_entity: kind, for_client: forClient },
    ...(episodeId === null ? {} : { episode_id: episodeId }),
    ...(isForAll && { is_for_all: true }),
    // Without the list it would be `null`, not empty.
    shots: shotsOf(entries),
  };
  return write(http, 'POST', '/data/playlists', body, playlistRow, options);
};

/** What of a playlist is to be otherwise; what is left out stays. */
export interface PlaylistChanges {
  name?: string;
  forClient?: boolean;
  entries?: readonly SentEntry[];
}

/**
 * Changes a playlist. Its entries are replaced as a whole, so read them first: what somebody else added meanwhile would
 * go. A preview of another entity is dropped without a word. Managers, and supervisors in their own playlists.
 * Route: `PUT /data/playlists/:id`.
 */
export const updatePlaylist = (
  http: Http,
  playlistId: string,
  { name, forClient, entries }: PlaylistChanges,
  options?: Options,
): Promise<KitsuAnswer<Playlist>> => {
  const body = {
    ...(name !== undefined && { name }),
    ...(forClient !== undefined && { for_client: forClient }),
    ...(entries && { shots: shotsOf(entries) }),
  };
  const path = route`/data/playlists/${playlistId}`;
  return write(http, 'PUT', path, body, playlistRow, options);
};

/**
 * Deletes a playlist with the movies that were built of it and the links it was shared by; what is in it stays. Managers,
 * and supervisors their own. Route: `DELETE /data/playlists/:id`.
 */
export const deletePlaylist = (
  http: Http,
  playlistId: string,
  options?: Options,
): Promise<KitsuAnswer<null>> => remove(http, route`/data/playlists/${playlistId}`, options);

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
