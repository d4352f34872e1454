import { z } from 'zod';
import type { EntityKind, ProductionTask, TaskStatus, TaskType } from '../../shared/production.ts';
import { count, flag, idsOf, maybeDay, maybeText, metadata, row, text } from '../field-readers.ts';
import { safeColor } from '../task-item.ts';

const minutes = (value: unknown): number => Math.max(0, count(value));

export const taskRow = row((raw): ProductionTask => ({
  id: raw.id,
  name: text(raw['name']) || 'main',
  projectId: text(raw['project_id']),
  entityId: text(raw['entity_id']),
  taskTypeId: text(raw['task_type_id']),
  taskStatusId: text(raw['task_status_id']),
  assigneeIds: Array.isArray(raw['assignees']) ? idsOf(raw['assignees']) : null,
  estimation: minutes(raw['estimation']),
  timeSpent: minutes(raw['duration']),
  startDate: maybeDay(raw['start_date']),
  dueDate: maybeDay(raw['due_date']),
  realStartDate: maybeDay(raw['real_start_date']),
  doneDate: maybeDay(raw['done_date']),
  endDate: maybeDay(raw['end_date']),
  priority: count(raw['priority']),
  difficulty: count(raw['difficulty'], 3),
  retakeCount: count(raw['retake_count']),
  previewFileId: maybeText(raw['last_preview_file_id']),
  commentedAt: maybeText(raw['last_comment_date']),
  data: metadata(raw['data']),
}));
export const taskRows = z.array(taskRow);

const KINDS: readonly EntityKind[] = [
  'Asset',
  'Shot',
  'Sequence',
  'Episode',
  'Scene',
  'Edit',
  'Concept',
];

export const taskTypeRow = row((raw): TaskType => ({
  id: raw.id,
  name: text(raw['name']),
  shortName: text(raw['short_name']),
  color: safeColor(maybeText(raw['color'])),
  // Kitsu's own default.
  forEntity: KINDS.find((kind) => kind === raw['for_entity']) ?? 'Asset',
  priority: count(raw['priority'], 1),
  departmentId: maybeText(raw['department_id']),
  allowTimelog: flag(raw['allow_timelog'], true),
  archived: flag(raw['archived']),
}));
export const taskTypeRows = z.array(taskTypeRow);

export const taskStatusRow = row((raw): TaskStatus => ({
  id: raw.id,
  name: text(raw['name']),
  // A status may have no abbreviation.
  shortName: text(raw['short_name']) || text(raw['name']),
  color: safeColor(maybeText(raw['color'])),
  isDefault: flag(raw['is_default']),
  // Before 0.20.57 only the short name said it.
  isWip: flag(raw['is_wip'], text(raw['short_name']).toLowerCase() === 'wip'),
  isDone: flag(raw['is_done']),
  isRetake: flag(raw['is_retake']),
  isFeedbackRequest: flag(raw['is_feedback_request']),
  isArtistAllowed: flag(raw['is_artist_allowed'], true),
  isClientAllowed: flag(raw['is_client_allowed'], true),
  forConcept: flag(raw['for_concept']),
  archived: flag(raw['archived']),
}));
export const taskStatusRows = z.array(taskStatusRow);
