import { wrongParameter } from '../server/answer.ts';
import type { Json } from '../store/model.ts';
import { COMMENT, ENTITY, PROJECT, TASK, TASK_STATUS, TASK_TYPE } from '../store/models.ts';
import type { Comment, Task, TaskStatus } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { emitMove, emitTask } from './events.ts';
import { setMentions } from './mentions.ts';
import { notifyOfComment } from './notifying.ts';
import { replay } from './replay.ts';

export interface NewComment {
  person_id: string;
  text: string;
  checklist: Json[];
  links: Json[];
  for_client: boolean;
  /** Naive UTC. A comment older than the last one does not change the status. */
  created_at: string;
}

/** Writes a comment and applies its status to the task, in one transaction. */
export function writeComment(
  studio: StudioServices,
  task: Task,
  status: TaskStatus,
  comment: NewComment,
): Comment {
  return studio.store.database.transaction(() => {
    const written = insertComment(studio, task, status, comment);
    announceComment(studio, task, status, written);
    return written;
  });
}

/** The row alone: files come on it before anybody hears of it. */
export function insertComment(
  studio: StudioServices,
  task: Task,
  status: TaskStatus,
  comment: NewComment,
): Comment {
  refuseMoreRetakes(studio, task, status);
  const written = studio.store.insert(COMMENT, {
    ...comment,
    object_id: task.id,
    task_status_id: status.id,
    updated_at: comment.created_at,
  });
  setMentions(studio, task.project_id, written);
  return written;
}

/** What follows from a comment: copies for its hashtags, the status of the task, events. */
export function announceComment(
  studio: StudioServices,
  task: Task,
  status: TaskStatus,
  written: Comment,
): void {
  const { id: comment_id, person_id, for_client } = written;
  const task_status_id = status.id;
  emitTask(studio, 'comment:new', task, { comment_id, task_status_id, person_id, for_client });
  copyToSiblings(studio, task, written);
  moveTask(studio, task, status, written);
  notifyOfComment(studio, task, written, status.id !== task.task_status_id);
}

/** `#animation` in a text posts it on that task of the same shot too, `#all` on every one. */
function copyToSiblings(studio: StudioServices, task: Task, comment: Comment): void {
  const { store } = studio;
  const tags = [...comment.text.matchAll(/#([a-zA-Z]*)/g)].map(([, tag]) => tag?.toLowerCase());
  if (tags.length === 0) return;
  const typeName = (id: string): string => store.find(TASK_TYPE, id)?.name ?? '';
  const own = typeName(task.task_type_id);
  for (const sibling of store.list(TASK, { entity_id: task.entity_id })) {
    const name = typeName(sibling.task_type_id).toLowerCase();
    const named = tags.includes('all') || tags.includes(name);
    const status = store.find(TASK_STATUS, sibling.task_status_id);
    if (!named || !status || name === own.toLowerCase()) continue;
    const copy = insertComment(studio, sibling, status, {
      person_id: comment.person_id,
      text: `${comment.text}\n\n____\nFrom ${own} task`,
      checklist: [],
      links: [],
      for_client: false,
      created_at: store.instant(),
    });
    const { id: comment_id, person_id, for_client } = copy;
    const event = { comment_id, task_status_id: status.id, person_id, for_client };
    emitTask(studio, 'comment:new', sibling, event);
    moveTask(studio, sibling, status, copy);
    notifyOfComment(studio, sibling, copy, false);
  }
}

function refuseMoreRetakes({ store }: StudioServices, task: Task, status: TaskStatus): void {
  const most = store.find(PROJECT, task.project_id)?.max_retakes ?? 0;
  if (!status.is_retake || most <= 0) return;
  // An entity's own limit takes precedence. A comment that keeps the status counts too.
  const own = (store.find(ENTITY, task.entity_id)?.data ?? {}) as Record<string, Json>;
  if (task.retake_count >= (Number(own['max_retakes']) || most)) {
    throw wrongParameter('No more retakes allowed on this task');
  }
}

/** Dates that a status sets: the first start stays, an end is cleared again with its status. */
function moveTask(studio: StudioServices, task: Task, status: TaskStatus, comment: Comment): void {
  const { store } = studio;
  const at = comment.created_at;
  if (task.last_comment_date !== null && task.last_comment_date > at) {
    replay(studio, task);
    return;
  }
  emitTask(studio, 'task:update', task);
  if (status.id === task.task_status_id) {
    store.update(TASK, task.id, { last_comment_date: at });
    return;
  }
  const now = store.instant();
  const end = status.is_feedback_request ? now : status.is_done ? task.end_date : null;
  store.update(TASK, task.id, {
    task_status_id: status.id,
    last_comment_date: at,
    retake_count: task.retake_count + (status.is_retake ? 1 : 0),
    real_start_date: task.real_start_date ?? (status.is_wip ? now : null),
    end_date: end,
    done_date: status.is_done ? now : null,
  });
  const { person_id } = comment;
  const statuses = { to: status.id, from: task.task_status_id };
  emitMove(studio, 'task:status-changed', task, statuses, { person_id });
  if (status.is_feedback_request) {
    emitMove(studio, 'task:to-review', task, statuses, { person_id, comment_id: comment.id });
  }
}
