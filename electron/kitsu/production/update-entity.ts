import type { z } from 'zod';
import { route, write, type Options } from '../request-helpers.ts';
import type { EntityChanges } from './entity-rows.ts';
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
