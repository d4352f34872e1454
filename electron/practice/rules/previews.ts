import type { Item } from '../store/item.ts';
import { ENTITY, PREVIEW_FILE, TASK } from '../store/models.ts';
import type { Entity, PreviewFile } from '../store/models.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { plainEntity } from './entities.ts';

/** A preview without its comment. */
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
