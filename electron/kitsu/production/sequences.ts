import type { Episode, Sequence } from '../../shared/production.ts';
import { exactly, namePattern, read, route, write, type Options } from '../request-helpers.ts';
import { entityRows, episodeRow, sequenceRow, type EntityChanges } from './entity-rows.ts';
import type { Http } from '../http.ts';
import { success } from '../../shared/result.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { serializeByKey } from './serialize-by-key.ts';
import { updateEntity } from './update-entity.ts';

/** Guide: "Pipeline tracking data is structured around…". Route: `GET /data/projects/:id/episodes`. */
export const allEpisodes = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Episode[]>> =>
  read(http, route`/data/projects/${projectId}/episodes`, entityRows.episodes, options);

/** Route: `GET /data/episodes/:id`. */
export const getEpisode = (
  http: Http,
  episodeId: string,
  options?: Options,
): Promise<KitsuAnswer<Episode>> =>
  read(http, route`/data/episodes/${episodeId}`, episodeRow, options);

/** The episode of exactly that name, or `null`. Route: `GET /data/episodes?project_id=&name=`. */
export const getEpisodeByName = async (
  http: Http,
  projectId: string,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<Episode | null>> => {
  const query = { project_id: projectId, name: namePattern(name) };
  return exactly(await read(http, '/data/episodes', entityRows.episodes, options, query), name);
};

interface Missing {
  /** The caller has just read that there is none of that name: it is not looked for. */
  isMissing?: boolean;
}

/**
 * Returns the episode of that name, or creates it. Managers and above.
 * Guide: "Defining Shot Structure". Routes: `GET /data/episodes`, `POST /data/projects/:id/episodes`.
 */
export const newEpisode = (
  http: Http,
  projectId: string,
  name: string,
  { isMissing, ...options }: Options & Missing = {},
): Promise<KitsuAnswer<Episode>> =>
  serializeByKey(http, `episode ${projectId} ${name}`, async () => {
    const found = isMissing
      ? success(null)
      : await getEpisodeByName(http, projectId, name, options);
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
    const path = route`/data/projects/${projectId}/episodes`;
    return write(http, 'POST', path, { name }, episodeRow, options);
  });

/** Sends only the given fields. Managers and above, and the creator. Route: `PUT /data/entities/:id`. */
export const updateEpisode = (
  http: Http,
  episodeId: string,
  changes: EntityChanges,
  options?: Options,
) => updateEntity(http, episodeId, changes, episodeRow, options);

/** Sequences of a production, across all episodes. Route: `GET /data/projects/:id/sequences`. */
export const allSequencesForProject = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Sequence[]>> =>
  read(http, route`/data/projects/${projectId}/sequences`, entityRows.sequences, options);

/** Guide: "traverse this hierarchy". Route: `GET /data/episodes/:id/sequences`. */
export const allSequencesForEpisode = (
  http: Http,
  episodeId: string,
  options?: Options,
): Promise<KitsuAnswer<Sequence[]>> =>
  read(http, route`/data/episodes/${episodeId}/sequences`, entityRows.sequences, options);

/** Route: `GET /data/sequences/:id`. */
export const getSequence = (
  http: Http,
  sequenceId: string,
  options?: Options,
): Promise<KitsuAnswer<Sequence>> =>
  read(http, route`/data/sequences/${sequenceId}`, sequenceRow, options);

type Where = Options & {
  /** Given where the production has episodes: sequences of two episodes may have the same name. */
  episodeId?: string;
};

/** The sequence of exactly that name, or `null`. Route: `GET /data/sequences?name=`. */
export const getSequenceByName = async (
  http: Http,
  projectId: string,
  name: string,
  { episodeId, ...options }: Where = {},
): Promise<KitsuAnswer<Sequence | null>> => {
  const within: Record<string, string> = episodeId
    ? { episode_id: episodeId }
    : { project_id: projectId };
  const query = { ...within, name: namePattern(name) };
  return exactly(await read(http, '/data/sequences', entityRows.sequences, options, query), name);
};

/**
 * Returns the sequence of that name, or creates it. Managers and above.
 * Guide: "Defining Shot Structure". Routes: `GET /data/sequences`, `POST /data/projects/:id/sequences`.
 */
export const newSequence = (
  http: Http,
  projectId: string,
  name: string,
  { episodeId, isMissing, ...options }: Where & Missing = {},
): Promise<KitsuAnswer<Sequence>> =>
  serializeByKey(http, `sequence ${projectId} ${episodeId ?? ''} ${name}`, async () => {
    const where = { ...options, ...(episodeId ? { episodeId } : {}) };
    const found = isMissing ? success(null) : await getSequenceByName(http, projectId, name, where);
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
    const body = { name, ...(episodeId ? { episode_id: episodeId } : {}) };
    const path = route`/data/projects/${projectId}/sequences`;
    return write(http, 'POST', path, body, sequenceRow, options);
  });

/** Sends only the given fields. Managers and above, and the creator. Route: `PUT /data/entities/:id`. */
export const updateSequence = (
  http: Http,
  sequenceId: string,
  changes: EntityChanges,
  options?: Options,
) => updateEntity(http, sequenceId, changes, sequenceRow, options);
