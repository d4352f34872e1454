import { inProject, isManager, requireCanReadTask, taskNamed } from '../rules/access.ts';
import { attach, dispositionOf, removeAttachments, shortAttachment } from '../rules/attachments.ts';
import { created, forbidden, notFound, nothing, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { served } from '../server/stored-file.ts';
import { ATTACHMENT_FILE } from '../store/conversation-model.ts';
import type { AttachmentFile } from '../store/conversation-model.ts';
import { COMMENT } from '../store/models.ts';
import type { Comment } from '../store/models.ts';
import { serialize } from '../store/store.ts';

/** Files attached to a comment (kitsu-api 2.5): read by whoever may read the task. */
export const attachmentRoutes: Route[] = [
  post('/actions/tasks/:task/comments/:comment/add-attachment', add),
  remove('/data/tasks/:task/comments/:comment/attachments/:attachment', take),
  get('/data/attachment-files/:attachment', (ask) => {
    const [file, comment] = readable(ask);
    const row = serialize(ATTACHMENT_FILE, file);
    return ok({ ...row, comment: serialize(COMMENT, comment), chat_message: null });
  }),
  get('/data/attachment-files/:attachment/file/:name', serve),
];

function named({ studio, params }: SignedInRequest): AttachmentFile {
  const file = studio.store.find(ATTACHMENT_FILE, params['attachment'] ?? '');
  if (!file) throw notFound();
  return file;
}

function readable(ask: SignedInRequest): [AttachmentFile, Comment] {
  const file = named(ask);
  const comment = ask.studio.store.find(COMMENT, file.comment_id);
  if (!comment) throw notFound();
  requireCanReadTask(ask.studio, ask.me, taskNamed(ask.studio, comment.object_id));
  return [file, comment];
}

/** The name in the address does not count, as in zou. */
async function serve(ask: SignedInRequest): Promise<Answer> {
  const [file] = readable(ask);
  const { files } = ask.studio;
  const size = await files.sizeOf('attachments', file.id);
  if (size === null) throw notFound();
  return served(ask.headers, {
    from: files.pathOf('attachments', file.id),
    size,
    type: typeOf(file),
    disposition: dispositionOf(file),
    modified: file.updated_at,
    kept: 'public',
  });
}

/** The server adds the letters of a text. */
function typeOf({ mimetype }: AttachmentFile): string {
  const type = mimetype || 'application/octet-stream';
  return /^text\/|\+xml$/.test(type) ? `${type}; charset=utf-8` : type;
}

/** The comment of the address, on the task of the address. */
function mine({ studio, params }: SignedInRequest): Comment {
  const comment = studio.store.find(COMMENT, params['comment'] ?? '');
  if (!comment) throw notFound();
  if (comment.object_id !== params['task']) throw forbidden();
  return comment;
}

/** The author, or a manager of the production. */
function requireOwn({ studio, me }: SignedInRequest, comment: Comment): void {
  if (comment.person_id === me.id) return;
  const task = taskNamed(studio, comment.object_id);
  if (!isManager(inProject(studio, me, task.project_id))) throw forbidden();
  requireCanReadTask(studio, me, task);
}

async function add(ask: SignedInRequest): Promise<Answer> {
  const { studio } = ask;
  const comment = mine(ask);
  requireOwn(ask, comment);
  const before = studio.store.list(ATTACHMENT_FILE, { comment_id: comment.id });
  const made = await attach(studio, comment.id, ask.sent.files());
  return created([...before.map(shortAttachment), ...made]);
}

async function take(ask: SignedInRequest): Promise<Answer> {
  const comment = mine(ask);
  const file = named(ask);
  if (file.comment_id !== comment.id) throw forbidden();
  requireOwn(ask, comment);
  await removeAttachments(ask.studio, [file]);
  return nothing();
}
