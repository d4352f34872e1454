import { isManager, requireCanReadTask, taskNamed } from '../rules/access.ts';
import { commentsOf, writeComment } from '../rules/comments.ts';
import { notePresence, wholePerson } from '../rules/people.ts';
import { requireCanComment, requireCanUseStatus } from '../rules/task-access.ts';
import { created, notFound, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { COMMENT, MENTIONS, TASK_STATUS } from '../store/models.ts';
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

/** From callers who may not set author or date, those fields are ignored, not refused. */
function write({ studio, me, params, fields }: SignedInRequest): Answer {
  const { store } = studio;
  const statusId = fields.text('task_status_id');
  const task = taskNamed(studio, params['task'] ?? '');
  const who = requireCanComment(studio, me, task);
  const status = store.find(TASK_STATUS, statusId);
  if (!status) throw notFound();
  requireCanUseStatus(who, status);
  const author = (isManager(who) && fields.maybeText('person_id')) || me.id;
  const at = isManager(who) ? fields.maybeText('created_at') : null;
  const comment = writeComment(studio, task, status, {
    person_id: author,
    text: fields.maybeText('comment') ?? '',
    checklist: fields.list('checklist'),
    links: fields.list('links'),
    for_client: isManager(who) && fields.all['for_client'] === true,
    created_at: at ? at.slice(0, 19) : store.instant(),
  });
  const person = author === me.id ? notePresence(studio, me) : store.find(PERSON, author);
  if (!person) throw notFound();
  return created({
    ...serialize(COMMENT, comment),
    previews: [],
    mentions: store.linked(MENTIONS, comment.id),
    department_mentions: [],
    acknowledgements: [],
    attachment_files: [],
    task_status: serialize(TASK_STATUS, status),
    person: wholePerson(person),
  });
}
