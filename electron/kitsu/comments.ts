import { z } from 'zod';
import type { FileOnDisk } from '../platform/transport.ts';
import {
  tidyText,
  type Attachment,
  type ChecklistItem,
  type Comment,
  type Reply,
} from '../shared/comment.ts';
import type { Annotations } from '../shared/annotations/drawing.ts';
import { readAnnotations } from '../shared/annotations/read.ts';
import { STORING_MS } from './attachments.ts';
import { filesForm } from './form.ts';
import { read, route, write, type Options } from './request-helpers.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import {
  count,
  flag,
  idsOf,
  instant,
  maybeText,
  prose,
  row,
  text,
  type Raw,
} from './field-readers.ts';

const rows = <T>(value: unknown, each: (raw: Raw) => T): T[] =>
  (Array.isArray(value) ? (value as unknown[]) : []).flatMap((entry) => {
    const parsed = row(each).safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });

function nameOf(person: unknown): string | null {
  if (person === null || typeof person !== 'object') return null;
  const { full_name, first_name, last_name } = person as Record<string, unknown>;
  const parts = [maybeText(first_name), maybeText(last_name)].filter(Boolean).join(' ');
  return maybeText(full_name) ?? (parts || null);
}

function checklistOf(value: unknown): ChecklistItem[] {
  const entries = Array.isArray(value) ? (value as unknown[]) : [];
  return entries.flatMap((entry) => {
    if (entry === null || typeof entry !== 'object') return [];
    const { text: words, checked } = entry as Record<string, unknown>;
    return [{ text: prose(words), checked: flag(checked) }];
  });
}

/** `replyId`: the reply that it came with; `null` for a file of the comment itself. */
function attachmentOf(raw: Raw): Attachment & { replyId: string | null } {
  const name = text(raw['name']);
  const extension = text(raw['extension']);
  const named = !extension || name.toLowerCase().endsWith(`.${extension.toLowerCase()}`);
  return {
    id: raw.id,
    name: (named ? name : `${name}.${extension}`) || 'Unnamed file',
    size: count(raw['size']),
    replyId: maybeText(raw['reply_id']),
  };
}

/** A comment with what was drawn on its previews. */
export interface ReadComment extends Comment {
  drawn: { previewId: string; annotations: Annotations }[];
}

const previewOf = (raw: Raw) => ({
  id: raw.id,
  revision: count(raw['revision'], 1),
  position: count(raw['position'], 1),
  extension: text(raw['extension']),
  status: text(raw['status']) || 'ready',
  originalName: maybeText(raw['original_name']),
  annotations: readAnnotations(raw['annotations']),
});

const drawingsIn = ({ moments }: Annotations): number =>
  moments.reduce((sum, { drawings, others }) => sum + drawings.length + others, 0);

/** The files that came with one reply, or (`null`) with the comment itself. */
const filesOf = (
  files: readonly (Attachment & { replyId: string | null })[],
  replyId: string | null,
): Attachment[] =>
  files
    .filter((file) => file.replyId === replyId)
    .map(({ id, name, size }) => ({ id, name, size }));

/** Only an id is required: a comment that cannot be read whole must still show up as existing. */
const comment = row((raw): ReadComment => {
  const files = rows(raw['attachment_files'], attachmentOf);
  const previews = rows(raw['previews'], previewOf).sort((a, b) => a.position - b.position);
  const replyOf = (reply: Raw): Reply => ({
    id: reply.id,
    personId: maybeText(reply['person_id']),
    personName: nameOf(reply['person']),
    text: tidyText(prose(reply['text'])),
    at: instant(reply['created_at'] ?? reply['date']),
    mentions: idsOf(reply['mentions']),
    departmentMentions: idsOf(reply['department_mentions']),
    attachments: filesOf(files, reply.id),
  });
  return {
    id: raw.id,
    personId: maybeText(raw['person_id']),
    personName: nameOf(raw['person']),
    statusId: maybeText(raw['task_status_id']),
    text: tidyText(prose(raw['text'])),
    at: instant(raw['created_at']),
    editorId: maybeText(raw['editor_id']),
    pinned: flag(raw['pinned']),
    checklist: checklistOf(raw['checklist']),
    mentions: idsOf(raw['mentions']),
    departmentMentions: idsOf(raw['department_mentions']),
    acknowledgements: idsOf(raw['acknowledgements']),
    replies: rows(raw['replies'], replyOf),
    attachments: filesOf(files, null),
    previews: previews.map(({ annotations, ...preview }) => ({
      ...preview,
      drawings: drawingsIn(annotations),
    })),
    drawn: previews.map(({ id, annotations }) => ({ previewId: id, annotations })),
  };
});

/** A task's comments with their replies and what was drawn, newest first. Route: `GET /data/tasks/:id/comments`. */
export const allCommentsForTask = (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<ReadComment[]>> =>
  read(http, route`/data/tasks/${taskId}/comments`, z.array(comment), options);

const made = z.looseObject({ id: z.string() });

/**
 * Replies to a comment, with files; the words may be empty then. Not idempotent: look for a duplicate before any repeat.
 * Kitsu saves the reply, then one file after the other: a fault in between leaves a reply with some of them, and no
 * route adds the others to it. Allowed for assignees, supervisors of the department and managers; artists may not
 * reply where a client reads. If two replies arrive at once Kitsu can lose one, so it is read back.
 * Route: `POST /data/tasks/:id/comments/:id/reply`.
 */
export const replyToComment = (
  http: Http,
  taskId: string,
  commentId: string,
  words: string,
  files: readonly FileOnDisk[],
  options: Options = {},
): Promise<KitsuAnswer<{ id: string }>> => {
  const path = route`/data/tasks/${taskId}/comments/${commentId}/reply`;
  if (files.length === 0) return write(http, 'POST', path, { text: words }, made, options);
  return http.request({
    method: 'POST',
    path,
    form: filesForm({ text: words }, files),
    schema: made,
    thinkingMs: STORING_MS,
    ...(options.signal ? { signal: options.signal } : {}),
  });
};
