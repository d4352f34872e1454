import { z } from 'zod';
import type { Frames } from '../shared/radar.ts';
import type { Task } from '../shared/task.ts';
import {
  anId,
  instant,
  maybeDay,
  maybeProse,
  maybeText,
  prose,
  typedNumber,
} from './field-readers.ts';

const text = z.string().nullish();
const number = z.number().nullish();

/**
 * One item of `GET /data/user/tasks` and `/data/user/done-tasks` (kitsu-api 2.3). Only ids are
 * required; every other field may be missing in an older Kitsu.
 */
const item = z.looseObject({
  id: anId,
  project_id: anId,
  task_type_id: anId,
  task_status_id: anId,
  entity_id: z.string().nullish(),
  project_name: text,
  episode_name: text,
  sequence_name: text,
  entity_name: text,
  entity_description: text,
  entity_type_name: text,
  entity_preview_file_id: text,
  last_preview_file_id: text,
  entity_canceled: z.boolean().nullish(),
  task_type_for_entity: text,
  task_type_name: text,
  task_type_color: text,
  task_status_name: text,
  task_status_short_name: text,
  task_status_color: text,
  priority: number,
  difficulty: number,
  retake_count: number,
  entity_data: z.record(z.string(), z.unknown()).nullish().catch(null),
  estimation: number,
  duration: number,
  start_date: text,
  due_date: text,
  done_date: text,
  description: text,
  assignees: z.array(z.string()).nullish(),
  last_comment: z.looseObject({ text: text, date: text, person_id: text }).nullish().catch(null),
});

const COLOR = /^#[0-9a-f]{3}(?:[0-9a-f]{3})?$/i;
/** A colour goes into a style, so only a plain hex one is accepted. */
export const safeColor = (value: string | null | undefined): string =>
  value && COLOR.test(value) ? value : '#999999';

const whole = (value: number | null | undefined): number =>
  Number.isFinite(value) ? Math.max(0, Math.round(value ?? 0)) : 0;

/** Kitsu's item as a task, or `null` if a required part is missing. */
export function readTaskItem(raw: unknown, isDone: boolean): Task | null {
  const parsed = item.safeParse(raw);
  if (!parsed.success) return null;
  const task = parsed.data;
  const comment = task.last_comment;
  const episode = maybeText(task.episode_name);
  return {
    id: task.id,
    projectId: task.project_id,
    projectName: maybeText(task.project_name) ?? 'Unnamed production',
    episodeName: episode === 'MP' ? 'Main pack' : episode,
    sequenceName: maybeText(task.sequence_name),
    entityName: maybeText(task.entity_name) ?? 'Unnamed',
    entityTypeName: maybeText(task.entity_type_name) ?? '',
    forEntity: maybeText(task.task_type_for_entity) ?? (task.sequence_name ? 'Shot' : 'Asset'),
    taskTypeId: task.task_type_id,
    taskTypeName: maybeText(task.task_type_name) ?? 'Task',
    taskTypeColor: safeColor(task.task_type_color),
    statusId: task.task_status_id,
    statusName: maybeText(task.task_status_name) ?? '',
    statusShortName:
      maybeText(task.task_status_short_name) ?? maybeText(task.task_status_name) ?? '?',
    statusColor: safeColor(task.task_status_color),
    priority: whole(task.priority),
    difficulty: whole(task.difficulty),
    estimation: whole(task.estimation),
    timeSpent: whole(task.duration),
    startDate: maybeDay(task.start_date),
    dueDate: maybeDay(task.due_date),
    previewFileId: maybeText(task.entity_preview_file_id) ?? maybeText(task.last_preview_file_id),
    description: maybeProse(task.description) ?? '',
    entityId: maybeText(task.entity_id) ?? '',
    entityDescription: maybeProse(task.entity_description) ?? '',
    frames: framesOf(task.entity_data ?? {}),
    retakeCount: whole(task.retake_count),
    maxRetakes: whole(typedNumber(task.entity_data?.['max_retakes'])),
    lastComment:
      comment?.date && !Number.isNaN(Date.parse(comment.date))
        ? { text: prose(comment.text), date: comment.date, personId: comment.person_id ?? null }
        : null,
    assigneeIds: task.assignees ?? [],
    isDone,
    doneAt: task.done_date ? instant(task.done_date) : null,
    isCanceled: task.entity_canceled ?? false,
  };
}

/** Browsers and imports write frames as numbers or as text. */
function framesOf(data: Record<string, unknown>): Frames | null {
  const frame = (value: unknown): number | null => {
    const number = typedNumber(value);
    return number === null ? null : Math.round(number);
  };
  const range = { first: frame(data['frame_in']), last: frame(data['frame_out']) };
  return range.first === null && range.last === null ? null : range;
}
