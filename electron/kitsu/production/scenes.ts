import type { Scene } from '../../shared/production.ts';
import { exactly, namePattern, read, route, write, type Options } from '../request-helpers.ts';
import { entityRows, sceneRow, type EntityChanges } from './entity-rows.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { serializeByKey } from './serialize-by-key.ts';
import { updateEntity } from './update-entity.ts';

/** Scenes of a production: places and set-ups, beside the shots. Route: `GET /data/projects/:id/scenes`. */
export const allScenesForProject = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Scene[]>> =>
  read(http, route`/data/projects/${projectId}/scenes`, entityRows.scenes, options);

/** Route: `GET /data/sequences/:id/scenes`. */
export const allScenesForSequence = (
  http: Http,
  sequenceId: string,
  options?: Options,
): Promise<KitsuAnswer<Scene[]>> =>
  read(http, route`/data/sequences/${sequenceId}/scenes`, entityRows.scenes, options);

/** Route: `GET /data/scenes/:id`. */
export const getScene = (
  http: Http,
  sceneId: string,
  options?: Options,
): Promise<KitsuAnswer<Scene>> => read(http, route`/data/scenes/${sceneId}`, sceneRow, options);

/** The scene of exactly that name, or `null`. Route: `GET /data/scenes/all?parent_id=&name=`. */
export const getSceneByName = async (
  http: Http,
  sequenceId: string,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<Scene | null>> => {
  const query = { parent_id: sequenceId, name: namePattern(name) };
  return exactly(await read(http, '/data/scenes/all', entityRows.scenes, options, query), name);
};

/**
 * Returns the scene of that name, or creates it. Managers and above.
 * Routes: `GET /data/scenes/all`, `POST /data/projects/:id/scenes`.
 */
export const newScene = (
  http: Http,
  sequence: { id: string; projectId: string },
  name: string,
  options?: Options,
): Promise<KitsuAnswer<Scene>> =>
  serializeByKey(http, `scene ${sequence.id} ${name}`, async () => {
    const found = await getSceneByName(http, sequence.id, name, options);
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
    const path = route`/data/projects/${sequence.projectId}/scenes`;
    return write(http, 'POST', path, { name, sequence_id: sequence.id }, sceneRow, options);
  });

/** Sends only the given fields. Managers and above, and the creator. Route: `PUT /data/entities/:id`. */
export const updateScene = (
  http: Http,
  sceneId: string,
  changes: EntityChanges,
  options?: Options,
) => updateEntity(http, sceneId, changes, sceneRow, options);
