import type { Asset } from '../../shared/production.ts';
import { exactly, namePattern, read, route, write, type Options } from '../request-helpers.ts';
import { assetRow, entityRows, type EntityChanges } from './entity-rows.ts';
import type { Http } from '../http.ts';
import { success } from '../../shared/result.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { serializeByKey } from './serialize-by-key.ts';
import { updateEntity } from './update-entity.ts';

/** All assets of a production. Route: `GET /data/projects/:id/assets`. */
export const allAssetsForProject = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Asset[]>> =>
  read(http, route`/data/projects/${projectId}/assets`, entityRows.assets, options);

/** Assets of one type. Route: `GET /data/projects/:id/asset-types/:type/assets`. */
export const allAssetsForProjectAndType = (
  http: Http,
  projectId: string,
  assetTypeId: string,
  options?: Options,
): Promise<KitsuAnswer<Asset[]>> => {
  const path = route`/data/projects/${projectId}/asset-types/${assetTypeId}/assets`;
  return read(http, path, entityRows.assets, options);
};

/** Assets cast in a shot. Route: `GET /data/shots/:id/assets`. */
export const allAssetsForShot = (
  http: Http,
  shotId: string,
  options?: Options,
): Promise<KitsuAnswer<Asset[]>> =>
  read(http, route`/data/shots/${shotId}/assets`, entityRows.assets, options);

/** Guide: "To update an existing asset's information". Route: `GET /data/assets/:id`. */
export const getAsset = (
  http: Http,
  assetId: string,
  options?: Options,
): Promise<KitsuAnswer<Asset>> => read(http, route`/data/assets/${assetId}`, assetRow, options);

/** The asset of exactly that name, or `null`. Guide: "Retrieve and Assign a Task". Route: `GET /data/assets/all?project_id=&name=`. */
export const getAssetByName = async (
  http: Http,
  projectId: string,
  name: string,
  { assetTypeId, ...options }: Options & { assetTypeId?: string } = {},
): Promise<KitsuAnswer<Asset | null>> => {
  const query = {
    project_id: projectId,
    name: namePattern(name),
    ...(assetTypeId ? { entity_type_id: assetTypeId } : {}),
  };
  return exactly(await read(http, '/data/assets/all', entityRows.assets, options, query), name);
};

export interface NewAsset {
  description?: string;
  /** Values of metadata descriptors, by field name. */
  data?: Record<string, unknown>;
  /** The episode it is made for, in a production with episodes. */
  episodeId?: string;
  /** Other productions may use it too. */
  isShared?: boolean;
  /** The caller has just read that there is none of that name: it is not looked for. */
  isMissing?: boolean;
}

/**
 * Returns the asset of that name and type, or creates it. Kitsu itself would create a second one of the
 * same name (kitsu-api 1a). Managers and above. Guide: "Creating Assets".
 * Routes: `GET /data/assets/all`, `POST /data/projects/:id/asset-types/:type/assets/new`.
 */
export const newAsset = (
  http: Http,
  projectId: string,
  assetTypeId: string,
  name: string,
  { description, data, episodeId, isShared, isMissing, ...options }: NewAsset & Options = {},
): Promise<KitsuAnswer<Asset>> =>
  serializeByKey(http, `asset ${projectId} ${assetTypeId} ${name}`, async () => {
    const found = isMissing
      ? success(null)
      : await getAssetByName(http, projectId, name, { ...options, assetTypeId });
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
    const body = {
      name,
      data: data ?? {},
      is_shared: isShared ?? false,
      ...(description === undefined ? {} : { description }),
      ...(episodeId === undefined ? {} : { episode_id: episodeId }),
    };
    const path = route`/data/projects/${projectId}/asset-types/${assetTypeId}/assets/new`;
    return write(http, 'POST', path, body, assetRow, options);
  });

/**
 * Sends only the given fields; Kitsu refuses the whole asset that the guide sends. Managers and above,
 * and the creator; supervisors may change `data` alone.
 * Route: `PUT /data/entities/:id`.
 */
export const updateAsset = (
  http: Http,
  assetId: string,
  changes: EntityChanges & { isShared?: boolean },
  options?: Options,
): Promise<KitsuAnswer<Asset>> => {
  const { isShared, ...named } = changes;
  const body = { ...named, ...(isShared === undefined ? {} : { is_shared: isShared }) };
  return updateEntity(http, assetId, body, assetRow, options);
};
