import { requireAdmin } from '../rules/access.ts';
import { assetType } from '../rules/context.ts';
import { NOT_ASSETS } from '../rules/entities.ts';
import { created, nothing, ok, refusedRow, wrongParameter } from '../server/answer.ts';
import type { Refusal } from '../server/answer.ts';
import { like } from '../server/filters.ts';
import { listOf, withRelations } from '../server/lists.ts';
import type { Item } from '../store/item.ts';
import { get, post, put, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { emitRow } from '../rules/events.ts';
import { addRow, changeRow, rowNamed } from '../server/rows.ts';
import type { Model } from '../store/model.ts';
import {
  DEPARTMENT,
  ENTITY,
  ENTITY_TYPE,
  PROJECT_STATUS,
  TASK_STATUS,
  TASK_TYPE,
} from '../store/models.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';

/** Rows of a model that the whole studio shares: admins write them, everybody reads them. */
interface Shared {
  path: string;
  model: Model;
  /** Added if relations are requested: always empty here. */
  relations?: Item;
}

const rows = ({ path, model, relations = {} }: Shared): Route =>
  get(path, ({ studio, query }) => {
    const more = withRelations(query) ? relations : {};
    const show = (row: { id: string }): Item => ({ ...serialize(model, row as never), ...more });
    return ok(listOf(studio, model, query, { show }));
  });

const row = ({ path, model, relations = {} }: Shared): Route =>
  get(`${path}/:id`, ({ studio, params, query }) => {
    const found = rowNamed(studio, model, params['id']);
    const more = withRelations(query, true) ? relations : {};
    return ok({ ...serialize(model, found), ...more });
  });

interface NewRow {
  /** Default values. */
  first?: Item;
  required: string[];
  /** The message if the name is taken. */
  twin: string;
}

const make = ({ path, model, relations = {} }: Shared, { first, required, twin }: NewRow): Route =>
  post(path, ({ studio, me, sent }) => {
    const values = sent.created();
    requireAdmin(me);
    if (isNamed(studio, model, values['name'])) throw wrongParameter(twin);
    const made = addRow(studio, model, { ...first, ...values }, { required });
    return created({ ...serialize(model, made), ...relations });
  });

const change = ({ path, model, relations = {} }: Shared): Route =>
  put(`${path}/:id`, ({ studio, me, params, sent }) => {
    const values = sent.changed();
    const found = rowNamed(studio, model, params['id']);
    requireAdmin(me);
    return ok({ ...serialize(model, changeRow(studio, model, found.id, values)), ...relations });
  });

/** Refuses if `holds` returns a reason. */
const take = (
  { path, model }: Shared,
  holds: (ask: SignedInRequest, id: string) => Refusal | null,
): Route =>
  remove(`${path}/:id`, (ask) => {
    const { studio, me, params } = ask;
    const found = rowNamed(studio, model, params['id']);
    requireAdmin(me);
    const refusal = holds(ask, found.id);
    if (refusal) throw refusal;
    studio.store.remove(model, found.id);
    emitRow(studio, model, 'delete', found);
    return nothing();
  });

const isNamed = ({ store }: StudioServices, model: Model, name: unknown): boolean =>
  typeof name === 'string' &&
  store.list(model).some((found) => like(name).test(String((found as Item)['name'])));

const TASK_STATUSES: Shared = { path: '/data/task-status', model: TASK_STATUS };
const TASK_TYPES: Shared = { path: '/data/task-types', model: TASK_TYPE };
const ENTITY_TYPES: Shared = {
  path: '/data/entity-types',
  model: ENTITY_TYPE,
  relations: { task_types: [] },
};

/** Task types, statuses and the other lists that the whole studio shares. */
export const studioListRoutes: Route[] = [
  rows(TASK_STATUSES),
  row(TASK_STATUSES),
  rows(TASK_TYPES),
  row(TASK_TYPES),
  make(TASK_TYPES, {
    first: { short_name: null },
    required: ['name', 'color'],
    twin: 'A task type with similar name already exists',
  }),
  take(TASK_TYPES, ({ studio, query }, id) => {
    const forced = query.get('force')?.toLowerCase() === 'true';
    const inProjects = 'SELECT 1 AS one FROM project_task_types WHERE task_type_id = ?';
    if (forced || !studio.store.database.get<{ one: number }>(inProjects, id)) return null;
    return wrongParameter(
      'Task type is attached to projects. Re-issue the request with force=true to detach.',
    );
  }),
  rows(ENTITY_TYPES),
  row(ENTITY_TYPES),
  make(ENTITY_TYPES, { required: ['name'], twin: 'Entity type with this name already exists' }),
  change(ENTITY_TYPES),
  // Refused even with `force`.
  take(ENTITY_TYPES, ({ studio }, id) =>
    studio.store.list(ENTITY, { entity_type_id: id }).length > 0
      ? refusedRow('The change conflicts with records referencing this one.')
      : null,
  ),
  rows({ path: '/data/departments', model: DEPARTMENT }),
  rows({ path: '/data/project-status', model: PROJECT_STATUS }),
  get('/data/asset-types', ({ studio }) => {
    const types = studio.store.list(ENTITY_TYPE);
    return ok(types.filter(({ name }) => !NOT_ASSETS.includes(name)).map(assetType));
  }),
];
