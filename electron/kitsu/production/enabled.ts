import { z } from 'zod';
import type { KitsuAnswer } from '../answer-types.ts';
import type { Http } from '../http.ts';
import { mapped, remove, requireVersion, route, write, type Options } from '../request-helpers.ts';

/**
 * Takes a task type out of a production, with its place in the order; its tasks stay. May be repeated. Managers and
 * above. Route: `DELETE /data/projects/:id/settings/task-types/:type`.
 */
export const takeOutTaskType = (
  http: Http,
  projectId: string,
  taskTypeId: string,
  options?: Options,
) => remove(http, route`/data/projects/${projectId}/settings/task-types/${taskTypeId}`, options);

/**
 * Takes a task status out of a production; tasks that have it keep it. May be repeated. Managers and above. Route:
 * `DELETE /data/projects/:id/settings/task-status/:status`.
 */
export const takeOutTaskStatus = (
  http: Http,
  projectId: string,
  taskStatusId: string,
  options?: Options,
) => remove(http, route`/data/projects/${projectId}/settings/task-status/${taskStatusId}`, options);

/**
 * Takes an asset type out of a production; its assets stay. May be repeated. Managers and above. Route: `DELETE
 * /data/projects/:id/settings/asset-types/:type`.
 */
export const takeOutAssetType = (
  http: Http,
  projectId: string,
  assetTypeId: string,
  options?: Options,
) => remove(http, route`/data/projects/${projectId}/settings/asset-types/${assetTypeId}`, options);

/**
 * Gives task types of a production their order, the first first. One that is not enabled is enabled; all others keep
 * their places. Managers and above. Since 1.0.97 or somewhat before. Route: `POST
 * /data/projects/:id/settings/batch`.
 */
export async function orderTaskTypes(
  http: Http,
  projectId: string,
  taskTypeIds: readonly string[],
  options?: Options,
): Promise<KitsuAnswer<null>> {
  const task_types = taskTypeIds.map((id, place) => ({ task_type_id: id, priority: place + 1 }));
  const body = { task_types, task_status_ids: [], asset_type_ids: [] };
  const path = route`/data/projects/${projectId}/settings/batch`;
  const sent = await write(http, 'POST', path, body, z.unknown(), options);
  return mapped(await requireVersion(http, '1.0.97', sent, options), () => null);
}

/**
 * Gives task statuses of a production their order, the first first; one that is not enabled is passed over, all others
 * keep their places, and who sees which on a board stays. Managers and above. Since 1.0.97 or somewhat before. Route:
 * `POST /actions/projects/:id/task-status-links/reorder`.
 */
export async function orderTaskStatuses(
  http: Http,
  projectId: string,
  taskStatusIds: readonly string[],
  options?: Options,
): Promise<KitsuAnswer<null>> {
  const body = { task_status_ids: [...taskStatusIds] };
  const path = route`/actions/projects/${projectId}/task-status-links/reorder`;
  const sent = await write(http, 'POST', path, body, z.unknown(), options);
  return mapped(await requireVersion(http, '1.0.97', sent, options), () => null);
}
