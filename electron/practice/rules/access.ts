import { forbidden, notFound } from '../server/answer.ts';
import { ASSIGNEES, PROJECT, PROJECT_STATUS, TASK, TEAM } from '../store/models.ts';
import type { Project, Task } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

export const isAdmin = (me: Person): boolean => me.role === 'admin';
export const isManager = (me: Person): boolean => me.role === 'manager' || isAdmin(me);

/**
 * Me with the role that I have in a production: its team may give me another one than the studio
 * does. An admin is one everywhere.
 */
export function inProject({ store }: StudioServices, me: Person, project: string): Person {
  const role = isAdmin(me) ? null : store.notes(TEAM, project).get(me.id);
  return role ? { ...me, role } : me;
}

export function isInTeam({ store }: StudioServices, me: Person, project: string): boolean {
  return store.isLinked(TEAM, project, me.id);
}

/** Open productions of whose team I am; what a to-do list and most lists are limited to. */
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

/** Reading anything of a production asks for its team, or an admin. Answers me as I am there. */
export function requireCanReadProject(studio: StudioServices, me: Person, project: string): Person {
  if (!isAdmin(me) && !isInTeam(studio, me, project)) throw forbidden();
  return inProject(studio, me, project);
}

/** Setting up a production is for its managers. */
export function requireManager(studio: StudioServices, me: Person, project: string): void {
  if (!isManager(requireCanReadProject(studio, me, project))) throw forbidden();
}

/** What the whole studio shares is set up by an admin. */
export function requireAdmin(me: Person): void {
  if (!isAdmin(me)) throw forbidden();
}

/** A vendor reaches only what he is assigned to. */
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

/** The task, or 404; an id of another form is as unknown as any. */
export function taskNamed({ store }: StudioServices, id: string): Task {
  const task = store.find(TASK, id);
  if (!task) throw notFound();
  return task;
}

/** Reading a task. Answers me as I am in its production. */
export function requireCanReadTask(studio: StudioServices, me: Person, task: Task): Person {
  const who = requireCanReadProject(studio, me, task.project_id);
  requireCanReachEntity(studio, who, task.entity_id);
  return who;
}

export const assigneesOf = ({ store }: StudioServices, task: Task): string[] =>
  store.linked(ASSIGNEES, task.id);
