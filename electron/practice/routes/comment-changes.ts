import { randomUUID } from 'node:crypto';
import { inProject, isManager, requireCanReadTask, taskNamed } from '../rules/access.ts';
import { maySee, replayStatus } from '../rules/comments.ts';
import { emitTask } from '../rules/events.ts';
import { authorOf } from '../rules/people.ts';
import { requireCanComment, requireCanUseStatus } from '../rules/task-access.ts';
import { forbidden, notFound, nothing, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import type { Item } from '../store/item.ts';
import { post, put, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { changeRow } from '../server/rows.ts';
import type { Json } from '../store/model.ts';
import { COMMENT, TASK_STATUS } from '../store/models.ts';
import type { Comment } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

/** Editing, deleting and replying to comments (kitsu-api 2.5). */
export const commentChangeRoutes: Route[] = [
  put('/data/comments/:comment', change),
  // The task gets the status of the newest remaining comment.
  remove('/data/comments/:comment', (ask) => {
    const { studio, me } = ask;
    const comment = named(ask);
    const task = taskNamed(studio, comment.object_id);
    const who = inProject(studio, me, task.project_id);
    if (isManager(who)) requireCanReadTask(studio, me, task);
    else if (comment.person_id !== me.id) throw forbidden();
    studio.store.database.transaction(() => {
      studio.store.remove(COMMENT, comment.id);
      emitTask(studio, 'comment:delete', task, { comment_id: comment.id });
      replayStatus(studio, task, comment.person_id);
    });
    return nothing();
  }),
  post('/data/tasks/:task/comments/:comment/reply', reply),
];

function named({ studio, params }: SignedInRequest): Comment {
  const comment = studio.store.find(COMMENT, params['comment'] ?? '');
  if (!comment) throw notFound();
  return comment;
}

function requireCanSee({ studio, me }: SignedInRequest, comment: Comment): Person {
  const task = taskNamed(studio, comment.object_id);
  const who = requireCanReadTask(studio, me, task);
  const author = studio.store.find(PERSON, comment.person_id);
  if (!author || !maySee(studio, who, comment, author, task)) throw forbidden();
  return who;
}

/** Authors may edit; an assignee may also tick the checklist of others. A list that is sent replaces the old one. */
function change(ask: SignedInRequest): Answer {
  const { studio, me, sent } = ask;
  const values = sent.changed();
  const comment = named(ask);
  const task = taskNamed(studio, comment.object_id);
  const who = requireCanSee(ask, comment);
  if (!isManager(who)) {
    const names = Object.keys(values).filter((name) => name !== 'checklist');
    if (comment.person_id !== me.id && names.length > 0) throw forbidden();
    if (comment.person_id !== me.id) requireCanComment(studio, me, task);
    if (values['for_client'] !== undefined) throw forbidden();
  }
  const statusId = values['task_status_id'];
  if (typeof statusId === 'string') {
    const status = studio.store.find(TASK_STATUS, statusId);
    if (!status) throw notFound();
    requireCanUseStatus(who, status);
  }
  return studio.store.database.transaction(() => {
    const edited = { ...values, editor_id: me.id };
    const changed = changeRow(studio, COMMENT, comment.id, edited, { fixed: ['object_id'] });
    const { id: comment_id, person_id, for_client } = changed;
    emitTask(studio, 'comment:update', task, { comment_id, person_id, for_client });
    if (statusId !== undefined) replayStatus(studio, task, person_id);
    return ok(serialize(COMMENT, changed));
  });
}

function reply({ studio, me, params, fields }: SignedInRequest): Answer {
  const { store } = studio;
  const text = fields.maybeText('text') ?? '';
  const task = taskNamed(studio, params['task'] ?? '');
  requireCanComment(studio, me, task);
  const comment = store.find(COMMENT, params['comment'] ?? '');
  if (!comment || comment.object_id !== task.id) throw notFound();
  const made: Item = {
    id: randomUUID(),
    date: store.instant(),
    created_at: store.instant(),
    person_id: me.id,
    text,
    mentions: [],
    department_mentions: [],
    person: authorOf(me),
  };
  const replies = (comment.replies ?? []) as Json[];
  store.update(COMMENT, comment.id, { replies: [...replies, made] });
  emitTask(studio, 'comment:reply', task, { comment_id: comment.id, reply_id: made['id'] ?? null });
  return ok(made);
}
