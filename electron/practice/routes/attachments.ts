import { inProject, isManager, requireCanReadTask, taskNamed } from '../rules/access.ts';
import { attachmentsOf } from '../rules/comments.ts';
import { created, forbidden, notFound, serverFault } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { post } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { ATTACHMENT_FILE } from '../store/attachment-model.ts';
import { COMMENT } from '../store/models.ts';
import type { Comment } from '../store/models.ts';

/** The length of Kitsu's column; a longer name is a server fault there, and so it is here. */
const LONGEST_EXTENSION = 6;

/** Files attached to a comment (kitsu-api 2.5). Only their metadata is stored here. */
export const attachmentRoutes: Route[] = [
  post('/actions/tasks/:task/comments/:comment/add-attachment', add),
];

/** The comment, if the caller wrote it or manages its production. */
function mine({ studio, me, params }: SignedInRequest): Comment {
  const comment = studio.store.find(COMMENT, params['comment'] ?? '');
  if (!comment) throw notFound();
  if (comment.object_id !== params['task']) throw forbidden();
  if (comment.person_id !== me.id) {
    const task = taskNamed(studio, comment.object_id);
    if (!isManager(inProject(studio, me, task.project_id))) throw forbidden();
    requireCanReadTask(studio, me, task);
  }
  return comment;
}

function add(ask: SignedInRequest): Answer {
  const { store } = ask.studio;
  const comment = mine(ask);
  for (const { name, bytes } of ask.sent.files()) {
    const extension = (name.split('.').at(-1) ?? '').toLowerCase();
    if (extension.length > LONGEST_EXTENSION) throw serverFault();
    store.insert(ATTACHMENT_FILE, {
      name,
      extension,
      size: bytes.length,
      comment_id: comment.id,
    });
  }
  return created(attachmentsOf(ask.studio, comment));
}
