import { ATTACHMENT_FILE, SUBSCRIPTION } from '../store/conversation-model.ts';
import { ASSIGNEES, COMMENT, ENTITY, PREVIEW_FILE, TASK, TIME_SPENT } from '../store/models.ts';
import type { Entity, Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { removeAttachments } from './attachments.ts';
import { emitTask } from './events.ts';
import { clearLinks } from './mentions.ts';
import { forgetNotifications } from './notifying.ts';
import { removeVersionTasks } from './schedule-versions.ts';

/** Deletes a task with its comments, previews and times. */
export function removeTask(studio: StudioServices, task: Task): void {
  const { store } = studio;
  store.database.transaction(() => {
    for (const comment of store.list(COMMENT, { object_id: task.id })) {
      clearLinks(studio, comment.id);
      void removeAttachments(studio, store.list(ATTACHMENT_FILE, { comment_id: comment.id }));
      store.remove(COMMENT, comment.id);
    }
    forgetNotifications(studio, { task_id: task.id });
    for (const { id } of store.list(SUBSCRIPTION, { task_id: task.id })) {
      store.remove(SUBSCRIPTION, id);
    }
    for (const entry of store.list(TIME_SPENT, { task_id: task.id })) {
      store.remove(TIME_SPENT, entry.id);
    }
    for (const preview of store.list(PREVIEW_FILE, { task_id: task.id })) {
      for (const entity of store.list(ENTITY, { preview_file_id: preview.id })) {
        store.update(ENTITY, entity.id, { preview_file_id: null });
      }
      store.remove(PREVIEW_FILE, preview.id);
      void studio.files.remove('previews', preview.id);
    }
    for (const person of store.linked(ASSIGNEES, task.id)) {
      store.unlink(ASSIGNEES, task.id, person);
    }
    removeVersionTasks(studio, { task_id: task.id });
    store.remove(TASK, task.id);
    const { entity_id, task_type_id } = task;
    emitTask(studio, 'task:delete', task, { entity_id, task_type_id });
  });
}

/** Deletes an entity with its tasks and everything below it. */
export function removeEntity(studio: StudioServices, entity: Entity): void {
  const { store } = studio;
  store.database.transaction(() => {
    for (const child of store.list(ENTITY, { parent_id: entity.id })) removeEntity(studio, child);
    for (const task of store.list(TASK, { entity_id: entity.id })) removeTask(studio, task);
    store.remove(ENTITY, entity.id);
  });
}
