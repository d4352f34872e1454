import type { EntityKind, TaskType } from '../../shared/production.ts';
import { failure, success } from '../../shared/result.ts';
import { namePattern, read, remove, route, write, type Options } from '../request-helpers.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { serializeByKey } from './serialize-by-key.ts';
import { taskTypeRow, taskTypeRows } from './task-rows.ts';

const list = (http: Http, path: string, options?: Options): Promise<KitsuAnswer<TaskType[]>> =>
  read(http, path, taskTypeRows, options);

/** All task types of the studio, archived ones too. Route: `GET /data/task-types`. */
export const allTaskTypes = (http: Http, options?: Options) =>
  list(http, '/data/task-types', options);

/** Task types of which a shot has tasks. Guide: "Finding tasks". Route: `GET /data/shots/:id/task-types`. */
export const allTaskTypesForShot = (http: Http, shotId: string, options?: Options) =>
  list(http, route`/data/shots/${shotId}/task-types`, options);

/**
 * Task types of which an asset has tasks; the guide uses the route of shots, which answers 404. Route:
 * `GET /data/assets/:id/task-types`.
 */
export const allTaskTypesForAsset = (http: Http, assetId: string, options?: Options) =>
  list(http, route`/data/assets/${assetId}/task-types`, options);

/** Route: `GET /data/scenes/:id/task-types`. */
export const allTaskTypesForScene = (http: Http, sceneId: string, options?: Options) =>
  list(http, route`/data/scenes/${sceneId}/task-types`, options);

/**
 * Task types of the *shots* of a sequence, not of the sequence's own tasks. Route: `GET
 * /data/sequences/:id/task-types`.
 */
export const allTaskTypesForSequence = (http: Http, sequenceId: string, options?: Options) =>
  list(http, route`/data/sequences/${sequenceId}/task-types`, options);

/** Route: `GET /data/episodes/:id/task-types`. */
export const allTaskTypesForEpisode = (http: Http, episodeId: string, options?: Options) =>
  list(http, route`/data/episodes/${episodeId}/task-types`, options);

/** Guide: "Retrieve a given task type". Route: `GET /data/task-types/:id`. */
export const getTaskType = (
  http: Http,
  taskTypeId: string,
  options?: Options,
): Promise<KitsuAnswer<TaskType>> =>
  read(http, route`/data/task-types/${taskTypeId}`, taskTypeRow, options);

type ForWhat = Options & {
  /** Assets and shots may have task types of the same name. */
  forEntity?: EntityKind;
};

/**
 * The task type of exactly that name, or `null`. If several have the name, the failure lists what they
 * are for. Route: `GET /data/task-types?name=`.
 */
export async function getTaskTypeByName(
  http: Http,
  name: string,
  { forEntity, ...options }: ForWhat = {},
): Promise<KitsuAnswer<TaskType | null>> {
  const query = { name: namePattern(name), ...(forEntity ? { for_entity: forEntity } : {}) };
  const answer = await read(http, '/data/task-types', taskTypeRows, options, query);
  if (!answer.ok) return answer;
  const found = answer.value.filter(
    (type) => type.name === name && (forEntity === undefined || type.forEntity === forEntity),
  );
  if (found.length < 2) return success(found[0] ?? null);
  const kinds = found.map((type) => type.forEntity).join(', ');
  return failure('rule', `Several task types are called ${name}: for ${kinds}.`, 'Say which.');
}

/**
 * Returns the task type of that name and kind of entity, or creates it. Only for administrators. Guide:
 * "Creating Task Types". Routes: `GET /data/task-types`, `POST /data/task-types`.
 */
export const newTaskType = (
  http: Http,
  name: string,
  { forEntity = 'Asset', color = '#000000', ...options }: ForWhat & { color?: string } = {},
): Promise<KitsuAnswer<TaskType>> =>
  serializeByKey(http, `task type ${forEntity} ${name}`, async () => {
    const found = await getTaskTypeByName(http, name, { ...options, forEntity });
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
    const body = { name, color, for_entity: forEntity };
    return write(http, 'POST', '/data/task-types', body, taskTypeRow, options);
  });

/**
 * Deletes a task type from the studio and its productions for good. Only for administrators. Route:
 * `DELETE /data/task-types/:id?force=true`.
 */
export const removeTaskType = (http: Http, taskTypeId: string, options?: Options) =>
  remove(http, route`/data/task-types/${taskTypeId}`, options, { force: 'true' });
