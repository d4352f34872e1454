import { randomUUID } from 'node:crypto';
import { inProject, isAdmin, isManager, requireCanReadTask, taskNamed } from '../rules/access.ts';
import { attach, removeAttachments } from '../rules/attachments.ts';
import { commentWithIds } from '../rules/comment-answers.ts';
import { emitTask } from '../rules/events.ts';
import { mentionedIn } from '../rules/mentions.ts';
import { forgetNotifications, notifyOfReply } from '../rules/notifying.ts';
import { authorOf } from '../rules/people.ts';
import { requireCanAnswer } from '../rules/task-access.ts';
import { forbidden, notFound, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { ACKNOWLEDGEMENTS, ATTACHMENT_FILE } from '../store/conversation-model.ts';
import type { Item } from '../store/item.ts';
import { COMMENT } from '../store/models.ts';
import type { Comment, Task } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

/** What people do with a comment of somebody: answer it, say that they have read it. */
export const commentReplyRoutes: Route[] = [
  post('/data/tasks/:task/comments/:comment/reply', reply),
  remove('/data/tasks/:task/comments/:comment/reply/:reply', takeReply),
  post('/data/tasks/:task/comments/:comment/ack', acknowledge),
];

function named({ studio, params }: SignedInRequest): Comment {
  const comment = studio.store.find(COMMENT, params['comment'] ?? '');
  if (!comment) throw notFound();
  return comment;
}

async function reply(ask: SignedInRequest): Promise<Answer> {
  const { studio, me, fields, params } = ask;
  const { store } = studio;
  const comment = named(ask);
  if (comment.object_id !== params['task']) throw forbidden();
  const task = taskNamed(studio, comment.object_id);
  requireCanReply(ask, comment, task);
  const text = fields.maybeText('text') ?? '';
  const made: Item = {
    id: randomUUID(),
    date: store.instant(),
    person_id: me.id,
    text,
    ...mentionedIn(studio, task.project_id, text),
    created_at: store.instant(),
  };
  const replies = (comment.replies ?? []) as Item[];
  store.update(COMMENT, comment.id, { replies: [...replies, made] });
  const reply_id = String(made['id']);
  const files = await attach(studio, comment.id, ask.sent.files(), reply_id);
  emitTask(studio, 'comment:reply', task, { comment_id: comment.id, reply_id });
  notifyOfReply(studio, task, comment, {
    ...{ id: reply_id, person_id: me.id },
    ...mentionedIn(studio, task.project_id, text),
  });
  return ok({
    ...made,
    ...(files.length > 0 ? { attachment_files: files.map((file) => ({ ...file, reply_id })) } : {}),
    person: authorOf(me),
  });
}

/** Under what a client reads, only managers answer for the studio. */
function requireCanReply({ studio, me }: SignedInRequest, comment: Comment, task: Task): void {
  if (comment.person_id !== me.id) requireCanAnswer(studio, me, task);
  const who = inProject(studio, me, task.project_id);
  if (isManager(who) || who.role === 'client') return;
  const author = studio.store.find(PERSON, comment.person_id);
  const byClient = author && inProject(studio, author, task.project_id).role === 'client';
  if (comment.for_client || byClient) throw forbidden();
}

/** The author of the reply, or an admin. */
async function takeReply(ask: SignedInRequest): Promise<Answer> {
  const { studio, me, params } = ask;
  const { store } = studio;
  const comment = named(ask);
  const replies = (comment.replies ?? []) as Item[];
  const reply_id = params['reply'] ?? '';
  const found = replies.find(({ id }) => id === reply_id);
  if (!found) throw notFound();
  if (found['person_id'] !== me.id && !isAdmin(me)) throw forbidden();
  const files = store.list(ATTACHMENT_FILE, { comment_id: comment.id, reply_id });
  await removeAttachments(studio, files);
  forgetNotifications(studio, { reply_id });
  const changed = store.update(COMMENT, comment.id, {
    replies: replies.filter((entry) => entry !== found),
  });
  const task = taskNamed(studio, comment.object_id);
  emitTask(studio, 'comment:delete-reply', task, { comment_id: comment.id, reply_id });
  return ok(serialize(COMMENT, changed));
}

/** Toggles: a second time takes it back. Only the task of the address is checked, as in zou. */
function acknowledge(ask: SignedInRequest): Answer {
  const { studio, me, params } = ask;
  const { store } = studio;
  requireCanReadTask(studio, me, taskNamed(studio, params['task'] ?? ''));
  const comment = named(ask);
  const done = store.isLinked(ACKNOWLEDGEMENTS, comment.id, me.id);
  if (done) store.unlink(ACKNOWLEDGEMENTS, comment.id, me.id);
  else store.link(ACKNOWLEDGEMENTS, comment.id, me.id);
  const changed = store.update(COMMENT, comment.id, {});
  const { project_id } = taskNamed(studio, comment.object_id);
  const event = `comment:${done ? 'unacknowledge' : 'acknowledge'}`;
  studio.emit(event, { comment_id: comment.id, person_id: me.id, project_id });
  return ok(commentWithIds(studio, changed));
}
