import { forbidden, notFound } from '../server/answer.ts';
import { ASSIGNEES, PROJECT, PROJECT_STATUS, TASK, TEAM } from '../store/models.ts';
import type { Project, Task } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

export const isAdmin = (me: Person): boolean => me.role === 'admin';
export const isManager = (me: Person): boolean => me.role === 'manager' || isAdmin(me);

/**
 * Me with my role in a production, which may differ from my role in the studio. An admin is one
 * everywhere.
 */
export function inProject({ store }: StudioServices, me: Person, project: string): Person {
  const role = isAdmin(me) ? null : store.notes(TEAM, project).get(me.id);
  return role ? { ...me, role } : me;
}

export function isInTeam({ store }: StudioServices, me: Person, project: string): boolean {
  return store.isLinked(TEAM, project, me.id);
}

/** The open productions of my teams, to which most lists are limited. */
export function myOpenProjects(studio: StudioServices, me: Person): Project[] {
  return openProjects(studio).filter((project) => isInTeam(studio, me, project.id));
}

export function openProjects({ store }: StudioServices): Project[] {
  const closed = store.list(PROJECT_STATUS).filter((status) => status.name === 'Closed');
  return store
    .select(PROJECT, 'ORDER BY name')
    .filter((project) => !closed.some((status) => status.id === project.project_status_id));
}

/** The ids of the tasks of my open productions, as a condition on `project_id`. */
export function inMyProjects(studio: StudioServices, me: Person): [condition: string, ids: string] {
  const ids = myOpenProjects(studio, me).map((project) => project.id);
  return ['project_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)];
}

export function projectNamed({ store }: StudioServices, id: string | undefined): Project {
  const project = store.find(PROJECT, id ?? '');
  if (!project) throw notFound();
  return project;
}

/** Only the team and admins may read a production. Returns me with my role there. */
export function requireCanReadProject(studio: StudioServices, me: Person, project: string): Person {
  if (!isAdmin(me) && !isInTeam(studio, me, project)) throw forbidden();
  return inProject(studio, me, project);
}

/** Only managers may set up a production. */
export function requireManager(studio: StudioServices, me: Person, project: string): void {
  if (!isManager(requireCanReadProject(studio, me, project))) throw forbidden();
}

/** Only an admin may change what the whole studio shares. */
export function requireAdmin(me: Person): void {
  if (!isAdmin(me)) throw forbidden();
}

/** A vendor only reaches tasks that they are assigned to. */
export function requireCanReachEntity(
  { store }: StudioServices,
  who: Person,
  entity: string,
): void {
  if (who.role !== 'vendor') return;
  const [mine] = store.select(
    TASK,
    'JOIN task_assignees ON task_id = tasks.id WHERE entity_id = ? AND person_id = ? LIMIT 1',
    entity,
    who.id,
  );
  if (!mine) throw forbidden();
}

/** The task, or 404, also for a malformed id. */
export function taskNamed({ store }: StudioServices, id: string): Task {
  const task = store.find(TASK, id);
  if (!task) throw notFound();
  return task;
}

/** Checks that I may read a task. Returns me with my role in its production. */
export function requireCanReadTask(studio: StudioServices, me: Person, task: Task): Person {
  const who = requireCanReadProject(studio, me, task.project_id);
  requireCanReachEntity(studio, who, task.entity_id);
  return who;
}

export const assigneesOf = ({ store }: StudioServices, task: Task): string[] =>
  store.linked(ASSIGNEES, task.id);
