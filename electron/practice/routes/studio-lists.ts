import { requireAdmin } from '../rules/access.ts';
import { assetType } from '../rules/context.ts';
import { NOT_ASSETS } from '../rules/entities.ts';
import { organisationFor } from '../rules/people.ts';
import { created, notFound, nothing, ok, refusedRow, wrongParameter } from '../server/answer.ts';
import { like } from '../server/filters.ts';
import { listOf, withRelations } from '../server/lists.ts';
import type { Item } from '../store/item.ts';
import { get, post, put, remove } from '../server/router.ts';
import type { Route } from '../server/router.ts';
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

/** What a list of the whole studio asks for beside its columns. */
interface Shared {
  /** Added where relations are asked for: always empty here. */
  relations?: Item;
  /** A new row's values before what is sent. */
  first?: Item;
  required: string[];
  /** Refuses what stands there already under another id. */
  alone?: (studio: StudioServices, sent: Item, own: string | null) => void;
  /** Why it cannot go, or null. */
  holds?: (studio: StudioServices, id: string) => string | null;
  /** Whether something else is of it, which no force gets over. */
  inUse?: (studio: StudioServices, id: string) => boolean;
}

/** Read by whoever is signed in, set up by an admin. */
function shared(path: string, model: Model, how: Shared): Route[] {
  const { relations = {}, first = {}, required, alone, holds, inUse } = how;
  return [
    get(path, ({ studio, query }) => {
      const more = withRelations(query) ? relations : {};
      const show = (row: { id: string }): Item => ({ ...serialize(model, row as never), ...more });
      return ok(listOf(studio, model, query, { show }));
    }),
    get(`${path}/:id`, ({ studio, params, query }) => {
      const row = rowNamed(studio, model, params['id']);
      const more = withRelations(query, true) ? relations : {};
      return ok({ ...serialize(model, row), ...more });
    }),
    post(path, ({ studio, me, sent }) => {
      const values = sent.created();
      requireAdmin(me);
      alone?.(studio, values, null);
      const row = addRow(studio, model, { ...first, ...values }, { required });
      return created({ ...serialize(model, row), ...relations });
    }),
    put(`${path}/:id`, ({ studio, me, params, sent }) => {
      const values = sent.changed();
      const row = rowNamed(studio, model, params['id']);
      requireAdmin(me);
      alone?.(studio, values, row.id);
      return ok({ ...serialize(model, changeRow(studio, model, row.id, values)), ...relations });
    }),
    remove(`${path}/:id`, ({ studio, me, params, query }) => {
      const row = rowNamed(studio, model, params['id']);
      requireAdmin(me);
      const why = query.get('force')?.toLowerCase() === 'true' ? null : holds?.(studio, row.id);
      if (why) throw wrongParameter(why);
      if (inUse?.(studio, row.id)) {
        throw refusedRow('The change conflicts with records referencing this one.');
      }
      studio.store.remove(model, row.id);
      emitRow(studio, model, 'delete', row);
      return nothing();
    }),
  ];
}

const named = (
  { store }: StudioServices,
  model: Model,
  name: unknown,
  own: string | null,
): boolean =>
  typeof name === 'string' &&
  store.list(model).some((row) => row.id !== own && like(name).test(String((row as Item)['name'])));

/** What the whole studio shares. */
export const studioListRoutes: Route[] = [
  ...shared('/data/task-status', TASK_STATUS, {
    required: ['name', 'short_name', 'color'],
    alone({ store }, { name, short_name, is_default }, own) {
      const twin = store
        .list(TASK_STATUS)
        .some((row) => row.id !== own && (row.name === name || row.short_name === short_name));
      if (twin) throw refusedRow('A record with the same unique values already exists.');
      if (is_default !== true) return;
      for (const { id } of store.list(TASK_STATUS, { is_default: true })) {
        store.update(TASK_STATUS, id, { is_default: false });
      }
    },
  }),
  ...shared('/data/task-types', TASK_TYPE, {
    required: ['name', 'color'],
    first: { short_name: null },
    alone(studio, { name }, own) {
      if (own !== null && studio.store.find(TASK_TYPE, own)?.name === name) return;
      if (!named(studio, TASK_TYPE, name, own)) return;
      throw wrongParameter('A task type with similar name already exists');
    },
    holds({ store }, id) {
      const used = store.database.get<{ one: number }>(
        'SELECT 1 AS one FROM project_task_types WHERE task_type_id = ?',
        id,
      );
      return used
        ? 'Task type is attached to projects. Re-issue the request with force=true to detach.'
        : null;
    },
  }),
  ...shared('/data/entity-types', ENTITY_TYPE, {
    required: ['name'],
    relations: { task_types: [] },
    alone(studio, { name }, own) {
      if (own !== null || !named(studio, ENTITY_TYPE, name, own)) return;
      throw wrongParameter('Entity type with this name already exists');
    },
    inUse: ({ store }, id) => store.list(ENTITY, { entity_type_id: id }).length > 0,
  }),
  ...shared('/data/departments', DEPARTMENT, { required: ['name', 'color'] }),
  ...shared('/data/project-status', PROJECT_STATUS, { required: ['name', 'color'] }),
  get('/data/organisations', ({ studio, me }) => ok([organisationFor(studio, me)])),
  get('/data/asset-types', ({ studio }) => {
    const types = studio.store.list(ENTITY_TYPE);
    return ok(types.filter(({ name }) => !NOT_ASSETS.includes(name)).map(assetType));
  }),
  get('/data/asset-types/:id', ({ studio, params }) => {
    const type = studio.store.find(ENTITY_TYPE, params['id'] ?? '');
    if (!type || NOT_ASSETS.includes(type.name)) throw notFound();
    return ok(assetType(type));
  }),
];
