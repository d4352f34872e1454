import type { Item } from '../store/item.ts';
import { ASSIGNEES, ENTITY_TYPE, PROJECT, TASK } from '../store/models.ts';
import type { Entity, Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { above, plainEntity, withLinks } from './entities.ts';

/** A task's fields inside its shot; inside an asset there are two fewer. */
const INSIDE = [
  ...['id', 'data', 'difficulty', 'done_date', 'due_date', 'duration', 'end_date', 'entity_id'],
  ...['estimation', 'last_comment_date', 'last_preview_file_id', 'priority', 'real_start_date'],
  ...['retake_count', 'start_date', 'task_status_id', 'task_type_id'],
];
const INSIDE_SHOT = [...INSIDE, 'nb_assets_ready', 'nb_drawings'];

/** A shot with its tasks and parents. Even a client gets all of them, as in zou. */
export function fullShot(studio: StudioServices, shot: Entity): Item {
  const { sequence, episode } = above(studio, shot);
  const data = (shot.data ?? {}) as Item;
  return {
    ...withLinks(plainEntity(shot, 'Shot')),
    project_name: projectName(studio, shot),
    sequence_id: sequence?.id ?? '',
    sequence_name: sequence?.name ?? null,
    episode_id: episode?.id ?? '',
    episode_name: episode?.name ?? '',
    fps: data['fps'] ?? null,
    frame_in: data['frame_in'] ?? null,
    frame_out: data['frame_out'] ?? null,
    tasks: tasksInside(studio, shot, INSIDE_SHOT),
  };
}

/** An asset with its tasks. "None" appears in three spellings here, as in Kitsu. */
export function fullAsset(studio: StudioServices, asset: Entity): Item {
  const { nb_frames, source_id, ...plain } = withLinks(plainEntity(asset, 'Asset'));
  void nb_frames;
  return {
    ...plain,
    project_name: projectName(studio, asset),
    asset_type_id: asset.entity_type_id,
    asset_type_name: studio.store.find(ENTITY_TYPE, asset.entity_type_id)?.name ?? '',
    casting_episode_ids: [],
    episode_id: source_id ?? '',
    preview_file_id: asset.preview_file_id ?? '',
    ready_for: asset.ready_for ?? 'None',
    tasks: tasksInside(studio, asset, INSIDE),
  };
}

/** A scene, a sequence or an episode with the names of its parents. */
export function fullParent(studio: StudioServices, entity: Entity, kind: string): Item {
  const { sequence, episode } = above(studio, entity);
  return {
    ...plainEntity(entity, kind),
    project_name: projectName(studio, entity),
    ...(sequence ? { sequence_id: sequence.id, sequence_name: sequence.name } : {}),
    ...(episode ? { episode_id: episode.id, episode_name: episode.name } : {}),
  };
}

/** A shot or a scene as in the lists of its production. */
export function listedShot(studio: StudioServices, shot: Entity, kind: string): Item {
  return {
    ...plainEntity(shot, kind),
    project_name: projectName(studio, shot),
    sequence_name: above(studio, shot).sequence?.name ?? null,
  };
}

const projectName = ({ store }: StudioServices, entity: Entity): string =>
  store.find(PROJECT, entity.project_id)?.name ?? '';

function tasksInside(studio: StudioServices, entity: Entity, names: string[]): Item[] {
  const { store } = studio;
  return store.list(TASK, { entity_id: entity.id }).map((task: Task) => {
    const all = task as unknown as Item;
    const inside = Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
    const assignees = store.linked(ASSIGNEES, task.id);
    return { ...inside, assignees, is_subscribed: false };
  });
}
