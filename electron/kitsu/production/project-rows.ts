import { z } from 'zod';
import {
  COLUMN_OWNERS,
  COLUMN_TYPES,
  type DayOff,
  type MetadataDescriptor,
  type Person,
  type Project,
  type Role,
  type TimeSpent,
} from '../../shared/production.ts';
import {
  count,
  flag,
  idsOf,
  maybeDay,
  maybeText,
  metadata,
  row,
  text,
  texts,
} from '../field-readers.ts';

export const projectRow = row((raw): Project => ({
  id: raw.id,
  name: text(raw['name']),
  productionType: text(raw['production_type']) || 'short',
  productionStyle: text(raw['production_style']),
  statusName: maybeText(raw['project_status_name']),
  startDate: maybeDay(raw['start_date']),
  endDate: maybeDay(raw['end_date']),
  fps: typeof raw['fps'] === 'number' ? String(raw['fps']) : text(raw['fps']),
  teamIds: idsOf(raw['team']),
  taskTypeIds: idsOf(raw['task_types']),
  taskStatusIds: idsOf(raw['task_statuses']),
  assetTypeIds: idsOf(raw['asset_types']),
  data: metadata(raw['data']),
}));
export const projectRows = z.array(projectRow);

const ROLES: readonly Role[] = ['user', 'supervisor', 'manager', 'admin', 'client', 'vendor'];

export const personRow = row((raw): Person => ({
  id: raw.id,
  name:
    text(raw['full_name']).trim() ||
    [text(raw['first_name']), text(raw['last_name'])].filter(Boolean).join(' '),
  email: text(raw['email']),
  role: ROLES.find((role) => role === raw['role']) ?? 'user',
  departmentIds: idsOf(raw['departments']),
  active: flag(raw['active'], true),
  isBot: flag(raw['is_bot']),
}));
export const personRows = z.array(personRow);

export const descriptorRow = row((raw): MetadataDescriptor => ({
  id: raw.id,
  projectId: text(raw['project_id']),
  name: text(raw['name']),
  fieldName: text(raw['field_name']),
  entityType: COLUMN_OWNERS.find((kind) => kind === raw['entity_type']) ?? 'Asset',
  dataType: COLUMN_TYPES.find((type) => type === raw['data_type']) ?? 'string',
  choices: texts(raw['choices']),
  forClient: flag(raw['for_client']),
  departmentIds: idsOf(raw['departments']),
  taskTypeId: maybeText(raw['task_type_id']),
}));
export const descriptorRows = z.array(descriptorRow);

export const timeSpentRow = row((raw): TimeSpent => ({
  id: raw.id,
  taskId: text(raw['task_id']),
  personId: text(raw['person_id']),
  day: maybeDay(raw['date']) ?? '',
  minutes: count(raw['duration']),
}));
export const timeSpentRows = z.array(timeSpentRow);

export const dayOffRow = row((raw): DayOff => ({
  id: raw.id,
  personId: text(raw['person_id']),
  first: maybeDay(raw['date']) ?? '',
  // Before 0.19.16 a day off was one day.
  last: maybeDay(raw['end_date']) ?? maybeDay(raw['date']) ?? '',
  description: text(raw['description']),
}));
export const dayOffRows = z.array(dayOffRow);
