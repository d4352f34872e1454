import { wrongParameter } from '../server/answer.ts';
import type { Item } from '../store/item.ts';
import { ATTACHMENT_FILE } from '../store/attachment-model.ts';
import type { Json } from '../store/model.ts';
import {
  COMMENT,
  ENTITY,
  MENTIONS,
  PREVIEW_FILE,
  PROJECT,
  TASK,
  TASK_STATUS,
  TEAM,
} from '../store/models.ts';
import type { Comment, Task, TaskStatus } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { inProject, isManager } from './access.ts';
import { emitTask } from './events.ts';
import { authorOf } from './people.ts';

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
  const { store } = studio;
  return store.database.transaction(() => {
    refuseMoreRetakes(studio, task, status);
    const written = store.insert(COMMENT, {
      ...comment,
      object_id: task.id,
      task_status_id: status.id,
      updated_at: comment.created_at,
    });
    const team = store.linked(TEAM, task.project_id);
    for (const person of store.list(PERSON)) {
      const named = team.includes(person.id) && comment.text.includes(`@${person.full_name}`);
      if (named) store.link(MENTIONS, written.id, person.id);
    }
    const { id: comment_id, person_id, for_client } = written;
    const task_status_id = status.id;
    emitTask(studio, 'comment:new', task, { comment_id, task_status_id, person_id, for_client });
    moveTask(studio, task, status, written);
    return written;
  });
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
  emitTask(studio, 'task:update', task);
  if (task.last_comment_date !== null && task.last_comment_date > at) return;
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
  emitMove(studio, task, status.id, comment.person_id);
  if (status.is_feedback_request) {
    emitMove(studio, task, status.id, comment.person_id, { comment_id: comment.id });
  }
}

/** Emits that a task's status changed and, with a comment's id, that it now waits for review. */
function emitMove(
  studio: StudioServices,
  task: Task,
  statusId: string,
  person_id: string,
  comment: Item = {},
): void {
  emitTask(studio, 'comment_id' in comment ? 'task:to-review' : 'task:status-changed', task, {
    new_task_status_id: statusId,
    previous_task_status_id: task.task_status_id,
    person_id,
    ...comment,
  });
}

/**
 * Newest first. Supervisors and managers see what clients wrote; a client sees only that, and what was
 * written for them.
 */
export function commentsOf(studio: StudioServices, task: Task, who: Person): Item[] {
  const { store } = studio;
  const comments = store.select(
    COMMENT,
    'WHERE object_id = ? ORDER BY created_at DESC, rowid DESC',
    task.id,
  );
  return comments.flatMap((comment): Item[] => {
    const author = store.find(PERSON, comment.person_id);
    const seen = author && maySee(studio, who, comment, author, task);
    const answer = seen ? commentAnswer(studio, comment) : null;
    return answer ? [answer] : [];
  });
}

/** A comment with its author, status, replies and files. */
function commentAnswer(studio: StudioServices, comment: Comment): Item | null {
  const { store } = studio;
  const author = store.find(PERSON, comment.person_id);
  const status = store.find(TASK_STATUS, comment.task_status_id);
  if (!author || !status) return null;
  const { id, name, short_name, color } = status;
  return {
    ...serialize(COMMENT, comment),
    person: authorOf(author),
    task_status: { name, short_name, color, id },
    acknowledgements: [],
    previews: previewsOf(studio, comment),
    mentions: store.linked(MENTIONS, comment.id),
    department_mentions: [],
    attachment_files: attachmentsOf(studio, comment),
  };
}

/** The files of a comment, in zou's shape. */
export const attachmentsOf = ({ store }: StudioServices, comment: Comment) =>
  store
    .list(ATTACHMENT_FILE, { comment_id: comment.id })
    .map(({ id, name, extension, size }) => ({ id, name, extension, size }));

/** Sets a task to the status of its newest comment, or to the default status if there is none. */
export function replayStatus(studio: StudioServices, task: Task, person: string): void {
  const { store } = studio;
  const [newest] = store.select(
    COMMENT,
    'WHERE object_id = ? ORDER BY created_at DESC, rowid DESC LIMIT 1',
    task.id,
  );
  const [first] = store.list(TASK_STATUS, { is_default: true, for_concept: false });
  const task_status_id = newest?.task_status_id ?? first?.id ?? task.task_status_id;
  store.update(TASK, task.id, { task_status_id, last_comment_date: newest?.created_at ?? null });
  emitTask(studio, 'task:update', task);
  if (task_status_id !== task.task_status_id) emitMove(studio, task, task_status_id, person);
}

/** Whether this person may read a comment. */
export function maySee(
  studio: StudioServices,
  who: Person,
  comment: Comment,
  author: Person,
  task: Task,
): boolean {
  if (isManager(who) || who.role === 'supervisor') return true;
  const byClient = inProject(studio, author, task.project_id).role === 'client';
  return who.role === 'client' ? byClient || comment.for_client : !byClient;
}

function previewsOf({ store }: StudioServices, comment: Comment): Json[] {
  return store.list(PREVIEW_FILE, { comment_id: comment.id }).map((preview) => ({
    id: preview.id,
    task_id: preview.task_id,
    revision: preview.revision,
    extension: preview.extension,
    width: preview.width,
    height: preview.height,
    duration: preview.duration,
    status: preview.status,
    validation_status: preview.validation_status,
    original_name: preview.original_name,
    position: preview.position,
    annotations: preview.annotations,
  }));
}
