import { requireCanReachEntity, requireCanReadProject, projectNamed } from '../rules/access.ts';
import { entityNamed, plainEntity } from '../rules/entities.ts';
import type { Kind } from '../rules/entities.ts';
import { namedTasks } from '../rules/task-answers.ts';
import { ok } from '../server/answer.ts';
import { filtersOf, like } from '../server/filters.ts';
import type { Filter } from '../server/filters.ts';
import { withRelations } from '../server/lists.ts';
import type { Item } from '../store/item.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { ENTITY, TASK_TYPE } from '../store/models.ts';
import type { Entity } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import { ofKind } from '../rules/entities.ts';

/** The filters of a list, by column. */
export interface Where {
  [column: string]: string;
}

/** Finds the entity of a path, if I may read it; also returns me with my role in its production. */
export function readEntity(
  { studio, me, params }: SignedInRequest,
  kind: Kind | null,
): { entity: Entity; who: Person } {
  const entity = entityNamed(studio, kind, params['id']);
  const who = requireCanReadProject(studio, me, entity.project_id);
  requireCanReachEntity(studio, who, entity.id);
  return { entity, who };
}

/** Me with my role in the production of a list; only an admin may name none, and gets all. */
export function readsProject({ studio, me, query }: SignedInRequest): Person {
  const project = query.get('project_id');
  if (project === null) return requireCanReadProject(studio, me, '');
  return requireCanReadProject(studio, me, projectNamed(studio, project).id);
}

/** The entity's own tasks, and their task types. */
export function taskReads(path: string, kind: Kind): Route[] {
  return [
    get(`${path}/:id/tasks`, (ask) => {
      const { entity, who } = readEntity(ask, kind);
      const relations = withRelations(ask.query);
      return ok(namedTasks(ask.studio, who, relations, 'tasks.entity_id = ?', entity.id));
    }),
    get(`${path}/:id/task-types`, (ask) => {
      const { entity } = readEntity(ask, kind);
      return ok(taskTypesOf(ask, TYPES_BELOW[kind], entity.id));
    }),
  ];
}

/** For a sequence or episode: the types of the shots below it, not its own. */
const OWN = 'entity_id = ?';
const BELOW = 'entity_id IN (SELECT id FROM entities WHERE parent_id = ?)';
const TYPES_BELOW: { [K in Kind]: string } = {
  Shot: OWN,
  Scene: OWN,
  Asset: OWN,
  Edit: OWN,
  Concept: OWN,
  Sequence: BELOW,
  Episode: `entity_id IN (SELECT shot.id FROM entities AS shot
    JOIN entities AS sequence ON sequence.id = shot.parent_id WHERE sequence.parent_id = ?)`,
};

function taskTypesOf({ studio }: SignedInRequest, condition: string, id: string): Item[] {
  const types = studio.store.select(
    TASK_TYPE,
    `WHERE id IN (SELECT task_type_id FROM tasks WHERE ${condition})`,
    id,
  );
  return types.map((type) => serialize(TASK_TYPE, type));
}

/**
 * Entities of one kind, filtered by the query. A vendor gets those with a task assigned to them, and the
 * sequences and episodes above such shots.
 */
export function entitiesOf(
  { studio, query }: SignedInRequest,
  who: Person,
  kind: Kind,
  where: Where,
): Entity[] {
  const [scope, value] = ofKind(studio, kind);
  const conditions: Filter[] = [[scope, value]];
  for (const [column, wanted] of Object.entries(where)) {
    conditions.push([`entities.${column} = ?`, wanted]);
  }
  conditions.push(...filtersOf(ENTITY, query, {}, []));
  if (who.role === 'vendor') conditions.push([REACHED[kind], who.id]);
  const names = query.getAll('name').map(like);
  return studio.store
    .select(
      ENTITY,
      `WHERE ${conditions.map(([condition]) => `(${condition})`).join(' AND ')} ORDER BY rowid`,
      ...conditions.flatMap(([, ...values]) => values),
    )
    .filter((entity) => names.every((name) => name.test(entity.name)));
}

const MINE = `SELECT entity_id FROM tasks JOIN task_assignees ON task_id = tasks.id
  WHERE person_id = ?`;
const REACHED: { [K in Kind]: string } = {
  Shot: `entities.id IN (${MINE})`,
  Scene: `entities.id IN (${MINE})`,
  Asset: `entities.id IN (${MINE})`,
  Edit: `entities.id IN (${MINE})`,
  Concept: `entities.id IN (${MINE})`,
  Sequence: `entities.id IN (SELECT parent_id FROM entities WHERE id IN (${MINE}))`,
  Episode: `entities.id IN (SELECT sequence.parent_id FROM entities AS shot
    JOIN entities AS sequence ON sequence.id = shot.parent_id WHERE shot.id IN (${MINE}))`,
};

/** Sorted by name, case-insensitively. */
export const byName = (one: Entity, other: Entity): number =>
  one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1;

/** The list of a production's entities of one kind. */
export const ofProject = (
  ask: SignedInRequest,
  kind: Kind,
): { entities: Entity[]; who: Person } => {
  const project = ask.params['project'] ?? '';
  const who = requireCanReadProject(ask.studio, ask.me, project);
  const entities = entitiesOf(ask, who, kind, { project_id: project });
  return { entities, who };
};

/** Vendors get episodes and sequences with another `type` than everybody else. */
export const typeFor = (who: Person, kind: Kind): string =>
  who.role === 'vendor' && (kind === 'Episode' || kind === 'Sequence') ? 'Entity' : kind;

export const plainList = (entities: Entity[], type: string): Item[] =>
  entities.map((entity) => plainEntity(entity, type));
