import type { EntityItem, TaskItem } from '../browse/items.ts';
import type { FieldEdit, StoredField } from '../../outbox/kinds/production-edit.ts';
import type { PlainField, ThingKind } from '../../shared/production-edit.ts';
import type { Metadata } from '../../shared/production.ts';

/** What Kitsu has of a thing, by field. */
export interface Held {
  fields: Partial<Record<PlainField, StoredField>>;
  data: Metadata;
}

/** Fields of each kind, in the order in which they are shown. */
export const FIELDS_OF: Readonly<Record<ThingKind, readonly PlainField[]>> = {
  episode: ['name', 'description'],
  sequence: ['name', 'description'],
  shot: ['name', 'frames', 'frameIn', 'frameOut', 'description'],
  asset: ['name', 'assetType', 'description'],
  task: ['startDate', 'dueDate', 'estimation', 'priority'],
};

export function heldOf(kind: ThingKind, item: EntityItem | TaskItem): Held {
  return 'typeId' in item ? heldTask(item) : heldEntity(kind, item);
}

function heldEntity(kind: ThingKind, item: EntityItem): Held {
  const { name, description, canceled, frames, parentId, data } = item;
  const of: Held['fields'] = { name, description, canceled };
  if (kind === 'asset') of.assetType = parentId;
  if (kind === 'shot') {
    of.frames = frames?.count ?? null;
    of.frameIn = frames?.in ?? null;
    of.frameOut = frames?.out ?? null;
  }
  return { fields: of, data };
}

const heldTask = ({ startDate, dueDate, estimation, priority, data }: TaskItem): Held => ({
  fields: { startDate, dueDate, estimation, priority },
  data,
});

/** What Kitsu has of one field; `null` for nothing. */
export const heldField = (
  { field, column }: Pick<FieldEdit, 'field' | 'column'>,
  { fields, data }: Held,
): unknown => (field === 'column' ? data[column?.fieldName ?? ''] : fields[field]) ?? null;
