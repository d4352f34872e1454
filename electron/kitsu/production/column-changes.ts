import type { Metadata, MetadataDescriptor } from '../../shared/production.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { metadata, row } from '../field-readers.ts';
import type { Http } from '../http.ts';
import { read, route, write, type Options } from '../request-helpers.ts';
import { descriptorRow } from './project-rows.ts';

/**
 * Changes a column: its name, choices, departments, and whether it is for clients. All of it is sent, for what is left
 * out is set back. A new name moves the values to another field name. Managers and above; supervisors where its
 * departments, old and new, hold all of theirs. Route: `PUT /data/projects/:id/metadata-descriptors/:descriptor`.
 */
export const changeMetadataDescriptor = (
  http: Http,
  projectId: string,
  descriptor: MetadataDescriptor,
  options?: Options,
): Promise<KitsuAnswer<MetadataDescriptor>> => {
  const body = {
    name: descriptor.name,
    data_type: descriptor.dataType,
    choices: descriptor.choices,
    for_client: descriptor.forClient,
    departments: descriptor.departmentIds,
  };
  const path = route`/data/projects/${projectId}/metadata-descriptors/${descriptor.id}`;
  return write(http, 'PUT', path, body, descriptorRow, options);
};

const bare = row((raw) => metadata(raw['data']));

/**
 * The values of an asset, a shot, or a sequence. After a column was renamed Kitsu answers a shot as it was before for a
 * while, and this as it is. Whoever may see the thing. Route: `GET /data/entities/:id`.
 */
export const getEntityValues = (
  http: Http,
  entityId: string,
  options?: Options,
): Promise<KitsuAnswer<Metadata>> => read(http, route`/data/entities/${entityId}`, bare, options);
