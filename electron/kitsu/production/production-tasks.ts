import type { ProductionTask, TaskStatus } from '../../shared/production.ts';
import { firstOf, mapped, read, readTagged, route, type Options } from '../request-helpers.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer, Tagged } from '../answer-types.ts';
import { allOfPages, pageOf, type Page } from './pages.ts';
import { taskRow, taskRows } from './task-rows.ts';
import { allTaskStatuses } from '../task-statuses.ts';

type Tasks = Promise<KitsuAnswer<ProductionTask[]>>;
/** `relations`: include assignees, which the lists leave out by default. */
type ListOptions = Options & { relations?: boolean };

const list = (http: Http, path: string, { relations, ...options }: ListOptions = {}): Tasks =>
  read(http, path, taskRows, options, relations ? { relations: 'true' } : undefined);

/** A task with its assignees. Guide: "Setting Start and Due Dates on Tasks". Route: `GET /data/tasks/:id/full`. */
export const getTask = (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<ProductionTask>> =>
  read(http, route`/data/tasks/${taskId}/full`, taskRow, options);

/** Guide: "Finding tasks". Route: `GET /data/assets/:id/tasks`. */
export const allTasksForAsset = (http: Http, assetId: string, options?: ListOptions): Tasks =>
  list(http, route`/data/assets/${assetId}/tasks`, options);

/** Guide: "Reading Production Timelines". Route: `GET /data/shots/:id/tasks`. */
export const allTasksForShot = (http: Http, shotId: string, options?: ListOptions): Tasks =>
  list(http, route`/data/shots/${shotId}/tasks`, options);

/** Guide: "Finding tasks". Route: `GET /data/scenes/:id/tasks`. */
export const allTasksForScene = (http: Http, sceneId: string, options?: ListOptions): Tasks =>
  list(http, route`/data/scenes/${sceneId}/tasks`, options);

/** Tasks of the sequence itself, not of its shots. Guide: "Finding tasks". Route: `GET /data/sequences/:id/tasks`. */
export const allTasksForSequence = (http: Http, sequenceId: string, options?: ListOptions): Tasks =>
  list(http, route`/data/sequences/${sequenceId}/tasks`, options);

/** Tasks of all shots of a sequence. Route: `GET /data/sequences/:id/shot-tasks`. */
export const allShotTasksForSequence = (
  http: Http,
  sequenceId: string,
  options?: ListOptions,
): Tasks => list(http, route`/data/sequences/${sequenceId}/shot-tasks`, options);

/** Tasks of the episode itself. Route: `GET /data/episodes/:id/tasks`. */
export const allTasksForEpisode = (http: Http, episodeId: string, options?: ListOptions): Tasks =>
  list(http, route`/data/episodes/${episodeId}/tasks`, options);

/** Tasks of all shots of an episode. Route: `GET /data/episodes/:id/shot-tasks`. */
export const allShotTasksForEpisode = (
  http: Http,
  episodeId: string,
  options?: ListOptions,
): Tasks => list(http, route`/data/episodes/${episodeId}/shot-tasks`, options);

/** Guide: "Finding tasks". Route: `GET /data/entities/:id/task-types/:type/tasks`. */
export const allTasksForEntityAndTaskType = (
  http: Http,
  entityId: string,
  taskTypeId: string,
  options?: Options,
): Tasks => list(http, route`/data/entities/${entityId}/task-types/${taskTypeId}/tasks`, options);

/** Guide: "Finding tasks". Route: `GET /data/tasks?project_id=&task_type_id=&task_status_id=`. */
export const allTasksForTaskStatus = (
  http: Http,
  projectId: string,
  taskTypeId: string,
  taskStatusId: string,
  { relations, ...options }: ListOptions = {},
): Tasks =>
  read(http, '/data/tasks', taskRows, options, {
    project_id: projectId,
    task_type_id: taskTypeId,
    task_status_id: taskStatusId,
    ...(relations ? { relations: 'true' } : {}),
  });

/**
 * The task of one type on an entity, or `null`. This is what `get_task_by_name` in the guides meant
 * too, with the name that nearly every task has.
 * Route: `GET /data/tasks?name=&task_type_id=&entity_id=`.
 */
export const getTaskByEntity = async (
  http: Http,
  entityId: string,
  taskTypeId: string,
  { name = 'main', relations, ...options }: ListOptions & { name?: string } = {},
): Promise<KitsuAnswer<ProductionTask | null>> =>
  firstOf(
    await read(http, '/data/tasks', taskRows, options, {
      name,
      task_type_id: taskTypeId,
      entity_id: entityId,
      ...(relations ? { relations: 'true' } : {}),
    }),
    (task) => task.name === name && task.entityId === entityId && task.taskTypeId === taskTypeId,
  );

/** Guide: "Retrieve a given task"; today's API finds it by entity, type and name. Route: as `getTaskByEntity`. */
export const getTaskByName = (
  http: Http,
  entityId: string,
  taskTypeId: string,
  name: string,
  options?: ListOptions,
) => getTaskByEntity(http, entityId, taskTypeId, { ...options, name });

/**
 * All tasks of a production with their assignees, in one request; given the ETag of an earlier answer,
 * Kitsu may answer that nothing changed (since 1.0.68 or later).
 * Route: `GET /data/projects/:id/tasks` with `If-None-Match`.
 */
export const allTasksForProject = (
  http: Http,
  projectId: string,
  { etag = null, ...options }: Options & { etag?: string | null } = {},
): Promise<KitsuAnswer<Tagged<ProductionTask[]>>> =>
  readTagged(http, route`/data/projects/${projectId}/tasks`, taskRows, etag, options);

/**
 * One page of the tasks that the caller may see, most recently changed first. Route: `GET
 * /data/tasks?page=&limit=`.
 */
export const tasksPage = (
  http: Http,
  { page, limit, ...options }: Options & { page: number; limit: number },
): Promise<KitsuAnswer<Page<ProductionTask>>> => {
  const query = { relations: 'true' };
  return pageOf(http, '/data/tasks', taskRow, { page, limit, query }, options);
};

/** A task with the status of its `taskStatusId`; `null` if the studio deleted that status. */
export type TaskWithStatus = ProductionTask & { taskStatus: TaskStatus | null };

/**
 * Every task that the caller may see, with assignees and status: what `all_tasks` in the guide meant.
 * Read in pages. Guide: "Tracking Task Progress and Completion". Routes: `GET /data/tasks?page=`, `GET
 * /data/task-status`.
 */
export async function allTasks(
  http: Http,
  { projectId, ...options }: Options & { projectId?: string } = {},
): Promise<KitsuAnswer<TaskWithStatus[]>> {
  const statuses = await allTaskStatuses(http, options);
  if (!statuses.ok) return statuses;
  const byId = new Map(statuses.value.map((status) => [status.id, status]));
  const query = { relations: 'true', ...(projectId ? { project_id: projectId } : {}) };
  return mapped(await allOfPages(http, '/data/tasks', taskRow, query, options), (tasks) =>
    tasks.map((task) => ({ ...task, taskStatus: byId.get(task.taskStatusId) ?? null })),
  );
}
