import {
  COLUMN_OWNERS,
  type Asset,
  type Metadata,
  type MetadataDescriptor,
  type Shot,
} from '../../shared/production.ts';
import { mapped, read, remove, route, write, type Options } from '../request-helpers.ts';
import { assetRow, shotRow } from './entity-rows.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { storedValue } from './metadata-values.ts';
import { descriptorRow, descriptorRows } from './project-rows.ts';
import { updateEntity } from './update-entity.ts';
import { updateTask } from './task-changes.ts';

type Described = MetadataDescriptor['entityType'];

export interface NewDescriptor {
  /** The name people read; Kitsu derives the field name from it. */
  name: string;
  /** The server's spelling, or lower case as in the guide, which the server itself refuses. */
  entityType?: Described | Lowercase<Described>;
  dataType?: MetadataDescriptor['dataType'];
  choices?: string[];
  forClient?: boolean;
  departmentIds?: string[];
  /** Required for `Task`: the column belongs to the tasks of one type. */
  taskTypeId?: string;
}

/** The server's spelling: `Asset` for `asset`. */
export const entityTypeOf = (name: Described | Lowercase<Described>): Described =>
  COLUMN_OWNERS.find((spelled) => spelled.toLowerCase() === name.toLowerCase()) ?? 'Asset';

/**
 * Metadata columns of a production. Clients and vendors get only those meant for them. Route: `GET
 * /data/projects/:id/metadata-descriptors`.
 */
export const allMetadataDescriptors = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<MetadataDescriptor[]>> =>
  read(http, route`/data/projects/${projectId}/metadata-descriptors`, descriptorRows, options);

/**
 * Adds a column. Managers and above; supervisors for their own departments.
 * Guide: "Defining Metadata Descriptors". Route: `POST /data/projects/:id/metadata-descriptors`.
 */
export const addMetadataDescriptor = (
  http: Http,
  projectId: string,
  descriptor: NewDescriptor,
  options?: Options,
): Promise<KitsuAnswer<MetadataDescriptor>> => {
  const body = {
    name: descriptor.name,
    data_type: descriptor.dataType ?? 'string',
    choices: descriptor.choices ?? [],
    for_client: descriptor.forClient ?? false,
    entity_type: entityTypeOf(descriptor.entityType ?? 'Asset'),
    departments: descriptor.departmentIds ?? [],
    ...(descriptor.taskTypeId ? { task_type_id: descriptor.taskTypeId } : {}),
  };
  const path = route`/data/projects/${projectId}/metadata-descriptors`;
  return write(http, 'POST', path, body, descriptorRow, options);
};

/**
 * Deletes a column with its values. Roles: as `addMetadataDescriptor`. Route: `DELETE
 * /data/projects/:id/metadata-descriptors/:descriptor`.
 */
export const removeMetadataDescriptor = (
  http: Http,
  projectId: string,
  descriptorId: string,
  options?: Options,
) =>
  remove(http, route`/data/projects/${projectId}/metadata-descriptors/${descriptorId}`, options, {
    force: 'true',
  });

type Written = KitsuAnswer<Metadata>;

const checked = (
  descriptor: MetadataDescriptor,
  value: unknown,
  send: (data: Metadata) => Promise<Written>,
): Promise<Written> => {
  const stored = storedValue(descriptor, value);
  return stored.ok ? send({ [descriptor.fieldName]: stored.value }) : Promise.resolve(stored);
};

/**
 * Writes one value of an asset's column, and returns all its values. The others stay as they are.
 * Managers and above, the creator, and supervisors of the column's department.
 * Guide: "Reading and Writing Metadata via the API". Route: `PUT /data/entities/:id`.
 */
export const setAssetValue = (
  http: Http,
  asset: Pick<Asset, 'id'>,
  descriptor: MetadataDescriptor,
  value: unknown,
  options?: Options,
): Promise<Written> =>
  checked(descriptor, value, async (data) =>
    mapped(await updateEntity(http, asset.id, { data }, assetRow, options), (now) => now.data),
  );

/** Writes one value of a shot's column. Roles and route: as `setAssetValue`. */
export const setShotValue = (
  http: Http,
  shot: Pick<Shot, 'id'>,
  descriptor: MetadataDescriptor,
  value: unknown,
  options?: Options,
): Promise<Written> =>
  checked(descriptor, value, async (data) =>
    mapped(await updateEntity(http, shot.id, { data }, shotRow, options), (now) => now.data),
  );

/**
 * Writes one value of a task's column. Before 1.0.58 Kitsu dropped the other values. Roles and route:
 * as `updateTask`.
 */
export const setTaskValue = (
  http: Http,
  taskId: string,
  descriptor: MetadataDescriptor,
  value: unknown,
  options?: Options,
): Promise<Written> =>
  checked(descriptor, value, async (data) =>
    mapped(await updateTask(http, taskId, { data }, options), (now) => now.data),
  );
