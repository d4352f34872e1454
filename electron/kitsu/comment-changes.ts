import { z } from 'zod';
import type { ChecklistItem } from '../shared/comment.ts';
import { remove, route, write, type Options } from './request-helpers.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';

const changed = z.looseObject({ id: z.string() });

/**
 * Writes the text or the whole checklist of a comment anew; can be repeated. The text: its author's and
 * managers' alone. The checklist: also assignees and supervisors of the department; the last writer wins.
 * Either marks the comment as edited by the caller. Route: `PUT /data/comments/:id`.
 */
export const updateComment = (
  http: Http,
  commentId: string,
  fields: { text: string } | { checklist: ChecklistItem[] },
  options?: Options,
): Promise<KitsuAnswer<{ id: string }>> =>
  write(http, 'PUT', route`/data/comments/${commentId}`, fields, changed, options);

/**
 * Deletes a comment with its replies, files and what was published with it, and sets the task's status
 * back to that of the comments that stay. Its author's and managers' alone; a second call answers 404.
 * Route: `DELETE /data/tasks/:id/comments/:id`.
 */
export const deleteComment = (
  http: Http,
  taskId: string,
  commentId: string,
  options?: Options,
): Promise<KitsuAnswer<null>> =>
  remove(http, route`/data/tasks/${taskId}/comments/${commentId}`, options);

/**
 * Deletes a reply with its files. Its author's and administrators' alone. Kitsu has no way to edit one.
 * Route: `DELETE /data/tasks/:id/comments/:id/reply/:id`.
 */
export const deleteReply = (
  http: Http,
  taskId: string,
  commentId: string,
  replyId: string,
  options?: Options,
): Promise<KitsuAnswer<null>> =>
  remove(http, route`/data/tasks/${taskId}/comments/${commentId}/reply/${replyId}`, options);

/**
 * Acknowledges a comment, or takes that back where the caller has acknowledged it (kitsu-api fact 8).
 * Not idempotent: read the comment before any repeat. Route: `POST /data/tasks/:id/comments/:id/ack`.
 */
export const toggleAcknowledgement = (
  http: Http,
  taskId: string,
  commentId: string,
  options?: Options,
): Promise<KitsuAnswer<{ id: string }>> =>
  write(http, 'POST', route`/data/tasks/${taskId}/comments/${commentId}/ack`, {}, changed, options);
