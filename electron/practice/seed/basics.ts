import {
  DEPARTMENT,
  ENTITY_TYPE,
  ORGANISATION,
  PROJECT_STATUS,
  TASK_STATUS,
  TASK_TYPE,
} from '../store/models.ts';
import type { TaskStatus } from '../store/models.ts';
import type { Store } from '../store/store.ts';
import { idOf } from './ids.ts';

const DEPARTMENTS = {
  Modeling: '#78909C',
  Animation: '#009688',
  FX: '#26C6DA',
  Compositing: '#F06292',
  Concept: '#8D6E63',
  Layout: '#7CB342',
};

/** The task types of a new Kitsu. Supervisors of the department manage the tasks. */
const TASK_TYPES: [name: string, forEntity: string, color: string, department: string][] = [
  ['Concept', 'Asset', '#8D6E63', 'Concept'],
  ['Modeling', 'Asset', '#78909C', 'Modeling'],
  ['Shading', 'Asset', '#64B5F6', 'Modeling'],
  ['Rigging', 'Asset', '#9CCC65', 'Animation'],
  ['Storyboard', 'Shot', '#43A047', 'Concept'],
  ['Layout', 'Shot', '#7CB342', 'Layout'],
  ['Animation', 'Shot', '#009688', 'Animation'],
  ['Lighting', 'Shot', '#F9A825', 'Compositing'],
  ['FX', 'Shot', '#26C6DA', 'FX'],
  ['Compositing', 'Shot', '#ff5252', 'Compositing'],
];

type StatusSeed = [name: string, short: string, color: string, flags: Partial<TaskStatus>];

const TASK_STATUSES: StatusSeed[] = [
  ['Todo', 'todo', '#f5f5f5', { is_default: true }],
  ['Ready To Start', 'ready', '#fbc02d', {}],
  ['Work In Progress', 'wip', '#3273dc', { is_wip: true }],
  ['Waiting For Approval', 'wfa', '#ab26ff', { is_feedback_request: true }],
  ['Retake', 'retake', '#ff3860', { is_retake: true, is_artist_allowed: false }],
  ['Done', 'done', '#22d160', { is_done: true, is_artist_allowed: false }],
];

/** Statuses of a new Kitsu for concepts, one of them a default; no production here uses them. */
const CONCEPT_STATUSES: StatusSeed[] = [
  ['Neutral', 'neutral', '#CCCCCC', { is_default: true, for_concept: true }],
  ['Approved', 'approved', '#66BB6A', { is_artist_allowed: false, for_concept: true }],
  ['Rejected', 'rejected', '#E81123', { for_concept: true }],
];

const ASSET_TYPES = ['Character', 'Prop', 'Environment', 'FX'];
const ENTITY_TYPES = ['Episode', 'Sequence', 'Shot', 'Scene', 'Edit', 'Concept', ...ASSET_TYPES];

export const taskTypeId = (name: string): string => idOf('task type', name);
export const statusId = (short: string): string => idOf('status', short);
export const entityTypeId = (name: string): string => idOf('entity type', name);
export const projectStatusId = (name: string): string => idOf('project status', name);

export const taskTypesFor = (entity: 'Asset' | 'Shot'): string[] =>
  TASK_TYPES.filter(([, forEntity]) => forEntity === entity).map(([name]) => name);
export const statusNames = (): string[] => TASK_STATUSES.map(([, short]) => short);

/** Creates what every production of the studio shares. */
export function seedBasics(store: Store): void {
  store.insert(ORGANISATION, { id: idOf('organisation'), name: 'Atelier Marée Basse' });
  for (const [name, color] of Object.entries(DEPARTMENTS)) {
    store.insert(DEPARTMENT, { id: idOf('department', name), name, color });
  }
  for (const name of ['Open', 'Closed']) {
    store.insert(PROJECT_STATUS, { id: projectStatusId(name), name });
  }
  for (const name of ENTITY_TYPES) store.insert(ENTITY_TYPE, { id: entityTypeId(name), name });
  for (const [place, [name, for_entity, color, department]] of TASK_TYPES.entries()) {
    store.insert(TASK_TYPE, {
      id: taskTypeId(name),
      name,
      for_entity,
      color,
      priority: place + 1,
      department_id: idOf('department', department),
    });
  }
  const statuses = [...TASK_STATUSES, ...CONCEPT_STATUSES];
  for (const [place, [name, short_name, color, flags]] of statuses.entries()) {
    const priority = place + 1;
    store.insert(TASK_STATUS, {
      id: statusId(short_name),
      name,
      short_name,
      color,
      priority,
      ...flags,
    });
  }
}
