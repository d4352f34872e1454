import { z } from 'zod';
import type { Person, Project, Role, TaskStatus, TaskType } from '../../shared/production.ts';
import { failure } from '../../shared/result.ts';
import {
  exactly,
  mapped,
  namePattern,
  read,
  remove,
  route,
  write,
  type Options,
} from '../request-helpers.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { serializeByKey } from './serialize-by-key.ts';
import { personRows, projectRow, projectRows } from './project-rows.ts';
import { row, text } from '../field-readers.ts';
import { taskStatusRows, taskTypeRows } from './task-rows.ts';

/**
 * Every production, closed ones too; only for administrators: others get their open ones. Route: `GET
 * /data/projects`.
 */
export const allProjects = (http: Http, options?: Options): Promise<KitsuAnswer<Project[]>> =>
  read(http, '/data/projects', projectRows, options);

/**
 * Open productions whose team the caller is in, with what is enabled in each. Route: `GET
 * /data/projects/open`.
 */
export const allOpenProjects = (http: Http, options?: Options): Promise<KitsuAnswer<Project[]>> =>
  read(http, '/data/projects/open', projectRows, options);

/** Guide: "Get a project". Route: `GET /data/projects/:id`. */
export const getProject = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Project>> =>
  read(http, route`/data/projects/${projectId}`, projectRow, options);

/** A production's frames a second, as text of at most ten signs (`23.976`); empty if it has none. Route: `GET /data/projects/:id`. */
export const getProjectFps = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<string>> => {
  const fps = row((raw) =>
    typeof raw['fps'] === 'number' ? String(raw['fps']) : text(raw['fps']),
  );
  return read(http, route`/data/projects/${projectId}`, fps, options);
};

/** The production of exactly that name, or `null`. Route: `GET /data/projects?name=`. */
export const getProjectByName = async (
  http: Http,
  name: string,
  options?: Options,
): Promise<KitsuAnswer<Project | null>> =>
  exactly(
    await read(http, '/data/projects', projectRows, options, { name: namePattern(name) }),
    name,
  );

export interface NewProject {
  name: string;
  /** `short`, `featurefilm`, `tvshow`… Kitsu does not check it. */
  productionType?: string;
  /** `2d`, `3d`, `2d3d`, `vfx`, `stop-motion`… */
  productionStyle?: string;
  teamIds?: string[];
  assetTypeIds?: string[];
  taskStatusIds?: string[];
  taskTypeIds?: string[];
}

/**
 * Returns the production of that name, or creates it. Only for administrators.
 * Guide: "Creating a Project". Routes: `GET /data/projects?name=`, `POST /data/projects`.
 */
export const newProject = (
  http: Http,
  project: NewProject,
  options?: Options,
): Promise<KitsuAnswer<Project>> =>
  serializeByKey(http, `project ${project.name}`, async () => {
    const found = await getProjectByName(http, project.name, options);
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
    const body = {
      name: project.name,
      production_type: project.productionType ?? 'short',
      team: project.teamIds ?? [],
      asset_types: project.assetTypeIds ?? [],
      task_statuses: project.taskStatusIds ?? [],
      task_types: project.taskTypeIds ?? [],
      production_style: project.productionStyle ?? '2d3d',
    };
    return write(http, 'POST', '/data/projects', body, projectRow, options);
  });

const projectStatuses = z.array(row((raw) => ({ id: raw.id, name: text(raw['name']) })));

/**
 * Closes a production: it disappears from everybody's lists, and can be reopened on Kitsu's pages.
 * Managers and above. Routes: `GET /data/project-status?name=Closed`, `PUT /data/projects/:id`.
 */
export async function closeProject(
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Project>> {
  const query = { name: 'Closed' };
  const found = await read(http, '/data/project-status', projectStatuses, options, query);
  const closed = exactly(found, 'Closed');
  if (!closed.ok) return closed;
  if (!closed.value)
    return failure('not-found', 'This studio has no status for closed productions.');
  const body = { project_status_id: closed.value.id };
  return write(http, 'PUT', route`/data/projects/${projectId}`, body, projectRow, options);
}

/**
 * Deletes a closed production with all its content for good. Only for administrators. Route: `DELETE
 * /data/projects/:id?force=true`.
 */
export const removeProject = (http: Http, projectId: string, options?: Options) =>
  remove(http, route`/data/projects/${projectId}`, options, { force: 'true' });

/** The team of a production. Only managers see e-mails. Route: `GET /data/projects/:id/team`. */
export const getTeam = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Person[]>> =>
  read(http, route`/data/projects/${projectId}/team`, personRows, options);

/**
 * Adds a person to a production's team; repeating it changes nothing. `role` is their role in this
 * production, where it differs from the one in the studio (since 1.0.59). Managers and above.
 * Guide: "Adding People to the Project Team". Route: `POST /data/projects/:id/team`.
 */
export const addPersonToTeam = (
  http: Http,
  projectId: string,
  personId: string,
  { role, ...options }: Options & { role?: Exclude<Role, 'admin'> } = {},
): Promise<KitsuAnswer<Project>> => {
  const body = { person_id: personId, ...(role ? { role } : {}) };
  return write(http, 'POST', route`/data/projects/${projectId}/team`, body, projectRow, options);
};

/**
 * Removes a person from a production's team. Managers and above. Route: `DELETE
 * /data/projects/:id/team/:person`.
 */
export const removePersonFromTeam = (
  http: Http,
  projectId: string,
  personId: string,
  options?: Options,
) => remove(http, route`/data/projects/${projectId}/team/${personId}`, options);

type Setting = 'asset-types' | 'task-types' | 'task-status';

const enable = (
  http: Http,
  projectId: string,
  setting: Setting,
  body: Record<string, unknown>,
  options?: Options,
): Promise<KitsuAnswer<null>> => {
  const path = `${route`/data/projects/${projectId}`}/settings/${setting}`;
  return write(http, 'POST', path, body, z.unknown(), options).then((answer) =>
    mapped(answer, () => null),
  );
};

/** Enables an asset type. Managers and above. Route: `POST /data/projects/:id/settings/asset-types`. */
export const addAssetType = (
  http: Http,
  projectId: string,
  assetTypeId: string,
  options?: Options,
) => enable(http, projectId, 'asset-types', { asset_type_id: assetTypeId }, options);

/**
 * Enables a task type, without which it can have no tasks. `priority` is its position in this
 * production's pipeline. Managers and above. Guide: "Defining Task Types and Statuses".
 * Route: `POST /data/projects/:id/settings/task-types`.
 */
export const addTaskType = (
  http: Http,
  projectId: string,
  taskTypeId: string,
  { priority, ...options }: Options & { priority?: number } = {},
) => {
  const body = { task_type_id: taskTypeId, ...(priority === undefined ? {} : { priority }) };
  return enable(http, projectId, 'task-types', body, options);
};

/** Enables a task status. Managers and above. Route: `POST /data/projects/:id/settings/task-status`. */
export const addTaskStatus = (
  http: Http,
  projectId: string,
  taskStatusId: string,
  options?: Options,
) => enable(http, projectId, 'task-status', { task_status_id: taskStatusId }, options);

/** Task types enabled in a production. Route: `GET /data/projects/:id/task-types`. */
export const getProjectTaskTypes = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<TaskType[]>> =>
  read(http, route`/data/projects/${projectId}/task-types`, taskTypeRows, options);

/** Task statuses enabled in a production. Route: `GET /data/projects/:id/settings/task-status`. */
export const getProjectTaskStatuses = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<TaskStatus[]>> =>
  read(http, route`/data/projects/${projectId}/settings/task-status`, taskStatusRows, options);
