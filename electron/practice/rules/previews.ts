import type { Item } from '../store/item.ts';
import { ENTITY, PREVIEW_FILE, TASK } from '../store/models.ts';
import type { Entity, PreviewFile } from '../store/models.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { plainEntity } from './entities.ts';

/** A preview without the comment it was published under. */
export function plainPreview(preview: PreviewFile): Item {
  const { comment_id, ...plain } = serialize(PREVIEW_FILE, preview);
  void comment_id;
  return plain;
}

export const previewWithComments = (preview: PreviewFile): Item => ({
  ...plainPreview(preview),
  comments: preview.comment_id === null ? [] : [preview.comment_id],
});

/** Makes a preview the picture of its shot or asset. */
export function becomeThumbnail({ store }: StudioServices, preview: PreviewFile): Item {
  const entityId = store.find(TASK, preview.task_id)?.entity_id ?? '';
  const entity: Entity = store.update(ENTITY, entityId, { preview_file_id: preview.id });
  return { ...plainEntity(entity, 'Entity'), preview_file_status: preview.status };
}

const SHOWN = [
  ...['annotations', 'created_at', 'duration', 'extension', 'height', 'id', 'original_name'],
  ...['revision', 'status', 'task_id', 'width'],
];

/** The revisions of a shot or an asset by task type, newest first; later positions are inside. */
export function previewsByTaskType({ store }: StudioServices, entity: string): Item {
  const tasks = store.list(TASK, { entity_id: entity });
  const found: { [type: string]: Item[] } = {};
  for (const task of tasks) {
    const all = store.list(PREVIEW_FILE, { task_id: task.id });
    const first = all.filter(({ position }) => position === 1);
    const rows = first
      .sort((one, other) => other.revision - one.revision)
      .map((preview) => {
        const more = all.filter(
          (other) => other.revision === preview.revision && other !== preview,
        );
        const original = { original_duration: null, original_file_size: null };
        const size = { original_height: null, original_width: null };
        return { ...shown(preview), ...original, ...size, previews: more.map(shown) };
      });
    if (rows.length > 0) found[task.task_type_id] = [...(found[task.task_type_id] ?? []), ...rows];
  }
  return found;
}

function shown(preview: PreviewFile): Item {
  const plain = plainPreview(preview);
  return Object.fromEntries(SHOWN.map((name) => [name, plain[name] ?? null]));
}

const LISTED = [
  ...['created_at', 'extension', 'file_size', 'id', 'name', 'original_name', 'person_id'],
  ...['position', 'revision', 'status', 'task_id', 'token_in', 'token_out', 'validation_status'],
];

/** Every preview of a shot or an asset. */
export function previewsOfEntity({ store }: StudioServices, entity: string): Item[] {
  const tasks = 'task_id IN (SELECT id FROM tasks WHERE entity_id = ?)';
  return store
    .select(PREVIEW_FILE, `WHERE ${tasks} ORDER BY created_at DESC`, entity)
    .map((row) => {
      const plain = plainPreview(row);
      return Object.fromEntries(LISTED.map((name) => [name, plain[name] ?? null]));
    });
}
