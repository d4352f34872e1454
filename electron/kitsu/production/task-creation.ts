import type { Asset, EntityKind, ProductionTask, Shot } from '../../shared/production.ts';
import { failure, success, type Failure } from '../../shared/result.ts';
import { route, requireVersion, write, type Options } from '../request-helpers.ts';
import { getAssetType } from './asset-types.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { inParallel } from '../in-parallel.ts';
import { serializeByKey } from './serialize-by-key.ts';
import { getTaskByEntity } from './production-tasks.ts';
import { getProjectTaskTypes } from './projects.ts';
import { taskRow, taskRows } from './task-rows.ts';
import { getDefaultTaskStatus } from '../task-statuses.ts';
import { getTaskType } from './task-types.ts';

/** The entity that tasks are created for. */
export interface ForTasks {
  id: string;
  projectId: string;
  kind: EntityKind;
  name: string;
  /** Given for an asset: its type may allow only some task types. */
  assetTypeId?: string;
}

type TaskTypesFit = KitsuAnswer<null> | Failure;

/**
 * Checks whether these task types can have tasks there; the failure names the first that cannot, and
 * why. Kitsu's own refusal names none.
 */
async function checkTaskTypes(
  http: Http,
  entity: ForTasks,
  taskTypeIds: readonly string[],
  options?: Options,
): Promise<TaskTypesFit> {
  const enabled = await getProjectTaskTypes(http, entity.projectId, options);
  if (!enabled.ok) return enabled;
  const workflow = entity.assetTypeId
    ? await getAssetType(http, entity.assetTypeId, options)
    : success(null);
  if (!workflow.ok) return workflow;
  const allowed = workflow.value?.taskTypeIds ?? [];
  for (const id of taskTypeIds) {
    const type = enabled.value.find((one) => one.id === id);
    if (!type) {
      const known = await getTaskType(http, id, options);
      if (!known.ok) return known;
      if (known.value.forEntity !== entity.kind) return wrongKind(known.value, entity);
      return failure(
        'rule',
        `${known.value.name} is not enabled in this production.`,
        'Add the task type to the production first.',
      );
    }
    if (type.forEntity !== entity.kind) return wrongKind(type, entity);
    if (allowed.length > 0 && !allowed.includes(id)) {
      const typeName = workflow.value?.name ?? 'its type';
      return failure('rule', `${type.name} is not in the workflow of ${typeName}.`);
    }
  }
  return success(null);
}

const wrongKind = (type: { name: string; forEntity: EntityKind }, entity: ForTasks): Failure =>
  failure(
    'rule',
    `${type.name} is for ${type.forEntity.toLowerCase()}s; ${entity.name} is not one.`,
    `Choose a task type that is for ${entity.kind.toLowerCase()}s.`,
  );

/**
 * Creates the tasks of these types that an entity lacks, and returns those it created: none on a second
 * call. Anybody in the production but vendors and clients. Since 1.0.38.
 * Guides: "Create tasks", "Creating Tasks for Assets and Shots". Route: `POST
 * /data/entities/:id/tasks`.
 */
export async function createEntityTasks(
  http: Http,
  entity: ForTasks,
  taskTypeIds: readonly string[],
  options?: Options,
): Promise<KitsuAnswer<ProductionTask[]>> {
  // Kitsu reads an empty list as "all that fit".
  if (taskTypeIds.length === 0) return success([]);
  const fit = await checkTaskTypes(http, entity, taskTypeIds, options);
  if (!fit.ok) return fit;
  const path = route`/data/entities/${entity.id}/tasks`;
  const body = { task_type_ids: taskTypeIds };
  return requireVersion(
    http,
    '1.0.38',
    await write(http, 'POST', path, body, taskRows, options),
    options,
  );
}

/**
 * The tasks of these types that an entity lacks, as `createEntityTasks`, for a caller who knows that they fit: Kitsu's
 * own refusal names none. Route: `POST /data/entities/:id/tasks`.
 */
export const createTasks = (
  http: Http,
  entityId: string,
  taskTypeIds: readonly string[],
  options?: Options,
): Promise<KitsuAnswer<ProductionTask[]>> =>
  write(
    http,
    'POST',
    route`/data/entities/${entityId}/tasks`,
    { task_type_ids: taskTypeIds },
    taskRows,
    options,
  );

/** `createEntityTasks` for an asset, whose type may allow only some task types. */
export const createAssetTasks = (
  http: Http,
  asset: Pick<Asset, 'id' | 'projectId' | 'kind' | 'name' | 'assetTypeId'>,
  taskTypeIds: readonly string[],
  options?: Options,
) => createEntityTasks(http, asset, taskTypeIds, options);

/** `createEntityTasks` for a shot. */
export const createShotTasks = (
  http: Http,
  shot: Pick<Shot, 'id' | 'projectId' | 'kind' | 'name'>,
  taskTypeIds: readonly string[],
  options?: Options,
) => createEntityTasks(http, shot, taskTypeIds, options);

/**
 * The tasks of one type of many shots or many assets: those that lack it get one, all in one request. One that Kitsu
 * leaves out of its answer is asked for by itself, and is not in the result if it has none. Managers and above. Routes:
 * `POST /actions/projects/:id/task-types/:type/shots/create-tasks`, `…/assets/create-tasks`, `GET /data/tasks`.
 */
export async function createTasksOfType(
  http: Http,
  projectId: string,
  taskTypeId: string,
  kind: 'Shot' | 'Asset',
  entityIds: readonly string[],
  options?: Options,
): Promise<KitsuAnswer<ProductionTask[]>> {
  // Kitsu reads an empty list as "all of the production".
  if (entityIds.length === 0) return success([]);
  const place = route`/actions/projects/${projectId}/task-types/${taskTypeId}`;
  const path = `${place}/${kind.toLowerCase()}s/create-tasks`;
  const made = await write(http, 'POST', path, entityIds, taskRows, options);
  if (!made.ok) return made;
  const has = new Set(made.value.map(({ entityId }) => entityId));
  const left = entityIds.filter((id) => !has.has(id));
  const found = await inParallel(left, 2, (id) => getTaskByEntity(http, id, taskTypeId, options));
  if (!found.ok) return found;
  return success([...made.value, ...found.value.filter((task) => task !== null)]);
}

export interface NewTask {
  /** The studio's default status if none is given. */
  taskStatusId?: string;
  assigneeIds?: string[];
  name?: string;
}

/**
 * Returns the task of that type on an entity unchanged, or creates it. Kitsu checks no role here, which
 * may change. Guide: "Creating Tasks for Assets and Shots". Route: `POST /data/tasks`.
 */
export const newTask = (
  http: Http,
  entity: ForTasks,
  taskTypeId: string,
  { taskStatusId, assigneeIds = [], name = 'main', ...options }: NewTask & Options = {},
): Promise<KitsuAnswer<ProductionTask>> =>
  serializeByKey(http, `task ${entity.id} ${taskTypeId} ${name}`, async () => {
    const found = await getTaskByEntity(http, entity.id, taskTypeId, {
      ...options,
      name,
      relations: true,
    });
    if (!found.ok) return found;
    if (found.value) return success(found.value);
    const fit = await checkTaskTypes(http, entity, [taskTypeId], options);
    if (!fit.ok) return fit;
    const status = taskStatusId
      ? success({ id: taskStatusId })
      : await getDefaultTaskStatus(http, options);
    if (!status.ok) return status;
    if (!status.value) return failure('rule', 'This studio has no default task status.');
    const body = {
      project_id: entity.projectId,
      entity_id: entity.id,
      task_type_id: taskTypeId,
      task_status_id: status.value.id,
      assignees: assigneeIds,
      name,
    };
    return write(http, 'POST', '/data/tasks', body, taskRow, options);
  });
