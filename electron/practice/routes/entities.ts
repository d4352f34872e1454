import {
  inMyProjects,
  inProject,
  isAdmin,
  isInTeam,
  isManager,
  requireManager,
  requireCanReadProject,
  projectNamed,
} from '../rules/access.ts';
import { removeEntity } from '../rules/deleting.ts';
import type { Kind } from '../rules/entities.ts';
import { entityNamed, kindOf, plainEntity, withLinks } from '../rules/entities.ts';
import {
  created,
  forbidden,
  nothing,
  ok,
  refusedRow,
  refusedValue,
  wrongParameter,
} from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { listOf } from '../server/lists.ts';
import { get, post, put, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { addRow, changeRow, rowNamed } from '../server/rows.ts';
import { DESCRIPTOR_DEPARTMENTS, METADATA_DESCRIPTOR } from '../store/descriptor-model.ts';
import type { Json } from '../store/model.ts';
import { ENTITY, PERSON_DEPARTMENTS } from '../store/models.ts';
import type { Entity } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

const STATUSES = ['running', 'complete', 'standby', 'canceled'];
const FIXED = ['project_id', 'shotgun_id', 'created_by'];

const removal = (path: string, kind: Kind): Route =>
  remove(`${path}/:id`, (ask) => {
    const entity = entityNamed(ask.studio, kind, ask.params['id']);
    requireCanRemove(ask, entity);
    removeEntity(ask.studio, entity, ask.query.get('force')?.toLowerCase() === 'true');
    return nothing();
  });

/** Shots, assets and their parents by the one table they share; this is where they change. */
export const entityRoutes: Route[] = [
  get('/data/entities', ({ studio, me, query }) =>
    ok(
      listOf(studio, ENTITY, query, {
        ...(isAdmin(me) ? {} : { scope: inMyProjects(studio, me) }),
        show: (entity) => plainEntity(entity, kindOf(studio, entity)),
      }),
    ),
  ),
  get('/data/entities/:id', ({ studio, me, params }) => {
    const entity = rowNamed(studio, ENTITY, params['id']);
    const who = requireCanReadProject(studio, me, entity.project_id);
    if (who.role === 'vendor' && !reaches(studio, me, entity)) throw forbidden();
    return ok(withLinks(plainEntity(entity, kindOf(studio, entity))));
  }),
  post('/data/entities', ({ studio, me, sent }) => {
    const values = sent.created();
    const project = projectNamed(studio, String(values['project_id']));
    requireManager(studio, me, project.id);
    const entity = addRow(
      studio,
      ENTITY,
      { ...values, created_by: me.id },
      {
        required: ['name', 'entity_type_id'],
      },
    );
    return created(withLinks(plainEntity(entity, 'Entity')));
  }),
  put('/data/entities/:id', change),
  remove('/data/entities/:id', (ask) => {
    const entity = rowNamed(ask.studio, ENTITY, ask.params['id']);
    requireCanRemove(ask, entity);
    if (!removeEntity(ask.studio, entity, false, 'only')) {
      throw refusedRow('The change conflicts with records referencing this one.');
    }
    return nothing();
  }),
  removal('/data/shots', 'Shot'),
  removal('/data/scenes', 'Scene'),
  removal('/data/sequences', 'Sequence'),
  removal('/data/episodes', 'Episode'),
  removal('/data/assets', 'Asset'),
];

function reaches({ store }: StudioServices, me: Person, entity: Entity): boolean {
  const found = store.database.get<{ one: number }>(
    `SELECT 1 AS one FROM tasks JOIN task_assignees ON task_id = tasks.id
     WHERE entity_id = ? AND person_id = ?`,
    ...[entity.id, me.id],
  );
  return found !== undefined;
}

/** Who made it, while in the team, else a manager. */
function requireCanRemove({ studio, me }: SignedInRequest, entity: Entity): void {
  if (entity.created_by === me.id && isInTeam(studio, me, entity.project_id)) return;
  requireManager(studio, me, entity.project_id);
}

/** `data` is merged into what is there; everything else replaces it. */
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
  return ok(withLinks(plainEntity(changed, kindOf(studio, changed))));
}

/** A manager or who made it; a supervisor only the metadata columns of his departments. */
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
