import { isDeepStrictEqual } from 'node:util';
import {
  assigneesOf,
  inProject,
  isAdmin,
  isInTeam,
  isManager,
  requireCanReadTask,
  taskNamed,
} from '../rules/access.ts';
import { maySee, singleComment } from '../rules/comment-answers.ts';
import { emitComment, emitMove } from '../rules/events.ts';
import { setMentions } from '../rules/mentions.ts';
import { renewMentions } from '../rules/notifying.ts';
import { removeComment } from '../rules/removing.ts';
import { replay } from '../rules/replay.ts';
import { requireCanComment, requireCanUseStatus, supervises } from '../rules/task-access.ts';
import { forbidden, notFound, nothing, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, put, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { changeRow, rowNamed } from '../server/rows.ts';
import type { Json } from '../store/model.ts';
import { COMMENT, TASK_STATUS } from '../store/models.ts';
import type { Comment, Task } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

type Values = { [name: string]: Json };

/** Reading, editing and deleting one comment (kitsu-api 2.5). */
export const commentChangeRoutes: Route[] = [
  get('/data/comments/:comment', (ask) => {
    const comment = rowNamed(ask.studio, COMMENT, ask.params['comment']);
    requireCanSee(ask, comment);
    return ok(singleComment(ask.studio, comment));
  }),
  get('/data/tasks/:task/comments/:comment', (ask) => {
    const { studio, params } = ask;
    const comment = studio.store.find(COMMENT, params['comment'] ?? '');
    if (!comment || comment.object_id !== params['task']) throw notFound();
    requireCanSee(ask, comment);
    return ok(serialize(COMMENT, comment));
  }),
  put('/data/comments/:comment', change),
  remove('/data/comments/:comment', take),
  remove('/data/tasks/:task/comments/:comment', take),
];

/** The author at any time, or a manager; the task gets the status of the newest remaining comment. */
async function take({ studio, me, params }: SignedInRequest): Promise<Answer> {
  const comment = studio.store.find(COMMENT, params['comment'] ?? '');
  if (!comment) throw notFound();
  const task = taskNamed(studio, comment.object_id);
  const who = inProject(studio, me, task.project_id);
  if (isManager(who)) requireCanReadTask(studio, me, task);
  else if (comment.person_id !== me.id) throw forbidden();
  await removeComment(studio, task, comment);
  return nothing();
}

function requireCanSee({ studio, me }: SignedInRequest, comment: Comment): void {
  const task = taskNamed(studio, comment.object_id);
  const who = requireCanReadTask(studio, me, task);
  const author = studio.store.find(PERSON, comment.person_id);
  if (!author || !maySee(studio, who, comment, author, task)) throw forbidden();
}

/** A list that is sent replaces the old one. Who is named is read from the text anew. */
function change(ask: SignedInRequest): Answer {
  const { studio, me, sent } = ask;
  const { store } = studio;
  const values = sent.changed();
  const comment = rowNamed(studio, COMMENT, ask.params['comment']);
  const task = taskNamed(studio, comment.object_id);
  requireCanChange(ask, comment, task, values);
  const { task_status_id: from } = comment;
  return store.database.transaction(() => {
    const edited: Values = { ...values, editor_id: me.id };
    if ('checklist' in edited) edited['checklist'] ??= [];
    const fixed = ['object_id', 'mentions'];
    const changed = changeRow(studio, COMMENT, comment.id, edited, { fixed, silent: true });
    setMentions(studio, task.project_id, changed);
    if (changed.task_status_id !== from) {
      replay(studio, task);
      const { task_status_id: to, person_id } = changed;
      emitMove(studio, 'task:status-changed', task, { to, from }, { person_id });
    }
    renewMentions(studio, task, changed);
    emitComment(studio, task, changed);
    return ok(serialize(COMMENT, changed));
  });
}

/**
 * Authors may edit what is theirs. Of others', an assignee may tick the checklist and a supervisor of
 * the department pin it too; a manager may do all.
 */
function requireCanChange(ask: SignedInRequest, comment: Comment, task: Task, sent: Values): void {
  const { studio, me } = ask;
  if (isAdmin(me)) return;
  if (!isInTeam(studio, me, task.project_id)) throw forbidden();
  const who = inProject(studio, me, task.project_id);
  if (isManager(who)) return;
  requireCanSee(ask, comment);
  const own = comment.person_id === me.id;
  const changes = (name: string): boolean =>
    name in sent && !isDeepStrictEqual(sent[name], (comment as Values)[name]);
  const leads = supervises(studio, who, task);
  const ticks = own || leads || assigneesOf(studio, task).includes(me.id);
  const others = Object.keys(sent).filter((name) => !['pinned', 'checklist'].includes(name));
  const allowed =
    !changes('for_client') &&
    (!changes('pinned') || leads) &&
    (!changes('checklist') || ticks) &&
    (own || others.length === 0) &&
    (!('person_id' in sent) || sent['person_id'] === me.id) &&
    !changes('object_id');
  if (!allowed) throw forbidden();
  const statusId = sent['task_status_id'];
  if (typeof statusId !== 'string') return;
  if (statusId !== comment.task_status_id) requireCanComment(studio, me, task);
  const status = studio.store.find(TASK_STATUS, statusId);
  if (!status) throw notFound();
  requireCanUseStatus(who, status);
}
