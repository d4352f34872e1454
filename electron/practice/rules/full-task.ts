import { SUBSCRIPTION } from '../store/conversation-model.ts';
import type { Json, Model } from '../store/model.ts';
import { ENTITY, ENTITY_TYPE, PROJECT, TASK, TASK_STATUS, TASK_TYPE } from '../store/models.ts';
import type { Entity, Task } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { assigneesOf } from './access.ts';
import { personWithDepartments, wholePerson } from './people.ts';

type Answered = { [key: string]: Json };

/** A task with everything that its own page shows. */
export function fullTask(studio: StudioServices, task: Task, me: Person): Answered {
  const { store } = studio;
  const read = (model: Model, id: string): Json => {
    const row = store.find(model, id);
    return row ? serialize(model, row) : null;
  };
  const assignees = assigneesOf(studio, task);
  const entity = store.find(ENTITY, task.entity_id);
  const assigner = task.assigner_id ? store.find(PERSON, task.assigner_id) : undefined;
  return {
    ...serialize(TASK, task),
    assignees,
    entity: entity ? serialize(ENTITY, entity) : null,
    entity_type: read(ENTITY_TYPE, entity?.entity_type_id ?? ''),
    is_subscribed: store.list(SUBSCRIPTION, { task_id: task.id, person_id: me.id }).length > 0,
    persons: assignees.flatMap((id) => {
      const person = store.find(PERSON, id);
      return person ? [wholePerson(person)] : [];
    }),
    project: read(PROJECT, task.project_id),
    task_status: read(TASK_STATUS, task.task_status_id),
    task_type: read(TASK_TYPE, task.task_type_id),
    ...(assigner ? { assigner: personWithDepartments(studio, assigner) } : {}),
    ...(entity ? parents(studio, entity) : {}),
  };
}

/** The sequence of a shot and its episode; neither for an asset. */
function parents({ store }: StudioServices, entity: Entity): Answered {
  const sequence = entity.parent_id ? store.find(ENTITY, entity.parent_id) : undefined;
  if (!sequence) return {};
  const episode = sequence.parent_id ? store.find(ENTITY, sequence.parent_id) : undefined;
  return {
    sequence: { ...serialize(ENTITY, sequence), type: 'Sequence' },
    ...(episode ? { episode: { ...serialize(ENTITY, episode), type: 'Episode' } } : {}),
  };
}
