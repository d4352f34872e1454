import { notFound } from '../server/answer.ts';
import type { Item } from '../store/item.ts';
import { ENTITY, ENTITY_TYPE } from '../store/models.ts';
import type { Entity } from '../store/models.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';

/** Kinds of entity. Each asset type is an entity type of its own. */
export type Kind = 'Episode' | 'Sequence' | 'Shot' | 'Scene' | 'Asset' | 'Edit' | 'Concept';

/** Entity types that are not asset types. */
export const NOT_ASSETS = ['Episode', 'Sequence', 'Shot', 'Scene', 'Edit', 'Concept'];

export const typeNamed = ({ store }: StudioServices, name: string): string =>
  store.list(ENTITY_TYPE, { name })[0]?.id ?? '';

export function kindOf({ store }: StudioServices, entity: Entity): string {
  const name = store.find(ENTITY_TYPE, entity.entity_type_id)?.name ?? '';
  return NOT_ASSETS.includes(name) ? name : 'Asset';
}

/** A condition on `entities` that selects one kind, and its value. */
export function ofKind(studio: StudioServices, kind: Kind): [condition: string, value: string] {
  if (kind !== 'Asset') return ['entities.entity_type_id = ?', typeNamed(studio, kind)];
  const others = NOT_ASSETS.map((name) => typeNamed(studio, name));
  const among = 'entities.entity_type_id NOT IN (SELECT value FROM json_each(?))';
  return [among, JSON.stringify(others)];
}

/** The entity if it is of that kind, else 404. */
export function entityNamed(
  studio: StudioServices,
  kind: Kind | null,
  id: string | undefined,
): Entity {
  const entity = studio.store.find(ENTITY, id ?? '');
  if (!entity || (kind !== null && kindOf(studio, entity) !== kind)) throw notFound();
  return entity;
}

/** An entity with its own columns only, and the `type` of its kind. */
export const plainEntity = (entity: Entity, type: string): Item => ({
  ...serialize(ENTITY, entity),
  type,
});

/** Relations that this studio does not use, but that answers contain. */
export const withLinks = (item: Item): Item => ({
  ...item,
  entities_in: [],
  entities_out: [],
  entity_concept_links: [],
  instance_casting: [],
});

/** The parents of an entity, by id and name; each only if it exists. */
export function above(
  studio: StudioServices,
  entity: Entity,
): { sequence?: Entity; episode?: Entity } {
  const parent = entity.parent_id ? studio.store.find(ENTITY, entity.parent_id) : undefined;
  if (!parent) return {};
  if (kindOf(studio, parent) === 'Episode') return { episode: parent };
  const episode = parent.parent_id ? studio.store.find(ENTITY, parent.parent_id) : undefined;
  return episode ? { sequence: parent, episode } : { sequence: parent };
}
