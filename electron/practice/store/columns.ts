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

/** The model that a column refers to, in every table. */
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

/** Text columns with ids of other servers. */
const FOREIGN = ['ldap_uid', 'shotgun_id', 'object_id'];

export const isIdColumn = (name: string): boolean =>
  name === 'id' || name in POINTS_AT || (name.endsWith('_id') && !FOREIGN.includes(name));

export const pointedAt = (name: string): Model | undefined => POINTS_AT[name];

/** An instant or a day that PostgreSQL would accept: ISO 8601. */
export const isIsoDate = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d([T ]\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(value) &&
  !Number.isNaN(Date.parse(value.length === 10 ? value : value.replace(' ', 'T')));

/** The value as the column stores it, or `undefined` if it cannot. */
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

/** A calendar day becomes its midnight; fractions and zones are dropped, as in zou's answers. */
function momentOf(value: string): string {
  if (value.length === 10) return `${value}T00:00:00`;
  const whole = value.replace(' ', 'T').replace(/(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/, '');
  return whole.padEnd(19, ':00');
}

function numberOf(value: Json): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}
