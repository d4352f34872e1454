import type { EntityKind } from '../../shared/production.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import type { Http } from '../http.ts';
import { remove, route, type Options } from '../request-helpers.ts';

/**
 * Deletes a task with its comments, previews and times: whoever calls it has looked that there are none. Without
 * `force` Kitsu refuses (400) a task that was ever assigned, for the notification of it. Managers and above. Route:
 * `DELETE /data/tasks/:id?force=true`.
 */
export const deleteTask = (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<null>> =>
  remove(http, route`/data/tasks/${taskId}`, options, { force: 'true' });

const LISTS = {
  Shot: 'shots',
  Asset: 'assets',
  Sequence: 'sequences',
  Episode: 'episodes',
} as const satisfies Partial<Record<EntityKind, string>>;

/**
 * Deletes a shot or an asset without tasks, or an empty sequence or episode. One with tasks is only canceled, and a
 * sequence with shots is refused; with `force` all of it goes for good, with the tasks, comments and times. Managers and above, and the creator. Routes: `DELETE /data/shots/:id`,
 * `/data/assets/:id`, `/data/sequences/:id`, `/data/episodes/:id`.
 */
export const deleteEntity = (
  http: Http,
  kind: keyof typeof LISTS,
  entityId: string,
  { force, ...options }: Options & { force?: boolean } = {},
): Promise<KitsuAnswer<null>> => {
  const path = `/data/${LISTS[kind]}/${encodeURIComponent(entityId)}`;
  return remove(http, path, options, force ? { force: 'true' } : undefined);
};
