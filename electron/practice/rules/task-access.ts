import { forbidden } from '../server/answer.ts';
import { ENTITY, PERSON_DEPARTMENTS, TASK_TYPE } from '../store/models.ts';
import type { Task, TaskStatus } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';
import { assigneesOf, inProject, isAdmin, isInTeam, isManager } from './access.ts';
import { isMentioned } from './mentions.ts';

/**
 * A current assignee may log time for themselves, a manager for any assignee. Nobody can log for a
 * person who is no longer assigned, not even to correct an old entry.
 */
export function requireCanLogTime(
  studio: StudioServices,
  me: Person,
  task: Task,
  person: string,
): void {
  const allowed =
    assigneesOf(studio, task).includes(person) &&
    (me.id === person || isAdmin(me) || manages(studio, me, task));
  if (!allowed) throw forbidden();
}

/** May comment: an assignee, the creator of the entity, a supervisor of the department, a manager. */
export function requireCanComment(studio: StudioServices, me: Person, task: Task): Person {
  if (isAdmin(me)) return me;
  const who = inProject(studio, me, task.project_id);
  const allowed =
    isInTeam(studio, me, task.project_id) &&
    (isManager(who) ||
      who.role === 'client' ||
      assigneesOf(studio, task).includes(me.id) ||
      supervises(studio, who, task) ||
      studio.store.find(ENTITY, task.entity_id)?.created_by === me.id);
  if (!allowed) throw forbidden();
  return who;
}

/** May answer: who may comment, and who was named in the conversation; a vendor only in the first case. */
export function requireCanAnswer(studio: StudioServices, me: Person, task: Task): Person {
  const who = inProject(studio, me, task.project_id);
  const named =
    isInTeam(studio, me, task.project_id) && who.role !== 'vendor' && isMentioned(studio, me, task);
  return named ? who : requireCanComment(studio, me, task);
}

/** `is_artist_allowed` restricts artists only. */
export function requireCanUseStatus(who: Person, status: TaskStatus): void {
  if (who.role === 'user' && !status.is_artist_allowed) throw forbidden();
  if (who.role === 'client' && !status.is_client_allowed) throw forbidden();
}

/** A supervisor manages the tasks of their departments, or all tasks without a department. */
export function supervises({ store }: StudioServices, who: Person, task: Task): boolean {
  if (who.role !== 'supervisor') return false;
  const mine = store.linked(PERSON_DEPARTMENTS, who.id);
  return mine.length === 0 || mine.includes(departmentOf(store, task));
}

/** Fields of a task that a supervisor may change; a manager may change all, an artist none. */
const STEERED = ['priority', 'start_date', 'due_date', 'estimation', 'difficulty', 'data'];

export function maySteer(studio: StudioServices, me: Person, task: Task, names: string[]): boolean {
  if (isAdmin(me)) return true;
  if (!isInTeam(studio, me, task.project_id)) return false;
  const who = inProject(studio, me, task.project_id);
  return (
    isManager(who) ||
    (supervises(studio, who, task) && names.every((name) => STEERED.includes(name)))
  );
}

/** May assign: a manager anybody, a supervisor people of their departments, an artist only themselves. */
export function mayAssign(studio: StudioServices, me: Person, task: Task, person: string): boolean {
  if (isAdmin(me)) return true;
  if (!isInTeam(studio, me, task.project_id)) return false;
  const who = inProject(studio, me, task.project_id);
  if (isManager(who)) return true;
  const { store } = studio;
  const mine = store.linked(PERSON_DEPARTMENTS, me.id);
  if (supervises(studio, who, task)) {
    const theirs = store.linked(PERSON_DEPARTMENTS, person);
    const shared = theirs.some((department) => mine.includes(department));
    if (mine.length === 0 || shared) return true;
  }
  return person === me.id && mine.includes(departmentOf(store, task));
}

/** May unassign: whoever manages the task, or an assignee themselves. `null` means all assignees. */
export function mayUnassign(
  studio: StudioServices,
  me: Person,
  task: Task,
  person: string | null,
): boolean {
  if (isAdmin(me)) return true;
  if (!isInTeam(studio, me, task.project_id)) return false;
  const who = inProject(studio, me, task.project_id);
  const himself = person === me.id && assigneesOf(studio, task).includes(me.id);
  return isManager(who) || supervises(studio, who, task) || himself;
}

function manages(studio: StudioServices, me: Person, task: Task): boolean {
  if (isAdmin(me)) return true;
  return isInTeam(studio, me, task.project_id) && isManager(inProject(studio, me, task.project_id));
}

const departmentOf = (store: StudioServices['store'], task: Task): string =>
  store.find(TASK_TYPE, task.task_type_id)?.department_id ?? '';
