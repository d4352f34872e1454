import { ATTACHMENT_FILE } from '../store/conversation-model.ts';
import { COMMENT, ENTITY, PREVIEW_FILE, PROJECT, TASK } from '../store/models.ts';
import type { Comment, PreviewFile, Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { removeAttachments } from './attachments.ts';
import { emitMove, emitTask } from './events.ts';
import { clearLinks } from './mentions.ts';
import { forgetNotifications } from './notifying.ts';
import { becomeThumbnail, emitPicture } from './previews.ts';
import { replay } from './replay.ts';

/** The kinds of preview that have a picture. */
const WITH_PICTURE = ['png', 'mp4'];

/** Deletes a comment with its previews and files; the task goes back to what remains (kitsu-media P14). */
export async function removeComment(
  studio: StudioServices,
  task: Task,
  comment: Comment,
): Promise<void> {
  const { store } = studio;
  const of = { comment_id: comment.id };
  const previews = store.list(PREVIEW_FILE, of);
  store.database.transaction(() => {
    clearLinks(studio, comment.id);
    forgetNotifications(studio, of);
    store.remove(COMMENT, comment.id);
    for (const preview of previews) removePreviewRow(studio, preview);
    emitTask(studio, 'comment:delete', task, of);
    const left = replay(studio, task);
    if (left.task_status_id !== task.task_status_id) {
      const statuses = { to: left.task_status_id, from: task.task_status_id };
      const { person_id } = comment;
      emitMove(studio, 'task:status-changed', task, statuses, { person_id });
    }
  });
  await removeAttachments(studio, store.list(ATTACHMENT_FILE, of));
  for (const { id } of previews) await studio.files.remove('previews', id);
}

/** Deletes a preview with its file. Task and entity get back what they showed before. */
export async function removePreview(studio: StudioServices, preview: PreviewFile): Promise<void> {
  studio.store.database.transaction(() => removePreviewRow(studio, preview));
  await studio.files.remove('previews', preview.id);
}

function removePreviewRow(studio: StudioServices, preview: PreviewFile): void {
  const { store } = studio;
  const task = store.find(TASK, preview.task_id);
  const entity = task && store.find(ENTITY, task.entity_id);
  store.remove(PREVIEW_FILE, preview.id);
  if (!task || !entity) return;
  if (task.last_preview_file_id === preview.id) {
    const last = newestMain(studio, [task])?.id ?? null;
    store.update(TASK, task.id, { last_preview_file_id: last });
    emitTask(studio, 'task:update', task);
  }
  if (entity.preview_file_id !== preview.id) return;
  store.update(ENTITY, entity.id, { preview_file_id: null });
  const automatic = store.find(PROJECT, task.project_id)?.is_set_preview_automated === true;
  const tasks = automatic ? store.list(TASK, { entity_id: entity.id }) : [];
  const next = newestMain(studio, tasks);
  if (next) becomeThumbnail(studio, next);
  else emitPicture(studio, entity, { preview_file_id: null, preview_file_status: null });
}

/** The newest first preview of a revision, among these tasks, that has a picture. */
function newestMain({ store }: StudioServices, tasks: Task[]): PreviewFile | undefined {
  const all = tasks.flatMap(({ id }) => store.list(PREVIEW_FILE, { task_id: id, position: 1 }));
  return all
    .filter(({ status, extension }) => status === 'ready' && WITH_PICTURE.includes(extension))
    .sort((one, other) => (one.created_at < other.created_at ? 1 : -1))[0];
}
