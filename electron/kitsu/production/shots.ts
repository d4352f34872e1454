import type { Shot } from '../../shared/production.ts';
import { exactly, namePattern, read, route, write, type Options } from '../request-helpers.ts';
import { entityRows, shotRow, type EntityChanges } from './entity-rows.ts';
import type { Http } from '../http.ts';
import { success } from '../../shared/result.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { serializeByKey } from './serialize-by-key.ts';
import { updateEntity } from './update-entity.ts';

/** All shots of a production. Route: `GET /data/projects/:id/shots`. */
export const allShotsForProject = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Shot[]>> =>
  read(http, route`/data/projects/${projectId}/shots`, entityRows.shots, options);

/** Route: `GET /data/episodes/:id/shots`. */
export const allShotsForEpisode = (
  http: Http,
  episodeId: string,
  options?: Options,
): Promise<KitsuAnswer<Shot[]>> =>
  read(http, route`/data/episodes/${episodeId}/shots`, entityRows.shots, options);

/** Route: `GET /data/sequences/:id/shots`. */
export const allShotsForSequence = (
  http: Http,
  sequenceId: string,
  options?: Options,
): Promise<KitsuAnswer<Shot[]>> =>
  read(http, route`/data/sequences/${sequenceId}/shots`, entityRows.shots, options);

/** Guide: "Query or update shots". Route: `GET /data/shots/:id`. */
export const getShot = (
  http: Http,
  shotId: string,
  options?: Options,
): Promise<KitsuAnswer<Shot>> => read(http, route`/data/shots/${shotId}`, shotRow, options);

/** The shot of exactly that name, or `null`. Route: `GET /data/shots/all?sequence_id=&name=`. */
export const getShotByName = async (
  http: Http,
  sequenceId: string,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<Shot | null>> => {
  const query = { sequence_id: sequenceId, name: namePattern(name) };
  const found = await read(http, '/data/shots/all', entityRows.shots, options, query);
  // Kitsu ignores filters that it does not know.
  const here = found.ok
    ? { ...found, value: found.value.filter((shot) => shot.sequenceId === sequenceId) }
    : found;
  return exactly(here, name);
};

export interface NewShot {
  nbFrames?: number;
  /** First and last frame; Kitsu stores both within `data`. */
  frameIn?: number;
  frameOut?: number;
  description?: string;
  data?: Record<string, unknown>;
  /** The caller has just read that there is none of that name: it is not looked for. */
  isMissing?: boolean;
}

/**
 * Returns the shot of that name in a sequence, or creates it. Managers and above.
 * Guide: "Adding a shot to a sequence". Routes: `GET /data/shots/all`, `POST /data/projects/:id/shots`.
 */
export const newShot = (
  http: Http,
  sequence: { id: string; projectId: string },
  name: string,
  { nbFrames, frameIn, frameOut, description, data, isMissing, ...options }: NewShot & Options = {},
): Promise<KitsuAnswer<Shot>> =>
  serializeByKey(http, `shot ${sequence.id} ${name}`, async () => {
    const found = isMissing ? success(null) : await getShotByName(http, sequence.id, name, options);
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
    const body = {
      name,
      data: {
        ...data,
        ...(frameIn === undefined ? {} : { frame_in: frameIn }),
        ...(frameOut === undefined ? {} : { frame_out: frameOut }),
      },
      sequence_id: sequence.id,
      ...(nbFrames === undefined ? {} : { nb_frames: nbFrames }),
      ...(description === undefined ? {} : { description }),
    };
    const path = route`/data/projects/${sequence.projectId}/shots`;
    return write(http, 'POST', path, body, shotRow, options);
  });

/** The fields of a shot that can be changed. */
export interface ShotChanges extends EntityChanges {
  nbFrames?: number | null;
  frameIn?: number;
  frameOut?: number;
}

/**
 * Sends only the given fields. Managers and above, and the creator; supervisors may change `data`
 * alone.
 * Guide: "Query or update shots". Route: `PUT /data/entities/:id`.
 */
export const updateShot = (
  http: Http,
  shotId: string,
  { frameIn, frameOut, data, ...changes }: ShotChanges,
  options?: Options,
): Promise<KitsuAnswer<Shot>> => {
  const values = {
    ...data,
    ...(frameIn === undefined ? {} : { frame_in: frameIn }),
    ...(frameOut === undefined ? {} : { frame_out: frameOut }),
  };
  const said = Object.keys(values).length === 0 ? changes : { ...changes, data: values };
  return updateEntity(http, shotId, said, shotRow, options);
};
