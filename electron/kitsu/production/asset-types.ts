import type { AssetType } from '../../shared/production.ts';
import {
  exactly,
  namePattern,
  read,
  remove,
  route,
  write,
  type Options,
} from '../request-helpers.ts';
import { assetTypeRow, entityRows } from './entity-rows.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { serializeByKey } from './serialize-by-key.ts';

/** The studio's asset types, without the entity types that are not assets. Route: `GET /data/asset-types`. */
export const allAssetTypes = (http: Http, options?: Options): Promise<KitsuAnswer<AssetType[]>> =>
  read(http, '/data/asset-types', entityRows.assetTypes, options);

/** Asset types of which a production has assets. Route: `GET /data/projects/:id/asset-types`. */
export const allAssetTypesForProject = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<AssetType[]>> =>
  read(http, route`/data/projects/${projectId}/asset-types`, entityRows.assetTypes, options);

/** An asset type with the task types of its workflow. Route: `GET /data/entity-types/:id`. */
export const getAssetType = (
  http: Http,
  assetTypeId: string,
  options?: Options,
): Promise<KitsuAnswer<AssetType>> =>
  read(http, route`/data/entity-types/${assetTypeId}`, assetTypeRow, options);

/** The asset type of exactly that name, or `null`. Route: `GET /data/entity-types?name=`. */
export const getAssetTypeByName = async (
  http: Http,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<AssetType | null>> => {
  const query = { name: namePattern(name) };
  return exactly(
    await read(http, '/data/entity-types', entityRows.assetTypes, options, query),
    name,
  );
};

/**
 * Returns the asset type of that name, or creates it. Only for administrators.
 * Guide: "Defining Asset Types". Routes: `GET /data/entity-types`, `POST /data/entity-types`.
 */
export const newAssetType = (
  http: Http,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<AssetType>> =>
  serializeByKey(http, `asset type ${name}`, async () => {
    const found = await getAssetTypeByName(http, name, options);
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
    return write(http, 'POST', '/data/entity-types', { name }, assetTypeRow, options);
  });

/** The fields of an asset type that can be changed. */
export interface AssetTypeChanges {
  name?: string;
  description?: string;
  /** Its workflow; replaces the former list. Empty allows all task types of the production. */
  taskTypeIds?: string[];
}

/**
 * Sends only the given fields. Only for administrators. Guide: "Defining Asset Types". Route: `PUT
 * /data/entity-types/:id`.
 */
export const updateAssetType = (
  http: Http,
  assetTypeId: string,
  { taskTypeIds, ...changes }: AssetTypeChanges,
  options?: Options,
): Promise<KitsuAnswer<AssetType>> => {
  const body = { ...changes, ...(taskTypeIds ? { task_types: taskTypeIds } : {}) };
  const path = route`/data/entity-types/${assetTypeId}`;
  return write(http, 'PUT', path, body, assetTypeRow, options);
};

/** Only for administrators, and only while no asset uses it. Route: `DELETE /data/entity-types/:id`. */
export const removeAssetType = (http: Http, assetTypeId: string, options?: Options) =>
  remove(http, route`/data/entity-types/${assetTypeId}`, options);
