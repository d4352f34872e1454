import { z } from 'zod';
import type { Day } from '../shared/day.ts';
import type { Task } from '../shared/task.ts';

const text = z.string().nullish();
const number = z.number().nullish();

/**
 * One item of `GET /data/user/tasks` and `/data/user/done-tasks` (kitsu-api 2.3). Only ids are
 * required; every other field may be missing in an older Kitsu.
 */
const item = z.looseObject({
  id: z.string().min(1),
  project_id: z.string().min(1),
  task_type_id: z.string().min(1),
  task_status_id: z.string().min(1),
  entity_id: z.string().nullish(),
  project_name: text,
  episode_name: text,
  sequence_name: text,
  entity_name: text,
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
  description: text,
  assignees: z.array(z.string()).nullish(),
  last_comment: z.looseObject({ text: text, date: text, person_id: text }).nullish().catch(null),
});

/** Kitsu sends "none" as `null`, `""` or `"None"`, depending on the route (kitsu-api §4.18). */
export const present = (value: string | null | undefined): string | null =>
  value === null || value === undefined || value === '' || value === 'None' ? null : value;

/** Schedule dates are calendar days at midnight without a zone: only the day counts. */
export const dayPart = (value: string | null | undefined): Day | null =>
  present(value)?.slice(0, 10) ?? null;

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
  const episode = present(task.episode_name);
  return {
    id: task.id,
    projectId: task.project_id,
    projectName: present(task.project_name) ?? 'Unnamed production',
    episodeName: episode === 'MP' ? 'Main pack' : episode,
    sequenceName: present(task.sequence_name),
    entityName: present(task.entity_name) ?? 'Unnamed',
    entityTypeName: present(task.entity_type_name) ?? '',
    forEntity: present(task.task_type_for_entity) ?? (task.sequence_name ? 'Shot' : 'Asset'),
    taskTypeId: task.task_type_id,
    taskTypeName: present(task.task_type_name) ?? 'Task',
    taskTypeColor: safeColor(task.task_type_color),
    statusId: task.task_status_id,
    statusName: present(task.task_status_name) ?? '',
    statusShortName: present(task.task_status_short_name) ?? present(task.task_status_name) ?? '?',
    statusColor: safeColor(task.task_status_color),
    priority: whole(task.priority),
    difficulty: whole(task.difficulty),
    estimation: whole(task.estimation),
    timeSpent: whole(task.duration),
    startDate: dayPart(task.start_date),
    dueDate: dayPart(task.due_date),
    previewFileId: present(task.entity_preview_file_id) ?? present(task.last_preview_file_id),
    description: present(task.description) ?? '',
    retakeCount: whole(task.retake_count),
    // A metadata number typed in a browser may be text.
    maxRetakes: whole(Number(task.entity_data?.['max_retakes'] ?? 0)),
    lastComment: comment?.date
      ? { text: comment.text ?? '', date: comment.date, personId: comment.person_id ?? null }
      : null,
    assigneeIds: task.assignees ?? [],
    isDone,
    isCanceled: task.entity_canceled ?? false,
  };
}
