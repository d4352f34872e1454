import type { Item } from '../store/item.ts';
import { DESCRIPTOR_DEPARTMENTS, METADATA_DESCRIPTOR } from '../store/descriptor-model.ts';
import type { MetadataDescriptor } from '../store/descriptor-model.ts';
import type { Json } from '../store/model.ts';
import { ENTITY, PERSON_DEPARTMENTS, PROJECT, TASK } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { kindOf } from './entities.ts';

type Data = { [key: string]: Json };

/** The columns of a production that this person may see, with their departments. */
export function descriptorsFor(studio: StudioServices, who: Person, project: string): Item[] {
  const { store } = studio;
  const mine = store.linked(PERSON_DEPARTMENTS, who.id);
  return store
    .list(METADATA_DESCRIPTOR, { project_id: project })
    .map((descriptor) => descriptorAnswer(studio, descriptor))
    .filter((descriptor) => {
      const theirs = descriptor['departments'] as string[];
      if (who.role === 'client') return descriptor['for_client'] === true;
      if (who.role !== 'vendor') return true;
      return theirs.length === 0 || theirs.some((department) => mine.includes(department));
    });
}

export const descriptorAnswer = (
  { store }: StudioServices,
  descriptor: MetadataDescriptor,
): Item => ({
  ...serialize(METADATA_DESCRIPTOR, descriptor),
  departments: store.linked(DESCRIPTOR_DEPARTMENTS, descriptor.id),
});

/** As it is embedded in a production. */
export function shortDescriptor(descriptor: Item): Item {
  const { created_at, updated_at, project_id, type, ...rest } = descriptor;
  void [created_at, updated_at, project_id, type];
  return rest;
}

/** The key in `data` for a name: `Éclairage & co` is `eclairage_co`. */
export const fieldNameOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** Deletes a column's values. */
export const dropValues = (studio: StudioServices, of: MetadataDescriptor): void =>
  withValues(studio, of, ({ [of.field_name]: _value, ...rest }) => rest);

/** Gives a column's values another key. */
export const moveValues = (studio: StudioServices, of: MetadataDescriptor, to: string): void =>
  withValues(studio, of, ({ [of.field_name]: value, ...rest }) => ({
    ...rest,
    [to]: value ?? null,
  }));

/** Changes the data of all that has a value of a column. */
function withValues(
  studio: StudioServices,
  of: MetadataDescriptor,
  change: (data: Data) => Data,
): void {
  const { store } = studio;
  const changed = (data: Json): Data | null => {
    const known = (data ?? {}) as Data;
    return Object.hasOwn(known, of.field_name) ? change(known) : null;
  };
  const project = store.find(PROJECT, of.project_id);
  const ownData = project && of.entity_type === 'Project' ? changed(project.data) : null;
  if (ownData) store.update(PROJECT, of.project_id, { data: ownData });
  if (of.entity_type === 'Task') {
    const key = { project_id: of.project_id, task_type_id: of.task_type_id ?? '' };
    for (const task of store.list(TASK, key)) {
      const data = changed(task.data);
      if (data) store.update(TASK, task.id, { data });
    }
    return;
  }
  for (const entity of store.list(ENTITY, { project_id: of.project_id })) {
    const data = kindOf(studio, entity) === of.entity_type ? changed(entity.data) : null;
    if (data) store.update(ENTITY, entity.id, { data });
  }
}
