import type { Json, Model } from './model.ts';
import {
  DEPARTMENT,
  ENTITY,
  ENTITY_TYPE,
  PREVIEW_FILE,
  PROJECT,
  PROJECT_STATUS,
  TASK,
  TASK_STATUS,
  TASK_TYPE,
} from './models.ts';
import { PERSON } from './person-model.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which model a column points at, wherever it stands. */
const POINTS_AT: { [column: string]: Model } = {
  project_id: PROJECT,
  project_status_id: PROJECT_STATUS,
  entity_type_id: ENTITY_TYPE,
  entity_id: ENTITY,
  parent_id: ENTITY,
  source_id: ENTITY,
  task_id: TASK,
  task_type_id: TASK_TYPE,
  task_status_id: TASK_STATUS,
  person_id: PERSON,
  assigner_id: PERSON,
  created_by: PERSON,
  department_id: DEPARTMENT,
  preview_file_id: PREVIEW_FILE,
  ready_for: TASK_TYPE,
};

/** Text columns of other servers' ids, which are no ids of this one. */
const FOREIGN = ['ldap_uid', 'shotgun_id', 'object_id'];

export const isIdColumn = (name: string): boolean =>
  name === 'id' || name in POINTS_AT || (name.endsWith('_id') && !FOREIGN.includes(name));

export const pointedAt = (name: string): Model | undefined => POINTS_AT[name];

/** A moment or a day that PostgreSQL would read: ISO 8601. */
export const isIsoDate = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d([T ]\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(value) &&
  !Number.isNaN(Date.parse(value.length === 10 ? value : value.replace(' ', 'T')));

/** What a column keeps of a value, or `undefined` where it cannot hold it. */
export function storable(model: Model, name: string, value: Json): Json | undefined {
  const column = model.columns[name];
  if (value === null || !column) return value;
  if (column.kind === 'json') return value;
  if (column.kind === 'flag') return typeof value === 'boolean' ? value : undefined;
  if (column.kind === 'number') return numberOf(value);
  if (typeof value !== 'string') {
    return column.holds || isIdColumn(name) || typeof value === 'object'
      ? undefined
      : String(value);
  }
  if (column.holds) {
    if (!isIsoDate(value)) return undefined;
    return column.holds === 'day' ? value.slice(0, 10) : momentOf(value);
  }
  return isIdColumn(name) && !UUID.test(value) ? undefined : value;
}

/** A calendar day is its midnight; a fraction and a zone go, as zou's answers have neither. */
function momentOf(value: string): string {
  if (value.length === 10) return `${value}T00:00:00`;
  const whole = value.replace(' ', 'T').replace(/(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/, '');
  return whole.padEnd(19, ':00');
}

function numberOf(value: Json): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}
