import { z } from 'zod';
import { success } from '../../shared/result.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import type { Http } from '../http.ts';
import { mapped, read, requireVersion, route, write, type Options } from '../request-helpers.ts';

/** An asset in a shot, and how often. */
export interface Cast {
  assetId: string;
  count: number;
}

const cast = z
  .looseObject({ asset_id: z.string(), nb_occurences: z.number().nullish() })
  .transform((raw): Cast => ({ assetId: raw.asset_id, count: raw.nb_occurences ?? 1 }));
const casts = z.record(z.string(), z.array(cast));

/**
 * The assets of all shots of a production by the shot's id, in one request; a shot without any is not in it, nor is a
 * canceled asset. Everybody of the team but vendors. Route: `GET /data/projects/:id/sequences/all/casting`.
 */
export const getProjectCasting = async (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<ReadonlyMap<string, Cast[]>>> =>
  mapped(
    await read(http, route`/data/projects/${projectId}/sequences/all/casting`, casts, options),
    (found) => new Map(Object.entries(found)),
  );

/**
 * Puts one asset `count` times into shots, and leaves all other assets and the labels there: the route that takes a
 * shot's whole casting empties it over one wrong word, with a 200. Returns the shots that have it now. Managers and
 * above. Since 1.0.97 or somewhat before. Route: `PUT /data/projects/:id/entities/casting/assets/:asset`.
 */
export async function castAsset(
  http: Http,
  projectId: string,
  assetId: string,
  shotIds: readonly string[],
  count: number,
  options?: Options,
): Promise<KitsuAnswer<string[]>> {
  // 0 takes it out.
  if (shotIds.length === 0 || count < 1) return success([]);
  const body = { entity_ids: shotIds, nb_occurences: count };
  const path = route`/data/projects/${projectId}/entities/casting/assets/${assetId}`;
  const sent = await write(http, 'PUT', path, body, casts, options);
  const answer = await requireVersion(http, '1.0.97', sent, options);
  return mapped(answer, (found) =>
    shotIds.filter((id) =>
      found[id]?.some((one) => one.assetId === assetId && one.count === count),
    ),
  );
}

/**
 * Takes one asset out of shots, and leaves all others there. Returns the shots that have it no more. Managers and above.
 * Route: as `castAsset`, with none of it.
 */
export async function uncastAsset(
  http: Http,
  projectId: string,
  assetId: string,
  shotIds: readonly string[],
  options?: Options,
): Promise<KitsuAnswer<string[]>> {
  if (shotIds.length === 0) return success([]);
  const body = { entity_ids: shotIds, nb_occurences: 0 };
  const path = route`/data/projects/${projectId}/entities/casting/assets/${assetId}`;
  const sent = await write(http, 'PUT', path, body, casts, options);
  const answer = await requireVersion(http, '1.0.97', sent, options);
  return mapped(answer, (found) =>
    shotIds.filter((id) => !found[id]?.some((one) => one.assetId === assetId)),
  );
}
