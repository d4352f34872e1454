import { randomUUID } from 'node:crypto';
import {
  inProject,
  isManager,
  requireCanReadProject,
  requireCanReadTask,
  taskNamed,
} from '../rules/access.ts';
import { withChanges } from '../rules/annotations.ts';
import { emitComment } from '../rules/events.ts';
import { becomeThumbnail, plainPreview, previewWithComments } from '../rules/previews.ts';
import { fillPreview } from '../rules/publishing.ts';
import { removePreview } from '../rules/removing.ts';
import { requireCanComment, supervises } from '../rules/task-access.ts';
import { brokenJson, created, forbidden, notFound, nothing, ok } from '../server/answer.ts';
import { invalidField, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post, put, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { rowNamed } from '../server/rows.ts';
import type { Json } from '../store/model.ts';
import { COMMENT, PREVIEW_FILE, PROJECT } from '../store/models.ts';
import type { PreviewFile } from '../store/models.ts';

/** Publishing: first a preview under a comment, then its file (kitsu-api 2.6, kitsu-media). */
export const previewRoutes: Route[] = [
  post('/actions/tasks/:task/comments/:comment/add-preview', (ask) =>
    add(ask, ask.fields.maybeWhole('revision', 0)),
  ),
  post('/actions/tasks/:task/comments/:comment/preview-files/:preview', (ask) => {
    requireCanComment(ask.studio, ask.me, taskNamed(ask.studio, ask.params['task'] ?? ''));
    return add(ask, named(ask).revision);
  }),
  remove('/actions/tasks/:task/comments/:comment/preview-files/:preview', take),
  post('/pictures/preview-files/:preview', upload),
  get('/data/preview-files/:preview', (ask) => {
    const preview = rowNamed(ask.studio, PREVIEW_FILE, ask.params['preview']);
    requireCanReadTask(ask.studio, ask.me, taskNamed(ask.studio, preview.task_id));
    return ok(previewWithComments(preview));
  }),
  put('/actions/preview-files/:preview/set-main-preview', setMain),
  put('/actions/preview-files/:preview/update-annotations', annotate),
  put('/actions/preview-files/:preview/update-position', move),
  get('/data/tasks/:task/previews', ({ studio, me, params }) => {
    const task = taskNamed(studio, params['task'] ?? '');
    requireCanReadTask(studio, me, task);
    const order = 'WHERE task_id = ? ORDER BY revision DESC, rowid';
    return ok(studio.store.select(PREVIEW_FILE, order, task.id).map(plainPreview));
  }),
];

function named({ studio, params }: SignedInRequest): PreviewFile {
  const preview = studio.store.find(PREVIEW_FILE, params['preview'] ?? '');
  if (!preview) throw notFound();
  return preview;
}

/** Managers, clients, and supervisors of the department; a body that zou cannot read further is its own fault. */
function annotate(ask: SignedInRequest): Answer {
  const { studio, me, fields } = ask;
  const preview = named(ask);
  const task = taskNamed(studio, preview.task_id);
  const who = requireCanReadProject(studio, me, task.project_id);
  if (!isManager(who) && who.role !== 'client' && !supervises(studio, who, task)) throw forbidden();
  const list = (name: string): Json[] => {
    const value = fields.all[name] ?? [];
    if (!Array.isArray(value)) throw invalidField(name, 'Input should be a valid list');
    return value;
  };
  const annotations = withChanges(preview.annotations, {
    additions: list('additions'),
    updates: list('updates'),
    deletions: list('deletions'),
  });
  const changed = studio.store.update(PREVIEW_FILE, preview.id, { annotations });
  studio.emit('preview-file:annotation-update', {
    preview_file_id: changed.id,
    person_id: me.id,
    updated_at: changed.updated_at,
    project_id: task.project_id,
  });
  return ok(plainPreview(changed));
}

/** Counts the files of the revision anew, that one at its new place; a place that there is not changes nothing. */
function move(ask: SignedInRequest): Answer {
  const { studio, me, fields } = ask;
  const { store } = studio;
  const place = fields.all['position'] === undefined ? 0 : fields.whole('position', 0);
  const preview = named(ask);
  requireCanComment(studio, me, taskNamed(studio, preview.task_id));
  const order = 'WHERE task_id = ? AND revision = ? ORDER BY position, rowid';
  const files = store.select(PREVIEW_FILE, order, preview.task_id, preview.revision);
  if (place < 1 || place > files.length) return ok(files.map(plainPreview));
  const moved = files.filter(({ id }) => id !== preview.id);
  moved.splice(place - 1, 0, preview);
  return ok(
    moved.map(({ id }, at) => plainPreview(store.update(PREVIEW_FILE, id, { position: at + 1 }))),
  );
}

/** Anybody in the team except clients may choose the picture of a shot, even one that has none. */
function setMain(ask: SignedInRequest): Answer {
  const { studio, me, fields } = ask;
  const frame = fields.maybeWhole('frame_number');
  const preview = named(ask);
  const who = requireCanReadTask(studio, me, taskNamed(studio, preview.task_id));
  if (who.role === 'client') throw forbidden();
  if (frame !== null && preview.extension !== 'mp4') {
    throw wrongParameter("Can't use a given frame on non movie preview");
  }
  return ok(becomeThumbnail(studio, preview));
}

/** Creates a revision without a file: the comment's own, else one above the last, unless one is sent. */
function add(ask: SignedInRequest, asked: number | null): Answer {
  const { studio, me, params } = ask;
  const { store } = studio;
  const task = taskNamed(studio, params['task'] ?? '');
  requireCanComment(studio, me, task);
  const comment = store.find(COMMENT, params['comment'] ?? '');
  if (!comment) throw notFound();
  const known = store.list(PREVIEW_FILE, { task_id: task.id });
  const own = known.filter(({ comment_id }) => comment_id === comment.id);
  const last = known.reduce((most, { revision }) => Math.max(most, revision), 0);
  const revision = asked ?? own[0]?.revision ?? last + 1;
  const same = known.filter((preview) => preview.revision === revision);
  if (own.length === 0 && asked !== null && same.some(({ position }) => position === 1)) {
    throw wrongParameter(
      `Revision ${revision} already exists for this task. Choose a different revision number, or omit it to let the revision auto-increment.`,
    );
  }
  const single = store.find(PROJECT, task.project_id)?.is_single_preview_per_revision === true;
  if (single && same.length > 0) {
    throw wrongParameter('Only one preview file is allowed per revision for this project.');
  }
  const preview = store.insert(PREVIEW_FILE, {
    name: randomUUID().slice(0, 13),
    revision,
    position: same.length + 1,
    extension: 'mp4',
    status: 'processing',
    width: 0,
    height: 0,
    task_id: task.id,
    person_id: me.id,
    comment_id: comment.id,
  });
  const { project_id } = task;
  const event = { preview_file_id: preview.id, comment_id: comment.id, project_id };
  studio.emit('preview-file:new', event);
  emitComment(studio, task, comment);
  return created(previewWithComments(preview));
}

/** A row takes one file; a row whose file could not be read takes the next one. */
async function upload(ask: SignedInRequest): Promise<Answer> {
  const { studio, me, sent, query } = ask;
  const preview = named(ask);
  if (preview.original_name) throw brokenJson();
  requireCanComment(studio, me, taskNamed(studio, preview.task_id));
  const file = sent.file('file');
  if (!file) throw wrongParameter('File not provided.');
  const is = (name: string, word: string): boolean => query.get(name)?.toLowerCase() === word;
  const how = { encode: !is('normalize', 'false'), inRequest: is('no_job', 'true') };
  return created(plainPreview(await fillPreview(studio, preview, file, how)));
}

/** Whoever may act on the task; for good only a manager. */
async function take(ask: SignedInRequest): Promise<Answer> {
  const { studio, me, params, query } = ask;
  const task = taskNamed(studio, params['task'] ?? '');
  requireCanComment(studio, me, task);
  const comment = studio.store.find(COMMENT, params['comment'] ?? '');
  if (comment?.object_id !== task.id) throw notFound();
  const preview = named(ask);
  if (preview.task_id !== task.id || preview.comment_id !== comment.id) throw notFound();
  const force = query.get('force')?.toLowerCase() === 'true';
  if (force && !isManager(inProject(studio, me, task.project_id))) throw forbidden();
  await removePreview(studio, preview);
  return nothing();
}
