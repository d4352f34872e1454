import {
  projectNamed,
  requireCanReachEntity,
  requireCanReadProject,
  requireManager,
} from '../rules/access.ts';
import { entityNamed, kindOf } from '../rules/entities.ts';
import { emitTask } from '../rules/events.ts';
import { madeTask, withAssignees } from '../rules/task-answers.ts';
import {
  created,
  forbidden,
  notFound,
  refusedRow,
  refusedValue,
  wrongParameter,
} from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { UUID } from '../server/fields.ts';
import { post } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { addRow } from '../server/rows.ts';
import {
  ASSIGNEES,
  ENTITY,
  PROJECT_TASK_TYPES,
  TASK,
  TASK_STATUS,
  TASK_TYPE,
} from '../store/models.ts';
import type { Entity, TaskType } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

/** Creates tasks: one at a time, all of an entity, or one type of many. */
export const taskMakingRoutes: Route[] = [
  post('/data/tasks', makeOne),
  post('/data/entities/:id/tasks', makeOfEntity),
  post('/actions/projects/:project/task-types/:type/:kind/create-tasks', makeOfMany),
];

/** Fields that zou leaves empty if they are not sent. */
const UNSAID = { project_id: null, task_status_id: null };

/** Zou checks no permission here: anybody who is signed in may call it. */
function makeOne({ studio, sent }: SignedInRequest): Answer {
  const { store } = studio;
  const values = sent.json();
  if (values === null || typeof values !== 'object' || Array.isArray(values)) {
    throw wrongParameter('A JSON object is expected.');
  }
  for (const key of ['task_type_id', 'entity_id']) {
    const id = values[key];
    if (typeof id !== 'string' || !UUID.test(id)) {
      throw wrongParameter(`A valid ${key} is required.`);
    }
  }
  const { assignees } = values;
  if (assignees !== undefined && !Array.isArray(assignees)) {
    throw wrongParameter('assignees must be a list.');
  }
  const type = store.find(TASK_TYPE, String(values['task_type_id']));
  const entity = store.find(ENTITY, String(values['entity_id']));
  if (!type || !entity) throw notFound();
  if (type.for_entity !== kindOf(studio, entity)) {
    throw refusedValue('Task type of the task does not match entity type.');
  }
  const name = values['name'] || 'main';
  const beside = ['assignees'];
  return store.database.transaction(() => {
    const task = addRow(
      studio,
      TASK,
      { ...UNSAID, ...values, name },
      { beside, refuse: twiceRefused },
    );
    for (const person of (assignees ?? []).map(String)) {
      if (store.find(PERSON, person)) store.link(ASSIGNEES, task.id, person);
    }
    return created(withAssignees(studio, task));
  });
}

const twiceRefused = (message: string) =>
  refusedRow(message.startsWith('A record with') ? 'Task already exists.' : message);

/** Existing tasks are not in the answer; without types, every fitting task type is used. */
function makeOfEntity({ studio, me, params, fields }: SignedInRequest): Answer {
  const { store } = studio;
  const entity = entityNamed(studio, null, params['id']);
  const who = requireCanReadProject(studio, me, entity.project_id);
  requireCanReachEntity(studio, who, entity.id);
  if (who.role === 'vendor' || who.role === 'client') throw forbidden();
  const asked = fields.ids('task_type_ids', 0).map((id) => {
    const type = store.find(TASK_TYPE, id);
    if (!type) throw notFound();
    return type;
  });
  const enabled = store.linked(PROJECT_TASK_TYPES, entity.project_id);
  const kind = kindOf(studio, entity);
  for (const { id, for_entity } of asked) {
    if (for_entity !== kind) {
      throw wrongParameter(`Task type ${id} is for ${for_entity} entities, got ${kind}.`);
    }
    if (!enabled.includes(id)) {
      throw wrongParameter(`Task type ${id} is not enabled in project ${entity.project_id}.`);
    }
  }
  const fitting = store
    .list(TASK_TYPE)
    .filter(({ id, for_entity }) => enabled.includes(id) && for_entity === kind);
  const types = asked.length > 0 ? asked : fitting;
  return madeOf(
    studio,
    me.id,
    types.map((type) => [entity, type]),
  );
}

const MANY = { shots: 'Shot', assets: 'Asset' } as const;

/** The body is the list itself; an empty one means all of the production. Neither the type's kind nor its setting counts. */
function makeOfMany({ studio, me, params, sent }: SignedInRequest): Answer {
  const project = projectNamed(studio, params['project']);
  const kind = MANY[params['kind'] as keyof typeof MANY] as 'Shot' | 'Asset' | undefined;
  const type = studio.store.find(TASK_TYPE, params['type'] ?? '');
  if (!kind || !type) throw notFound();
  requireManager(studio, me, project.id);
  const asked = sent.json();
  if (!Array.isArray(asked) || !asked.every((id) => typeof id === 'string' && UUID.test(id)))
    throw wrongParameter('A list of IDs is expected.');
  const named = asked.map((id) => entityNamed(studio, kind, String(id)));
  const all = studio.store
    .list(ENTITY, { project_id: project.id })
    .filter((one) => kindOf(studio, one) === kind);
  const entities = named.length > 0 ? named : all;
  return madeOf(
    studio,
    me.id,
    entities
      .filter((one) => one.project_id === project.id)
      .map((one): [Entity, TaskType] => [one, type]),
  );
}

function madeOf(studio: StudioServices, maker: string, wanted: [Entity, TaskType][]): Answer {
  const { store } = studio;
  const [status] = store.list(TASK_STATUS, { is_default: true, for_concept: false });
  return store.database.transaction(() => {
    const made = wanted.flatMap(([entity, type]) => {
      const key = { entity_id: entity.id, task_type_id: type.id };
      if (store.list(TASK, key).length > 0) return [];
      return [
        store.insert(TASK, {
          ...key,
          project_id: entity.project_id,
          task_status_id: status?.id ?? '',
          assigner_id: maker,
        }),
      ];
    });
    for (const task of made) emitTask(studio, 'task:new', task);
    return created(made.map((task) => madeTask(studio, task)));
  });
}
