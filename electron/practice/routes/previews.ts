import { requireCanReadTask, taskNamed } from '../rules/access.ts';
import { becomeThumbnail, plainPreview, previewWithComments } from '../rules/previews.ts';
import { requireCanComment } from '../rules/task-access.ts';
import { created, forbidden, notFound, ok, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post, put } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { COMMENT, PREVIEW_FILE, TASK } from '../store/models.ts';
import type { PreviewFile } from '../store/models.ts';

/** Publishing: first a preview under a comment, then its picture (kitsu-api 2.6). */
export const previewRoutes: Route[] = [
  post('/actions/tasks/:task/comments/:comment/add-preview', add),
  post('/pictures/preview-files/:preview', upload),
  put('/actions/preview-files/:preview/set-main-preview', (ask) => {
    const preview = readable(ask, ask.params['preview'] ?? '');
    return ok(becomeThumbnail(ask.studio, preview));
  }),
  get('/data/tasks/:task/previews', ({ studio, me, params }) => {
    const task = taskNamed(studio, params['task'] ?? '');
    requireCanReadTask(studio, me, task);
    return ok(studio.store.list(PREVIEW_FILE, { task_id: task.id }).map(plainPreview));
  }),
];

/** Anybody in the team except clients may choose the picture of a shot. */
function readable({ studio, me }: SignedInRequest, id: string): PreviewFile {
  const preview = studio.store.find(PREVIEW_FILE, id);
  if (!preview) throw notFound();
  const who = requireCanReadTask(studio, me, taskNamed(studio, preview.task_id));
  if (who.role === 'client') throw forbidden();
  return preview;
}

/** Creates a revision without a picture: one above the last, unless another number is sent. */
function add({ studio, me, params, fields }: SignedInRequest): Answer {
  const { store } = studio;
  const asked = fields.maybeWhole('revision', 0);
  const task = taskNamed(studio, params['task'] ?? '');
  requireCanComment(studio, me, task);
  const comment = store.find(COMMENT, params['comment'] ?? '');
  if (!comment) throw notFound();
  const known = store.list(PREVIEW_FILE, { task_id: task.id });
  const own = known.filter(({ comment_id }) => comment_id === comment.id);
  const last = known.reduce((most, { revision }) => Math.max(most, revision), 0);
  const revision = asked || own[0]?.revision || last + 1;
  const taken = known.some((preview) => preview.revision === revision);
  if (taken && own.length === 0) throw wrongParameter('Revision already exists.');
  const preview = store.insert(PREVIEW_FILE, {
    name: comment.id.slice(0, 13),
    revision,
    position: own.length + 1,
    extension: 'mp4',
    status: 'processing',
    width: 0,
    height: 0,
    task_id: task.id,
    person_id: me.id,
    comment_id: comment.id,
  });
  return created(previewWithComments(preview));
}

/** This studio accepts still pictures as PNG and stores them unchanged. */
async function upload({ studio, me, params, sent }: SignedInRequest): Promise<Answer> {
  const { store } = studio;
  const preview = store.find(PREVIEW_FILE, params['preview'] ?? '');
  if (!preview) throw notFound();
  const task = taskNamed(studio, preview.task_id);
  requireCanComment(studio, me, task);
  const file = sent.file('file');
  if (!file) throw wrongParameter('No file was sent.');
  if (preview.original_name !== null) throw wrongParameter('A file was already uploaded.');
  if (file.bytes.subarray(1, 4).toString('latin1') !== 'PNG') {
    store.remove(PREVIEW_FILE, preview.id);
    throw wrongParameter(`Wrong file format, extension: ${file.name.split('.').at(-1) ?? ''}`);
  }
  await studio.pictures.keep(preview.id, file.bytes);
  const done = store.update(PREVIEW_FILE, preview.id, {
    original_name: file.name.replace(/\.[^.]*$/, ''),
    extension: 'png',
    status: 'ready',
    width: file.bytes.readUInt32BE(16),
    height: file.bytes.readUInt32BE(20),
    file_size: file.bytes.length,
  });
  store.update(TASK, task.id, { last_preview_file_id: preview.id });
  return created(plainPreview(done));
}
