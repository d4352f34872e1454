import { requireCanReadProject, requireManager, taskNamed } from '../rules/access.ts';
import { removeEntity, removeTask } from '../rules/deleting.ts';
import { entityNamed, type Kind } from '../rules/entities.ts';
import { emitEntity } from '../rules/events.ts';
import { nothing, refusedValue } from '../server/answer.ts';
import { remove } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import { CASTING } from '../store/casting-model.ts';
import { ASSIGNEES, ENTITY, TASK } from '../store/models.ts';
import { NOTIFICATION } from '../store/conversation-model.ts';

/**
 * Deletes a shot or an asset, which is only canceled where it has tasks, and a sequence or an episode, which is refused
 * where something is in it.
 */
const removing = (path: string, kind: Kind): Route =>
  remove(path, ({ studio, me, params, query }) => {
    const { store } = studio;
    const entity = entityNamed(studio, kind, params['id']);
    if (entity.created_by === me.id) requireCanReadProject(studio, me, entity.project_id);
    else requireManager(studio, me, entity.project_id);
    const isForced = query.get('force') === 'true';
    const hasTasks = store.list(TASK, { entity_id: entity.id }).length > 0;
    const isParent = kind === 'Sequence' || kind === 'Episode';
    if (isParent && !isForced) {
      const below = store.list(ENTITY, { parent_id: entity.id }).length > 0;
      if (below || hasTasks)
        throw refusedValue(`Some data are still linked to this ${kind.toLowerCase()}.`);
    }
    if (!isParent && hasTasks && !isForced) {
      emitEntity(studio, 'update', store.update(ENTITY, entity.id, { canceled: true }));
    } else {
      for (const end of ['entity_in_id', 'entity_out_id'] as const)
        for (const { id } of store.list(CASTING, { [end]: entity.id })) store.remove(CASTING, id);
      removeEntity(studio, entity);
      emitEntity(studio, 'delete', entity);
    }
    return nothing();
  });

/** What managers take out of a production again. */
export const removalRoutes: Route[] = [
  removing('/data/shots/:id', 'Shot'),
  removing('/data/assets/:id', 'Asset'),
  removing('/data/sequences/:id', 'Sequence'),
  removing('/data/episodes/:id', 'Episode'),
  // Whoever was ever assigned has a notification of it, which keeps the task unless it is forced.
  remove('/data/tasks/:task', ({ studio, me, params, query }) => {
    const task = taskNamed(studio, params['task'] ?? '');
    requireManager(studio, me, task.project_id);
    const isHeld =
      studio.store.linked(ASSIGNEES, task.id).length > 0 ||
      studio.store.list(NOTIFICATION, { task_id: task.id }).length > 0;
    if (isHeld && query.get('force') !== 'true')
      throw refusedValue('update or delete on table "task" violates foreign key constraint');
    removeTask(studio, task);
    return nothing();
  }),
];
