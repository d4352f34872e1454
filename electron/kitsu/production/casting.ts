import { z } from 'zod';
import { success } from '../../shared/result.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import type { Http } from '../http.ts';
import { count, maybeText, text } from '../field-readers.ts';
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

/** An asset in a shot or in another asset, with what it is called. */
export interface CastAsset extends Cast {
  name: string;
  /** The name of its type. */
  type: string;
}

/** A thing that an asset is in. `group`: its sequence, with its episode where there is one; of an asset its type. */
export interface CastPlace {
  id: string;
  name: string;
  group: string;
  count: number;
}

const castAssets = z.array(
  z.looseObject({ asset_id: z.string() }).transform((raw): CastAsset => ({
    assetId: raw.asset_id,
    name: text(raw['asset_name']),
    type: text(raw['asset_type_name']),
    count: count(raw['nb_occurences'], 1),
  })),
);

/**
 * What is in a shot, or in an asset; canceled assets are left out. Everybody of the team but vendors. Route: `GET
 * /data/projects/:id/entities/:entity/casting`.
 */
export const getCasting = (
  http: Http,
  projectId: string,
  entityId: string,
  options?: Options,
): Promise<KitsuAnswer<CastAsset[]>> =>
  read(http, route`/data/projects/${projectId}/entities/${entityId}/casting`, castAssets, options);

const castPlaces = z.array(
  z.looseObject({}).transform((raw): CastPlace => {
    const often = count(raw['nb_occurences'], 1);
    const assetId = text(raw['asset_id']);
    if (assetId !== '') {
      const group = text(raw['asset_type_name']);
      return { id: assetId, name: text(raw['asset_name']), group, count: often };
    }
    const above = [maybeText(raw['episode_name']), maybeText(raw['sequence_name'])];
    const group = above.filter((one) => one !== null).join(' / ');
    return { id: text(raw['shot_id']), name: text(raw['shot_name']), group, count: often };
  }),
);

/** The shots that an asset is in, and then the assets. Route: `GET /data/assets/:id/cast-in`. */
export const getCastIn = (
  http: Http,
  assetId: string,
  options?: Options,
): Promise<KitsuAnswer<CastPlace[]>> =>
  read(http, route`/data/assets/${assetId}/cast-in`, castPlaces, options);
