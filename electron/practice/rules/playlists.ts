import { forbidden, notFound, refusedRow, wrongParameter } from '../server/answer.ts';
import { UUID } from '../server/fields.ts';
import type { Json } from '../store/model.ts';
import type { Item } from '../store/item.ts';
import { PREVIEW_FILE, TASK, TASK_TYPE, type PreviewFile } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { PLAYLIST, type Playlist } from '../store/playlist-model.ts';
import type { StudioServices } from '../studio.ts';
import { isManager, requireCanReadProject } from './access.ts';

/** Everybody of the team but vendors; clients what is for them. */
export function requireCanReadPlaylists(
  studio: StudioServices,
  me: Person,
  project: string,
): Person {
  const who = requireCanReadProject(studio, me, project);
  if (who.role === 'vendor') throw forbidden();
  return who;
}

/** Managers, and the supervisor who made it. */
export function playlistToChange(studio: StudioServices, me: Person, id: string): Playlist {
  const playlist = studio.store.find(PLAYLIST, id);
  if (!playlist) throw notFound();
  const who = requireCanReadProject(studio, me, playlist.project_id);
  const isOwn = playlist.created_by === null || playlist.created_by === me.id;
  if (!isManager(who) && !(who.role === 'supervisor' && isOwn)) throw forbidden();
  return playlist;
}

export const entriesOf = (shots: Json): Item[] =>
  Array.isArray(shots)
    ? shots.filter((one): one is Item => one !== null && typeof one === 'object')
    : [];

const KINDS = ['shot', 'asset', 'sequence', 'edit', 'episode'];
const LONGEST_NAME = 80;

/** What the columns of a playlist take. */
export function checkPlaylist({ name, for_entity: kind }: Item): void {
  const isKind = typeof kind === 'string' && KINDS.includes(kind);
  if (kind !== undefined && kind !== null && !isKind)
    throw wrongParameter(`for_entity must be one of ${KINDS.join(', ')}`);
  if (typeof name === 'string' && [...name].length > LONGEST_NAME)
    throw refusedRow('One of the provided values has an invalid format.');
}

/** Entries as a change keeps them: all else that was sent of them goes, and what names no entity. */
export const bareEntries = (shots: Json): Item[] =>
  entriesOf(shots).flatMap((entry): Item[] => {
    const entity = entry['entity_id'] ?? entry['id'] ?? null;
    const previewId = entry['preview_file_id'] ?? null;
    return entity === null ? [] : [{ entity_id: entity, preview_file_id: previewId }];
  });

/** A preview that is none of the entity's is dropped. */
export function withOwnPreviews(studio: StudioServices, shots: Json): Item[] {
  return entriesOf(shots).map((entry) => {
    const { preview_file_id: id } = entry;
    const found = typeof id === 'string' && UUID.test(id) && studio.store.find(PREVIEW_FILE, id);
    const task = found && studio.store.find(TASK, found.task_id);
    const entity = entry['entity_id'] ?? entry['id'];
    return id === undefined || id === null || (task && task.entity_id === entity)
      ? entry
      : { ...entry, preview_file_id: null };
  });
}

interface Published extends PreviewFile {
  task_type_id: string;
}

/** All previews of an entity, the newest revision first. */
export function publishedOf({ store }: StudioServices, entityId: string): Published[] {
  return store
    .select(TASK, 'WHERE entity_id = ?', entityId)
    .flatMap(({ id, task_type_id }) =>
      store
        .select(PREVIEW_FILE, 'WHERE task_id = ? ORDER BY revision DESC, position, rowid', id)
        .map((file): Published => ({ ...file, task_type_id })),
    );
}

const light = ({
  id,
  revision,
  extension,
  width,
  height,
  duration,
  created_at,
  ...more
}: Published) => ({
  ...{ id, revision, extension, width, height, duration, created_at, task_id: more.task_id },
  // Here alone zou writes the name of the choice, with a capital.
  status: more.status.replace(/^./, (first) => first.toUpperCase()),
});

/** An entry as it is played: all revisions of its entity by task type, and which is meant. */
export function playedEntry(studio: StudioServices, entry: Item): Item {
  const entityId = String(entry['id'] ?? entry['entity_id'] ?? '');
  const byType: { [type: string]: Item[] } = {};
  const published = publishedOf(studio, entityId);
  const place = (one: Published): number =>
    -(studio.store.find(TASK_TYPE, one.task_type_id)?.priority ?? 0);
  for (const file of published.sort((a, b) => place(a) - place(b))) {
    const revisions = (byType[file.task_type_id] ??= []);
    const same = revisions.find((one) => one['revision'] === file.revision);
    if (same) (same['previews'] as Item[]).push(light(file));
    else revisions.push({ ...light(file), previews: [] });
  }
  const meant = published.find(({ id }) => id === entry['preview_file_id']);
  const { preview_file_id: _, ...rest } = entry;
  const more: Item = meant
    ? {
        preview_file_id: meant.id,
        preview_file_extension: meant.extension,
        preview_file_revision: meant.revision,
        preview_file_width: meant.width,
        preview_file_height: meant.height,
        preview_file_duration: meant.duration,
        preview_file_status: light(meant).status,
        preview_file_task_id: meant.task_id,
      }
    : {};
  return { ...rest, id: entityId, ...more, preview_files: published.length > 0 ? byType : [] };
}
