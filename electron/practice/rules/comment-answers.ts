import { ATTACHMENT_FILE } from '../store/conversation-model.ts';
import type { Item } from '../store/item.ts';
import type { Json } from '../store/model.ts';
import { COMMENT, PREVIEW_FILE, PROJECT, TASK_STATUS } from '../store/models.ts';
import type { Comment, Task } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { inProject, isManager } from './access.ts';
import { attachmentsOf } from './attachments.ts';
import { linksOf } from './mentions.ts';
import { authorOf } from './people.ts';

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
    const answer = seen ? listedComment(studio, comment) : null;
    return answer ? [answer] : [];
  });
}

/** A comment with its author, status, replies and files. */
function listedComment(studio: StudioServices, comment: Comment): Item | null {
  const { store } = studio;
  const author = store.find(PERSON, comment.person_id);
  const status = store.find(TASK_STATUS, comment.task_status_id);
  if (!author || !status) return null;
  const editor = comment.editor_id === null ? undefined : store.find(PERSON, comment.editor_id);
  const { id, name, short_name, color } = status;
  return {
    ...serialize(COMMENT, comment),
    ...(editor ? { editor: editorOf(editor) } : {}),
    person: authorOf(author),
    replies: repliesOf(studio, comment),
    task_status: { name, short_name, color, id },
    previews: previewsOf(studio, comment),
    ...linksOf(studio, comment.id),
    attachment_files: attachmentsOf(studio, comment.id),
  };
}

/** A comment with the ids of all that belongs to it. */
export function commentWithIds(studio: StudioServices, comment: Comment): Item {
  const { store } = studio;
  const of = { comment_id: comment.id };
  return {
    ...serialize(COMMENT, comment),
    previews: store.list(PREVIEW_FILE, of).map(({ id }) => id),
    ...linksOf(studio, comment.id),
    attachment_files: store.list(ATTACHMENT_FILE, of).map(({ id }) => id),
  };
}

/** A comment on its own: its files whole, its previews as ids. */
export function singleComment(studio: StudioServices, comment: Comment): Item {
  const author = studio.store.find(PERSON, comment.person_id);
  const files = attachmentsOf(studio, comment.id);
  return {
    ...commentWithIds(studio, comment),
    ...(author ? { person: authorOf(author) } : {}),
    replies: repliesOf(studio, comment),
    attachment_files: files.map(({ reply_id, ...file }) => (void reply_id, file)),
  };
}

function editorOf(person: Person): Item {
  const { full_name, ...rest } = authorOf(person);
  void full_name;
  return rest;
}

function repliesOf({ store }: StudioServices, comment: Comment): Json[] {
  return ((comment.replies ?? []) as Item[]).map((reply) => {
    const author = store.find(PERSON, String(reply['person_id']));
    return { ...reply, person: author ? authorOf(author) : null };
  });
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
  if (who.role !== 'client') return !byClient;
  const isolated = studio.store.find(PROJECT, task.project_id)?.is_clients_isolated === true;
  return comment.for_client || (isolated ? comment.person_id === who.id : byClient);
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
