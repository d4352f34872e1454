import { flag, json, links, maybeNumber, maybeText, model, text } from './model.ts';
import type { RowOf } from './model.ts';

/** A metadata column of a production's assets, shots or tasks; the values are in their `data`. */
export const METADATA_DESCRIPTOR = model(
  'metadata_descriptors',
  'MetadataDescriptor',
  {
    name: text(),
    /** The key in `data`. */
    field_name: text(),
    entity_type: text('Asset'),
    data_type: text('string'),
    choices: json([]),
    for_client: flag(),
    position: maybeNumber(),
    project_id: text(),
    task_type_id: maybeText(),
  },
  ['project_id, entity_type'],
);

export const DESCRIPTOR_DEPARTMENTS = links(
  'descriptor_departments',
  'metadata_descriptor_id',
  'department_id',
);

export type MetadataDescriptor = RowOf<typeof METADATA_DESCRIPTOR>;
