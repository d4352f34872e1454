import { lookAt, normalise } from '../movies/normalising.ts';
import { pictureSize } from '../pictures/picture-size.ts';
import { wrongParameter } from '../server/answer.ts';
import type { SentFile } from '../server/form.ts';
import type { Item } from '../store/item.ts';
import { COMMENT, ENTITY, PREVIEW_FILE, PROJECT, TASK } from '../store/models.ts';
import type { PreviewFile, Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { emitComment } from './events.ts';
import { becomeThumbnail } from './previews.ts';
import { removePreview } from './removing.ts';

const PICTURES = ['jpe', 'jpeg', 'jpg', 'png'];
const MOVIES = ['avi', 'm4v', 'mkv', 'mov', 'mp4', 'webm', 'wmv'];
const FILES = [
  ...['ae', 'ai', 'blend', 'clip', 'comp', 'diff', 'exr', 'fbx', 'fla', 'flv', 'gif', 'glb'],
  ...['gltf', 'hip', 'kra', 'ma', 'mb', 'md', 'mp3', 'obj', 'pdf', 'psd', 'psb', 'rar', 'rev'],
  ...['riv', 'sai', 'sai2', 'sbbkp', 'svg', 'swf', 'tvpp', 'wav', 'zip'],
];

/** How the sender wants a file to be processed. */
export interface Processing {
  /** False: a movie is kept as it is, at once. */
  encode: boolean;
  /** True: in the request even where the studio has a job queue. */
  inRequest: boolean;
}

/** Only these can be asked for by their own extension; movies have their own address. */
export const isServedByName = (extension: string): boolean =>
  [...PICTURES, ...FILES].includes(extension);

/** Fills a preview with a file, by its extension alone (kitsu-media P1, P2). Refused: the row is gone. */
export async function fillPreview(
  studio: StudioServices,
  preview: PreviewFile,
  file: SentFile,
  how: Processing,
): Promise<PreviewFile> {
  const words = file.name.split('.');
  const extension = (words.pop() ?? '').toLowerCase();
  const named = { original_name: words.join('.') };
  if (PICTURES.includes(extension)) await fillPicture(studio, preview, file, named, how);
  else if (MOVIES.includes(extension)) await fillMovie(studio, preview, file, named, how);
  else if (FILES.includes(extension)) {
    await studio.files.keep('previews', preview.id, file.path);
    update(studio, preview, { ...named, extension, file_size: file.size, status: 'ready' });
  } else {
    await removePreview(studio, preview);
    throw wrongParameter(`Wrong file format, extension: ${extension}`);
  }
  return announceFile(studio, preview);
}

/** What nobody can read leaves a row that is being processed for ever. The bytes stay as they are. */
async function fillPicture(
  studio: StudioServices,
  preview: PreviewFile,
  file: SentFile,
  named: Item,
  how: Processing,
): Promise<void> {
  const size = await pictureSize(file.path);
  if (!size) throw wrongParameter('Uploaded file is not a readable picture.');
  await studio.files.keep('previews', preview.id, file.path);
  const read = { ...named, ...size, extension: 'png', file_size: file.size };
  if (studio.jobs && !how.inRequest) {
    update(studio, preview, read);
    studio.jobs.add((later) => Promise.resolve(finish(later, preview.id, { status: 'ready' })));
    return;
  }
  finish(studio, preview.id, { status: 'ready' });
  update(studio, preview, { ...read, status: 'ready' });
}

async function fillMovie(
  studio: StudioServices,
  preview: PreviewFile,
  file: SentFile,
  named: Item,
  how: Processing,
): Promise<void> {
  if (file.size === 0) {
    await removePreview(studio, preview);
    throw wrongParameter(
      'Uploaded movie could not be written to temporary storage or is empty; aborting before dispatching normalization.',
    );
  }
  await studio.files.keep('previews', preview.id, file.path);
  const job = (later: StudioServices) => processMovie(later, preview, file.size, how.encode);
  if (studio.jobs && how.encode && !how.inRequest) studio.jobs.add(job);
  else await job(studio);
  update(studio, preview, { ...named, extension: 'mp4' });
}

/** "Encodes" by looking: the movie is kept as it came. */
async function processMovie(
  studio: StudioServices,
  preview: PreviewFile,
  size: number,
  encode: boolean,
): Promise<void> {
  const { store, files } = studio;
  const facts = await lookAt(files.pathOf('previews', preview.id));
  const made = normalise(facts, size, wantedOf(studio, preview), encode);
  if (made.status === 'broken') await files.remove('previews', preview.id);
  if (store.find(PREVIEW_FILE, preview.id)) finish(studio, preview.id, { ...made });
}

/** A frame rate and size of the shot itself take precedence. */
export function wantedOf({ store }: StudioServices, preview: PreviewFile) {
  const task = store.find(TASK, preview.task_id);
  const project = store.find(PROJECT, task?.project_id ?? '');
  const own = (store.find(ENTITY, task?.entity_id ?? '')?.data ?? {}) as Item;
  const valid = (value: unknown): value is string => /^\d{3,4}x\d{3,4}$/.test(String(value));
  return {
    fps: String(own['fps'] || project?.fps || '25').replace(',', '.'),
    resolution: valid(own['resolution']) ? own['resolution'] : (project?.resolution ?? null),
  };
}

/** A processed file: a ready one becomes the task's last, and the entity's picture where that is automatic. */
function finish(studio: StudioServices, id: string, made: Partial<PreviewFile>): void {
  const { store } = studio;
  const found = store.find(PREVIEW_FILE, id);
  if (!found) return;
  const done = update(studio, found, made);
  if (done.status !== 'ready' || done.position !== 1) return;
  const task: Task = store.update(TASK, done.task_id, { last_preview_file_id: id });
  const automatic = store.find(PROJECT, task.project_id)?.is_set_preview_automated === true;
  if (automatic) becomeThumbnail(studio, done);
}

function update(
  studio: StudioServices,
  preview: PreviewFile,
  values: Partial<PreviewFile>,
): PreviewFile {
  const changed = studio.store.update(PREVIEW_FILE, preview.id, values);
  const told = 'status' in values || changed.status === 'processing';
  const { project_id = '' } = studio.store.find(TASK, changed.task_id) ?? {};
  const status: Item = told ? { status: changed.status } : {};
  studio.emit('preview-file:update', { preview_file_id: changed.id, ...status, project_id });
  return changed;
}

function announceFile(studio: StudioServices, { id }: PreviewFile): PreviewFile {
  const { store } = studio;
  const filled = store.find(PREVIEW_FILE, id);
  if (!filled) throw wrongParameter('The preview was deleted.');
  const comment = filled.comment_id === null ? undefined : store.find(COMMENT, filled.comment_id);
  const task = store.find(TASK, filled.task_id);
  if (!comment || !task) return filled;
  emitComment(studio, task, comment);
  const { task_id, revision, extension, status } = filled;
  studio.emit('preview-file:add-file', {
    ...{ comment_id: comment.id, task_id, preview_file_id: id },
    ...{ revision, extension, status, project_id: task.project_id },
  });
  return filled;
}
