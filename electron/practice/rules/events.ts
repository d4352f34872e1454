import type { Item } from '../store/item.ts';
import type { Model } from '../store/model.ts';
import type { Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';

/** Says that something of a task happened, with the fields that zou gives beside the task's id. */
export function emitTask(
  { emit: tell }: StudioServices,
  name: string,
  task: Pick<Task, 'id' | 'project_id'>,
  fields: Item = {},
): void {
  tell(name, { task_id: task.id, ...fields, project_id: task.project_id });
}

/** Says that a task was given to somebody or taken from them. */
export function emitAssignment(
  studio: StudioServices,
  what: 'assign' | 'unassign',
  task: Pick<Task, 'id' | 'project_id'>,
  people: string[],
): void {
  for (const person_id of people) emitTask(studio, `task:${what}`, task, { person_id });
}

/** Says that a row of a plain list came, changed or went: `task-type:update` with `task_type_id`. */
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
