import { forbidden } from '../server/answer.ts';
import { ENTITY, PERSON_DEPARTMENTS, TASK_TYPE } from '../store/models.ts';
import type { Task, TaskStatus } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';
import { assigneesOf, inProject, isAdmin, isInTeam, isManager } from './access.ts';

/**
 * Time is logged by a current assignee for himself, or by a manager for one. Nobody can for a
 * person who is not assigned any more, not even to correct an old entry.
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

/** Commenting: an assignee, who made the entity, a supervisor of the department, a manager. */
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

/** `is_artist_allowed` binds artists alone. */
export function requireCanUseStatus(who: Person, status: TaskStatus): void {
  if (who.role === 'user' && !status.is_artist_allowed) throw forbidden();
  if (who.role === 'client' && !status.is_client_allowed) throw forbidden();
}

/** A supervisor without a department steers every task, else those of his departments. */
export function supervises({ store }: StudioServices, who: Person, task: Task): boolean {
  if (who.role !== 'supervisor') return false;
  const mine = store.linked(PERSON_DEPARTMENTS, who.id);
  return mine.length === 0 || mine.includes(departmentOf(store, task));
}

/** What a supervisor may change of a task; a manager may change the rest too, an artist nothing. */
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

/** Assigning: a manager, a supervisor for people of his departments, an artist only himself. */
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

/** Taking somebody off: who may steer the task, or an assignee himself. `null` is everyone. */
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
