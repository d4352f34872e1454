import type { Item } from '../store/item.ts';
import { ENTITY, ORGANISATION, PREVIEW_FILE, PROJECT, TASK, TASK_TYPE } from '../store/models.ts';
import type { Entity, PreviewFile } from '../store/models.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { plainEntity } from './entities.ts';
import { emitEntity } from './events.ts';

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
export function becomeThumbnail(studio: StudioServices, preview: PreviewFile): Item {
  const { store } = studio;
  const entityId = store.find(TASK, preview.task_id)?.entity_id ?? '';
  const entity: Entity = store.update(ENTITY, entityId, { preview_file_id: preview.id });
  const shown = { preview_file_id: preview.id, preview_file_status: preview.status };
  emitPicture(studio, entity, shown);
  return { ...plainEntity(entity, 'Entity'), preview_file_status: preview.status };
}

/** Emits that an entity has another picture, or none. */
export function emitPicture(studio: StudioServices, entity: Entity, shown: Item): void {
  const { id: entity_id, project_id } = entity;
  studio.emit('preview-file:set-main', { entity_id, ...shown, project_id });
  emitEntity(studio, 'update', entity);
}

/** `night_bus_9_sq01_sh0010_animation_v2.mp4`; the uploaded name where the studio wants that. */
export function downloadName({ store }: StudioServices, preview: PreviewFile): string {
  const task = store.find(TASK, preview.task_id);
  const names: string[] = [];
  for (let id = task?.entity_id ?? null; id !== null;) {
    const entity: Entity | undefined = store.find(ENTITY, id);
    names.unshift(entity?.name ?? '');
    id = entity?.parent_id ?? null;
  }
  const project = store.find(PROJECT, task?.project_id ?? '')?.name ?? '';
  const type = store.find(TASK_TYPE, task?.task_type_id ?? '')?.name ?? '';
  const [studio] = store.list(ORGANISATION);
  const own = studio?.use_original_file_name ? preview.original_name : null;
  const words = [project, ...names, type, `v${preview.revision}`].join(' ');
  const place = preview.position > 1 ? `-${preview.position}` : '';
  return `${own ?? slug(words)}${place}.${preview.extension}`;
}

const slug = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
