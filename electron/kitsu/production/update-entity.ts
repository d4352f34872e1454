import type { z } from 'zod';
import { route, write, type Options } from '../request-helpers.ts';
import { entityDataRow, type EntityChanges } from './entity-rows.ts';
import type { Metadata } from '../../shared/production.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';

/**
 * Changes an episode, sequence, shot, scene or asset. Only the given fields are sent: Kitsu refuses the
 * whole object as it sent it, for its empty ids and its `None` (kitsu-api 1a). Kitsu merges `data` key
 * by key.
 * Route: `PUT /data/entities/:id`.
 */
export async function updateEntity<T>(
  http: Http,
  entityId: string,
  { nbFrames, ...changes }: EntityChanges & { nbFrames?: number | null },
  row: z.ZodType<T>,
  options?: Options,
): Promise<KitsuAnswer<T>> {
  const body = { ...changes, ...(nbFrames === undefined ? {} : { nb_frames: nbFrames }) };
  return write(http, 'PUT', route`/data/entities/${entityId}`, body, row, options);
}

/** What can be changed of an episode, sequence, shot or asset, whichever it is. */
export interface AnyEntityChanges extends EntityChanges {
  nbFrames?: number | null;
  /** The asset type of an asset. */
  entityTypeId?: string;
  /** True takes it out of its production, and keeps it with its tasks. */
  canceled?: boolean;
}

/**
 * Changes an entity of whatever kind, and returns its values of columns. Only the given fields are sent. Managers and
 * above, and the creator; supervisors may change `data` alone. Route: `PUT /data/entities/:id`.
 */
export const changeEntity = (
  http: Http,
  entityId: string,
  { entityTypeId, ...changes }: AnyEntityChanges,
  options?: Options,
): Promise<KitsuAnswer<Metadata>> => {
  const body = entityTypeId === undefined ? changes : { ...changes, entity_type_id: entityTypeId };
  return updateEntity(http, entityId, body, entityDataRow, options);
};
