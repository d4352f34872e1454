import type { Item } from '../store/item.ts';
import type { Model } from '../store/model.ts';
import type { Comment, Entity, Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { kindOf } from './entities.ts';

/** Emits an event about a task, with the fields that zou sends beside the task's id. */
export function emitTask(
  { emit: tell }: StudioServices,
  name: string,
  task: Pick<Task, 'id' | 'project_id'>,
  fields: Item = {},
): void {
  tell(name, { task_id: task.id, ...fields, project_id: task.project_id });
}

/** Emits that a task has another status, or that it now waits for review. */
export function emitMove(
  studio: StudioServices,
  name: 'task:status-changed' | 'task:to-review',
  task: Pick<Task, 'id' | 'project_id'>,
  statuses: { to: string; from: string },
  by: Item,
): void {
  const { to: new_task_status_id, from: previous_task_status_id } = statuses;
  emitTask(studio, name, task, { new_task_status_id, previous_task_status_id, ...by });
}

/** Emits that a comment changed, also by what hangs on it. */
export function emitComment(
  studio: StudioServices,
  task: Pick<Task, 'id' | 'project_id'>,
  comment: Comment,
): void {
  const { id: comment_id, person_id, for_client } = comment;
  emitTask(studio, 'comment:update', task, { comment_id, person_id, for_client });
}

/** Emits that a task was assigned to somebody or unassigned. */
export function emitAssignment(
  studio: StudioServices,
  what: 'assign' | 'unassign',
  task: Pick<Task, 'id' | 'project_id'>,
  people: string[],
): void {
  for (const person_id of people) emitTask(studio, `task:${what}`, task, { person_id });
}

/** Emits that a shot, an asset or what they are in was created, changed or deleted: `shot:update` with `shot_id`. */
export function emitEntity(
  studio: StudioServices,
  what: 'new' | 'update' | 'delete',
  entity: Entity,
  fields: Item = {},
): void {
  const kind = kindOf(studio, entity).toLowerCase();
  studio.emit(`${kind}:${what}`, {
    [`${kind}_id`]: entity.id,
    ...fields,
    project_id: entity.project_id,
  });
}

/** Emits that a row of a plain list was created, changed or deleted: `task-type:update` with `task_type_id`. */
export function emitRow(
  { emit: tell }: StudioServices,
  { type }: Model,
  what: 'new' | 'update' | 'delete',
  row: { id: string; project_id?: unknown },
): void {
  const words = type.replace(/\B[A-Z]/g, (sign) => `_${sign}`).toLowerCase();
  const { project_id } = row;
  const place: Item = typeof project_id === 'string' ? { project_id } : {};
  tell(`${words.replace(/_/g, '-')}:${what}`, { [`${words}_id`]: row.id, ...place });
}
