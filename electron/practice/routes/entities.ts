import {
  inProject,
  isAdmin,
  isInTeam,
  isManager,
  requireCanReachEntity,
  requireCanReadProject,
} from '../rules/access.ts';
import { kindOf, plainEntity, withLinks } from '../rules/entities.ts';
import { emitEntity } from '../rules/events.ts';
import { forbidden, ok, refusedValue, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, put } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { changeRow, rowNamed } from '../server/rows.ts';
import { DESCRIPTOR_DEPARTMENTS, METADATA_DESCRIPTOR } from '../store/descriptor-model.ts';
import type { Json } from '../store/model.ts';
import { ENTITY, PERSON_DEPARTMENTS } from '../store/models.ts';
import type { Entity } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

const STATUSES = ['running', 'complete', 'standby', 'canceled'];
const FIXED = ['project_id', 'shotgun_id', 'created_by'];

/** Reads and updates shots, assets and their parents, which share one table. */
export const entityRoutes: Route[] = [
  get('/data/entities/:id', ({ studio, me, params }) => {
    const entity = rowNamed(studio, ENTITY, params['id']);
    requireCanReachEntity(studio, requireCanReadProject(studio, me, entity.project_id), entity.id);
    return ok(withLinks(plainEntity(entity, kindOf(studio, entity))));
  }),
  put('/data/entities/:id', change),
];

/** `data` is merged into the stored one; other fields are replaced. */
function change({ studio, me, params, sent }: SignedInRequest): Answer {
  const values = sent.changed();
  const entity = rowNamed(studio, ENTITY, params['id']);
  requireCanChange(studio, me, entity, values);
  requireUnique(studio, entity, values);
  const status = values['status'];
  if (status !== undefined && !STATUSES.includes(String(status))) {
    throw wrongParameter('Invalid status');
  }
  const old = (entity.data ?? {}) as { [key: string]: Json };
  const more = (values['data'] ?? {}) as { [key: string]: Json };
  const changed = changeRow(
    studio,
    ENTITY,
    entity.id,
    { ...values, data: { ...old, ...more } },
    {
      fixed: FIXED,
      refuse: refusedValue,
    },
  );
  emitEntity(studio, 'update', changed);
  return ok(withLinks(plainEntity(changed, kindOf(studio, changed))));
}

/** Allowed for a manager and its creator; a supervisor may only change metadata columns of their departments. */
function requireCanChange(
  studio: StudioServices,
  me: Person,
  entity: Entity,
  values: { [key: string]: Json },
): void {
  if (isAdmin(me)) return;
  if (!isInTeam(studio, me, entity.project_id)) throw forbidden();
  const who = inProject(studio, me, entity.project_id);
  if (isManager(who) || entity.created_by === me.id) return;
  if (who.role !== 'supervisor') throw forbidden();
  if (Object.keys(values).some((name) => name !== 'data')) throw forbidden();
  const mine = studio.store.linked(PERSON_DEPARTMENTS, me.id);
  if (mine.length > 0 && !ownsColumns(studio, mine, entity, values['data'])) throw forbidden();
}

function ownsColumns(
  { store }: StudioServices,
  mine: string[],
  entity: Entity,
  data: Json | undefined,
) {
  const kind = kindOf({ store } as StudioServices, entity);
  const names = Object.keys((data ?? {}) as { [key: string]: Json });
  const descriptors = store.list(METADATA_DESCRIPTOR, {
    project_id: entity.project_id,
    entity_type: kind,
  });
  const own = (name: string) => {
    const found = descriptors.find((descriptor) => descriptor.field_name === name);
    const theirs = found ? store.linked(DESCRIPTOR_DEPARTMENTS, found.id) : [];
    return theirs.some((department) => mine.includes(department));
  };
  return names.length > 0 && names.every(own);
}

function requireUnique(
  { store }: StudioServices,
  entity: Entity,
  values: { [key: string]: Json },
): void {
  const of = (name: 'name' | 'entity_type_id' | 'parent_id') => {
    const value = name in values ? values[name] : entity[name];
    return value === '' || value === 'null' || value === undefined ? null : value;
  };
  const key = {
    name: of('name'),
    entity_type_id: of('entity_type_id'),
    parent_id: of('parent_id'),
  };
  if (Object.entries(key).every(([name, value]) => entity[name as keyof typeof key] === value)) {
    return;
  }
  const twin = store
    .list(ENTITY, { ...(key as { name: string }), project_id: entity.project_id })
    .some((other) => other.id !== entity.id);
  if (!twin) return;
  throw wrongParameter(
    `An entity with name '${String(key.name)}', project_id '${entity.project_id}', entity_type_id '${String(key.entity_type_id)}', and parent_id '${key.parent_id === null ? 'None' : String(key.parent_id)}' already exists. The combination of these fields must be unique.`,
  );
}
