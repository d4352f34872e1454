import { ASSIGNEES, COMMENT, ENTITY, PREVIEW_FILE, TASK, TIME_SPENT } from '../store/models.ts';
import type { Entity, Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { emitTask } from './events.ts';

/** What hangs on a task; it cannot go without it. */
export function hasHistory({ store }: StudioServices, task: Task): boolean {
  return (
    store.list(COMMENT, { object_id: task.id }).length > 0 ||
    store.list(TIME_SPENT, { task_id: task.id }).length > 0 ||
    store.linked(ASSIGNEES, task.id).length > 0
  );
}

/** Takes a task away with its comments, previews and times. */
export function removeTask(studio: StudioServices, task: Task): void {
  const { store } = studio;
  store.database.transaction(() => {
    for (const comment of store.list(COMMENT, { object_id: task.id })) {
      store.remove(COMMENT, comment.id);
    }
    for (const entry of store.list(TIME_SPENT, { task_id: task.id })) {
      store.remove(TIME_SPENT, entry.id);
    }
    for (const preview of store.list(PREVIEW_FILE, { task_id: task.id })) {
      for (const entity of store.list(ENTITY, { preview_file_id: preview.id })) {
        store.update(ENTITY, entity.id, { preview_file_id: null });
      }
      store.remove(PREVIEW_FILE, preview.id);
    }
    for (const person of store.linked(ASSIGNEES, task.id)) {
      store.unlink(ASSIGNEES, task.id, person);
    }
    store.remove(TASK, task.id);
    const { entity_id, task_type_id } = task;
    emitTask(studio, 'task:delete', task, { entity_id, task_type_id });
  });
}

/**
 * An entity that has tasks is only canceled, unless it is forced away with all that is below it.
 * `only` leaves it where anything hangs on it. False where nothing was done.
 */
export function removeEntity(
  studio: StudioServices,
  entity: Entity,
  force: boolean,
  otherwise: 'cancel' | 'only' = 'cancel',
): boolean {
  const { store } = studio;
  const tasks = store.list(TASK, { entity_id: entity.id });
  const below = store.list(ENTITY, { parent_id: entity.id });
  const free = tasks.length === 0 && below.length === 0;
  if (!free && !force) {
    if (otherwise === 'only') return false;
    store.update(ENTITY, entity.id, { canceled: true });
    return true;
  }
  store.database.transaction(() => {
    for (const child of below) removeEntity(studio, child, true);
    for (const task of tasks) removeTask(studio, task);
    store.remove(ENTITY, entity.id);
  });
  return true;
}
