import type { ChecklistItem } from '../shared/comment.ts';
import { z } from 'zod';
import { failure, success } from '../shared/result.ts';
import type { Task } from '../shared/task.ts';
import { route, write, type Options } from './request-helpers.ts';
import { reportOf, type BatchReport } from './production/batch.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { readTaskItem } from './task-item.ts';
import { getWipTaskStatus } from './task-statuses.ts';

const plainTask = z.looseObject({
  id: z.string(),
  task_status_id: z.string(),
  assignees: z.array(z.string()).nullish(),
});

/** A task's current status and assignees. Route: `GET /data/tasks/:id`. */
export async function getTaskState(
  http: Http,
  taskId: string,
  signal?: AbortSignal,
): Promise<KitsuAnswer<{ statusId: string; assigneeIds: string[] }>> {
  const answer = await http.request({
    method: 'GET',
    path: `/data/tasks/${encodeURIComponent(taskId)}`,
    schema: plainTask,
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) return answer;
  return success({
    statusId: answer.value.task_status_id,
    assigneeIds: answer.value.assignees ?? [],
  });
}

const named = z.looseObject({ name: z.string().nullish() }).nullish();
const fullTask = z.looseObject({
  id: z.string(),
  entity: z
    .looseObject({
      name: z.string().nullish(),
      description: z.string().nullish(),
      data: z.unknown(),
      canceled: z.boolean().nullish(),
      preview_file_id: z.string().nullish(),
    })
    .nullish(),
  entity_type: named,
  project: named,
  sequence: named,
  episode: named,
  task_type: z
    .looseObject({
      name: z.string().nullish(),
      color: z.string().nullish(),
      for_entity: z.string().nullish(),
    })
    .nullish(),
  task_status: z
    .looseObject({
      name: z.string().nullish(),
      short_name: z.string().nullish(),
      color: z.string().nullish(),
      is_done: z.boolean().nullish(),
    })
    .nullish(),
});

/**
 * One task with its names, for time on a task that is in none of the person's lists. Route: `GET
 * /data/tasks/:id/full`.
 */
export async function getTaskItem(
  http: Http,
  taskId: string,
  signal?: AbortSignal,
): Promise<KitsuAnswer<Task | null>> {
  const answer = await http.request({
    method: 'GET',
    path: `/data/tasks/${encodeURIComponent(taskId)}/full`,
    schema: fullTask,
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) return answer;
  const task = answer.value;
  return success(
    readTaskItem(
      {
        ...task,
        project_name: task.project?.name,
        episode_name: task.episode?.name,
        sequence_name: task.sequence?.name,
        entity_name: task.entity?.name,
        entity_description: task.entity?.description,
        entity_data: task.entity?.data,
        entity_canceled: task.entity?.canceled,
        entity_type_name: task.entity_type?.name,
        entity_preview_file_id: task.entity?.preview_file_id,
        task_type_for_entity: task.task_type?.for_entity,
        task_type_name: task.task_type?.name,
        task_type_color: task.task_type?.color,
        task_status_name: task.task_status?.name,
        task_status_short_name: task.task_status?.short_name,
        task_status_color: task.task_status?.color,
      },
      task.task_status?.is_done ?? false,
    ),
  );
}

type StatusOptions = Options & { comment?: string; checklist?: ChecklistItem[] };

const commentId = z.looseObject({ id: z.string() });

/**
 * Sets a task's status, which in Kitsu is a comment, empty here. Not idempotent: look for a duplicate
 * before any repeat. Assignees, supervisors of the department, managers; artists only to a status that
 * they may set. Guide: "Updating Task Statuses". Route: `POST /actions/tasks/:id/comment`.
 */
export const setTaskStatus = (
  http: Http,
  taskId: string,
  statusId: string,
  { comment = '', checklist = [], ...options }: StatusOptions = {},
): Promise<KitsuAnswer<{ id: string }>> => {
  const path = route`/actions/tasks/${taskId}/comment`;
  const body = {
    task_status_id: statusId,
    comment,
    ...(checklist.length > 0 ? { checklist } : {}),
  };
  return write(http, 'POST', path, body, commentId, options);
};

/**
 * Sets a task to work in progress, by the studio's own status for that if none is given; Kitsu has no
 * start route any more. Not idempotent, roles: as `setTaskStatus`.
 * Guide: "Set a given task status as work in progress". Route: `POST /actions/tasks/:id/comment`.
 */
export async function startTask(
  http: Http,
  taskId: string,
  statusId?: string,
  options?: Options,
): Promise<KitsuAnswer<{ id: string }>> {
  if (statusId) return setTaskStatus(http, taskId, statusId, options);
  const wip = await getWipTaskStatus(http, options);
  if (!wip.ok) return wip;
  if (wip.value) return setTaskStatus(http, taskId, wip.value.id, options);
  return failure(
    'rule',
    'This studio has no work-in-progress status.',
    'Ask whoever runs your Kitsu to mark one.',
  );
}

export interface TaskComment {
  taskId: string;
  statusId: string;
  comment: string;
}

const sent = z.array(z.looseObject({ id: z.string(), object_id: z.string() }));
const NOT_YOURS = 'Kitsu left this one out: you may not comment on it.';

/**
 * Comments on many tasks of one production, and returns the outcome of each. Not idempotent. Kitsu
 * leaves out those it refuses without saying so, so the tasks are read back.
 * Route: `POST /actions/projects/:id/tasks/comment-many`.
 */
export async function commentTasks(
  http: Http,
  projectId: string,
  comments: readonly TaskComment[],
  options?: Options,
): Promise<KitsuAnswer<BatchReport>> {
  if (comments.length === 0) return success({ done: [], refused: [] });
  const path = route`/actions/projects/${projectId}/tasks/comment-many`;
  const body = comments.map(({ taskId, statusId, comment }) => ({
    object_id: taskId,
    task_status_id: statusId,
    comment,
  }));
  const answer = await write(http, 'POST', path, body, sent, options);
  if (!answer.ok) return answer;
  const confirmed = new Set(answer.value.map((comment) => comment.object_id));
  const ids = comments.map(({ taskId }) => taskId);
  return reportOf(http, ids, confirmed, () => false, NOT_YOURS, options);
}
