import { isManager, projectNamed, requireCanReadProject } from '../rules/access.ts';
import { entityNamed } from '../rules/entities.ts';
import { emitRow } from '../rules/events.ts';
import {
  bareEntries,
  checkPlaylist,
  entriesOf,
  playedEntry,
  playlistToChange,
  publishedOf,
  requireCanReadPlaylists,
  withOwnPreviews,
} from '../rules/playlists.ts';
import { created, forbidden, notFound, nothing, ok, refusedRow } from '../server/answer.ts';
import { get, post, put, remove } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import type { Item } from '../store/item.ts';
import { PLAYLIST } from '../store/playlist-model.ts';
import { serialize } from '../store/store.ts';

const PAGE = 20;

/** What is looked at together in a production. */
export const playlistRoutes: Route[] = [
  get('/data/projects/:project/playlists', ({ studio, me, params, query }) => {
    const project = projectNamed(studio, params['project']);
    const who = requireCanReadPlaylists(studio, me, project.id);
    const order = query.get('sort_by') === 'id' ? 'id' : 'updated_at DESC';
    const clients = who.role === 'client' ? 'AND for_client = 1' : '';
    const page = Math.max(1, Number(query.get('page') ?? 1) || 1);
    const where = `WHERE project_id = ? ${clients} ORDER BY ${order} LIMIT ${PAGE} OFFSET ?`;
    const found = studio.store.select(PLAYLIST, where, project.id, (page - 1) * PAGE);
    return ok(
      found.map((one): Item => {
        const { shots, ...row } = serialize(PLAYLIST, one) as Item;
        const first = entriesOf(shots ?? null)[0]?.['preview_file_id'];
        return { ...row, ...(typeof first === 'string' && { first_preview_file_id: first }) };
      }),
    );
  }),
  get('/data/projects/:project/playlists/:playlist', ({ studio, me, params }) => {
    const project = projectNamed(studio, params['project']);
    const who = requireCanReadPlaylists(studio, me, project.id);
    const found = studio.store.find(PLAYLIST, params['playlist'] ?? '');
    if (found?.project_id !== project.id) throw notFound();
    if (who.role === 'client' && !found.for_client) throw forbidden();
    const shots = entriesOf(found.shots).map((entry) => playedEntry(studio, entry));
    return ok({ ...(serialize(PLAYLIST, found) as Item), build_jobs: [], shots });
  }),
  post('/data/playlists', ({ studio, me, sent }) => {
    const values = sent.created();
    const project = projectNamed(studio, String(values['project_id']));
    const who = requireCanReadProject(studio, me, project.id);
    if (!isManager(who) && who.role !== 'supervisor') throw forbidden();
    checkPlaylist(values);
    const { name, for_entity: kind } = values;
    if (typeof name !== 'string') throw refusedRow('A required field is missing.');
    // Zou's word for it is unique within an episode; outside of one, names may be the same.
    const episode = typeof values['episode_id'] === 'string' ? values['episode_id'] : null;
    const ofEpisode = { name, project_id: project.id, episode_id: episode };
    if (episode !== null && studio.store.list(PLAYLIST, ofEpisode).length > 0)
      throw refusedRow('A record with the same unique values already exists.');
    const made = studio.store.insert(PLAYLIST, {
      ...ofEpisode,
      for_entity: typeof kind === 'string' ? kind : 'shot',
      for_client: values['for_client'] === true,
      is_for_all: values['is_for_all'] === true,
      shots: Array.isArray(values['shots']) ? withOwnPreviews(studio, values['shots']) : null,
      created_by: me.id,
    });
    emitRow(studio, PLAYLIST, 'new', made);
    return created(serialize(PLAYLIST, made));
  }),
  put('/data/playlists/:playlist', ({ studio, me, params, sent }) => {
    const found = playlistToChange(studio, me, params['playlist'] ?? '');
    const values = sent.changed();
    checkPlaylist(values);
    const { name, for_client: forClient, shots } = values;
    const now = studio.store.update(PLAYLIST, found.id, {
      ...(typeof name === 'string' && { name }),
      ...(typeof forClient === 'boolean' && { for_client: forClient }),
      ...(Array.isArray(shots) && { shots: withOwnPreviews(studio, bareEntries(shots)) }),
    });
    emitRow(studio, PLAYLIST, 'update', now);
    return ok(serialize(PLAYLIST, now));
  }),
  remove('/data/playlists/:playlist', ({ studio, me, params }) => {
    const found = playlistToChange(studio, me, params['playlist'] ?? '');
    studio.store.remove(PLAYLIST, found.id);
    emitRow(studio, PLAYLIST, 'delete', found);
    return nothing();
  }),
  post('/actions/playlists/:playlist/add-entity', ({ studio, me, params, sent }) => {
    const found = playlistToChange(studio, me, params['playlist'] ?? '');
    const entity = entityNamed(studio, null, String(sent.created()['entity_id']));
    const newest = publishedOf(studio, entity.id).sort((a, b) => b.revision - a.revision)[0];
    const shots = entriesOf(found.shots);
    const isThere = shots.some(
      (one) => one['entity_id'] === entity.id && one['preview_file_id'] === newest?.id,
    );
    const added: Item = { entity_id: entity.id, ...(newest && { preview_file_id: newest.id }) };
    const now = isThere
      ? found
      : studio.store.update(PLAYLIST, found.id, { shots: [...shots, added] });
    if (!isThere)
      studio.emit('playlist:add_entity', {
        playlist_id: found.id,
        entity_id: entity.id,
        preview_file_id: newest?.id ?? null,
        project_id: found.project_id,
      });
    return ok(serialize(PLAYLIST, now));
  }),
];
