import { isManager, requireCanReadTask, taskNamed } from '../rules/access.ts';
import { attach } from '../rules/attachments.ts';
import { commentsOf, commentWithIds } from '../rules/comment-answers.ts';
import { announceComment, insertComment } from '../rules/comments.ts';
import { notePresence, wholePerson } from '../rules/people.ts';
import { requireCanAnswer, requireCanComment, requireCanUseStatus } from '../rules/task-access.ts';
import { created, notFound, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { TASK_STATUS } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

/** Comments on a task, which also change its status (kitsu-api 2.5). */
export const commentRoutes: Route[] = [
  get('/data/tasks/:task/comments', ({ studio, me, params }) => {
    const task = taskNamed(studio, params['task'] ?? '');
    return ok(commentsOf(studio, task, requireCanReadTask(studio, me, task)));
  }),
  post('/actions/tasks/:task/comment', write),
];

/**
 * From callers who may not set author or date, those fields are ignored, not refused. Files are kept
 * after the row: one that Kitsu cannot keep leaves a comment that nobody hears of and no new status.
 */
async function write({ studio, me, params, fields, sent }: SignedInRequest): Promise<Answer> {
  const { store } = studio;
  const statusId = fields.text('task_status_id');
  const task = taskNamed(studio, params['task'] ?? '');
  const keeps = statusId.toLowerCase() === task.task_status_id;
  const who = (keeps ? requireCanAnswer : requireCanComment)(studio, me, task);
  const status = store.find(TASK_STATUS, statusId);
  if (!status) throw notFound();
  requireCanUseStatus(who, status);
  const author = (isManager(who) && fields.maybeText('person_id')) || me.id;
  const at = isManager(who) ? fields.maybeText('created_at') : null;
  const values = {
    person_id: author,
    text: fields.maybeText('comment') ?? '',
    checklist: fields.list('checklist'),
    links: fields.list('links'),
    for_client: isManager(who) && [true, 'true'].some((yes) => fields.all['for_client'] === yes),
    created_at: at ? at.slice(0, 19) : store.instant(),
  };
  const insert = () => insertComment(studio, task, status, values);
  const comment = store.database.transaction(insert);
  const attachment_files = await attach(studio, comment.id, sent.files());
  const latest = taskNamed(studio, task.id);
  store.database.transaction(() => announceComment(studio, latest, status, comment));
  const person = author === me.id ? notePresence(studio, me) : store.find(PERSON, author);
  if (!person) throw notFound();
  return created({
    ...commentWithIds(studio, comment),
    attachment_files,
    task_status: serialize(TASK_STATUS, status),
    person: wholePerson(person),
  });
}
