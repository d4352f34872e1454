import { z } from 'zod';
import { success } from '../shared/result.ts';
import type { Metadata } from '../shared/production.ts';
import type { CastMember, FrameRange, KnownFacts } from '../shared/task-facts.ts';
import type { KitsuAnswer } from './answer-types.ts';
import {
  count,
  flag,
  maybeText,
  metadata,
  prose,
  text,
  typedNumber,
  type Raw,
} from './field-readers.ts';
import type { Http } from './http.ts';
import { allOk } from './in-parallel.ts';
import { entityDataRow } from './production/entity-rows.ts';
import { allMetadataDescriptors } from './production/metadata.ts';
import { mapped, read, remove, route, write, type Options } from './request-helpers.ts';

const part = z.record(z.string(), z.unknown()).nullish().catch(null);
const fullTask = z.looseObject({
  id: z.string(),
  project_id: z.string(),
  entity_id: z.string().nullish(),
  assigner_id: z.string().nullish().catch(null),
  is_subscribed: z.unknown(),
  data: z.unknown(),
  entity: part,
  project: part,
  task_type: part,
  persons: z.array(z.unknown()).nullish().catch(null),
});
type FullTask = z.infer<typeof fullTask>;

/** What is read of a task beyond the to-do list, without the moment of the reading. */
export type ReadFacts = Omit<KnownFacts, 'readAt'>;

/**
 * A task's shot or asset, people, metadata, casting and place on the studio's disks. Whoever may see the task may
 * read all of it. Routes: `GET /data/tasks/:id/full`, `GET /data/projects/:id/metadata-descriptors`, and those of
 * `castOf` and `workingFolder`.
 */
export async function readTaskFacts(
  http: Http,
  taskId: string,
  options: Options = {},
): Promise<KitsuAnswer<ReadFacts>> {
  const answer = await read(http, route`/data/tasks/${taskId}/full`, fullTask, options);
  if (!answer.ok) return answer;
  const task = answer.value;
  const kind = text(task.task_type?.['for_entity']);
  const more = await allOk({
    descriptors: allMetadataDescriptors(http, task.project_id, options),
    casting: castOf(http, { ...task, kind }, options),
    folder: workingFolder(http, task, options),
  });
  if (!more.ok) return more;
  const { descriptors, casting, folder } = more.value;
  const entityColumns = descriptors.filter(({ entityType }) => entityType === kind);
  const taskColumns = descriptors.filter(
    ({ entityType, taskTypeId }) =>
      entityType === 'Task' && taskTypeId === maybeText(task.task_type?.['id']),
  );
  const data = metadata(task.entity?.['data']);
  return success({
    entityId: text(task.entity_id),
    entityDescription: prose(task.entity?.['description']),
    frames: framesOf(task.entity ?? {}, data),
    // A shot may have a rate and a size of its own.
    fps: rateOf(data['fps']) ?? maybeText(task.project?.['fps']),
    resolution: sizeOf(data['resolution']) ?? maybeText(task.project?.['resolution']),
    people: (task.persons ?? []).flatMap(personOf),
    assignerId: task.assigner_id ?? null,
    creatorId: maybeText(task.entity?.['created_by']),
    isSubscribed: flag(task.is_subscribed),
    data: only(data, entityColumns),
    taskData: only(metadata(task.data), taskColumns),
    casting,
    descriptors: [...entityColumns, ...taskColumns],
    folder,
  });
}

/** The values of a task's shot or asset, and its own, as they are kept in Kitsu. */
export interface KitsuValues {
  entityId: string;
  data: Metadata;
  taskData: Metadata;
}

/** Whoever may see the task may read them. Route: `GET /data/tasks/:id/full`. */
export const readTaskValues = async (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<KitsuValues>> =>
  mapped(await read(http, route`/data/tasks/${taskId}/full`, fullTask, options), (task) => ({
    entityId: text(task.entity_id),
    data: metadata(task.entity?.['data']),
    taskData: metadata(task.data),
  }));

/**
 * The values of a shot or asset itself: after a column has got a new name the task's full answer has the old ones for a
 * while (zou 1.0.97). Route: `GET /data/entities/:id`.
 */
export const readEntityValues = (
  http: Http,
  entityId: string,
  options?: Options,
): Promise<KitsuAnswer<Metadata>> =>
  read(http, route`/data/entities/${entityId}`, entityDataRow, options);

/** A script may have sent a number, and zou reads a comma too; 0 is none (`get_preview_file_fps`). */
const rateOf = (value: unknown): string | null => {
  const rate = typeof value === 'string' ? value.replace(',', '.') : value;
  const number = typedNumber(rate);
  return number === null || number <= 0 ? null : String(rate).trim();
};

/** zou takes a shot's own size only where it is written so (`is_valid_resolution`). */
const sizeOf = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{3,4}x\d{3,4}$/.test(value) ? value : null;

/** Frames count where the studio has set any of the three. */
function framesOf(
  entity: Record<string, unknown>,
  data: Record<string, unknown>,
): FrameRange | null {
  const frame = (value: unknown): number | null => {
    const number = typedNumber(value);
    return number === null ? null : Math.round(number);
  };
  const range = {
    first: frame(data['frame_in']),
    last: frame(data['frame_out']),
    count: frame(entity['nb_frames']) || null,
  };
  return range.first === null && range.last === null && range.count === null ? null : range;
}

function personOf(value: unknown): { id: string; name: string }[] {
  if (value === null || typeof value !== 'object') return [];
  const raw = value as Record<string, unknown>;
  const name =
    maybeText(raw['full_name']) ??
    [text(raw['first_name']), text(raw['last_name'])].filter(Boolean).join(' ');
  const id = text(raw['id']);
  return id === '' || name === '' ? [] : [{ id, name }];
}

/** Anybody may write anything into Kitsu's free values: the columns alone are kept here. */
const only = (data: Record<string, unknown>, columns: readonly { fieldName: string }[]) =>
  Object.fromEntries(
    columns.flatMap(({ fieldName }) =>
      Object.hasOwn(data, fieldName) ? [[fieldName, data[fieldName]]] : [],
    ),
  );

const castRows = z.array(z.unknown());

/** More than any shot has: a list without end is cut. */
const MOST_CAST = 500;

/**
 * The assets of a shot, or the shots of an asset; nothing for what has no casting. Routes: `GET
 * /data/projects/:id/entities/:id/casting`, `GET /data/assets/:id/cast-in`.
 */
async function castOf(
  http: Http,
  { kind, project_id, entity_id }: FullTask & { kind: string },
  options: Options,
): Promise<KitsuAnswer<CastMember[]>> {
  if (!entity_id || (kind !== 'Shot' && kind !== 'Asset')) return success([]);
  const path =
    kind === 'Shot'
      ? route`/data/projects/${project_id}/entities/${entity_id}/casting`
      : route`/data/assets/${entity_id}/cast-in`;
  const answer = await read(http, path, castRows, options);
  // A Kitsu without the route, or a person who may not see it: the rest of the facts is there all the same.
  if (!answer.ok) return ABSENT.has(answer.code) ? success([]) : answer;
  const members = answer.value
    .slice(0, MOST_CAST)
    .flatMap((one) =>
      one !== null && typeof one === 'object' ? [memberOf(one as Raw, kind)] : [],
    );
  return success(members.filter(({ id, name }) => id !== '' && name !== ''));
}

const ABSENT = new Set(['not-found', 'forbidden', 'not-supported', 'refused']);

function memberOf(raw: Record<string, unknown>, kind: 'Shot' | 'Asset'): CastMember {
  const shared = { count: Math.max(1, count(raw['nb_occurences'], 1)), label: text(raw['label']) };
  if (kind === 'Shot') {
    const group = text(raw['asset_type_name']);
    return { ...shared, id: text(raw['asset_id']), group, name: text(raw['asset_name']) };
  }
  const group = [maybeText(raw['episode_name']), maybeText(raw['sequence_name'])];
  return {
    ...shared,
    id: text(raw['shot_id']),
    group: group.filter((one) => one !== null).join(' / '),
    name: text(raw['shot_name']),
  };
}

const place = z.looseObject({ path: z.string().nullish() });

/** Where the file tree puts the work of a task; `null` where the production has none. Nothing is written by asking. */
async function workingFolder(
  http: Http,
  { id, project }: FullTask,
  options: Options,
): Promise<KitsuAnswer<string | null>> {
  if (!project?.['file_tree']) return success(null);
  const path = route`/data/tasks/${id}/working-file-path`;
  const answer = await write(http, 'POST', path, {}, place, options);
  if (!answer.ok) return ABSENT.has(answer.code) ? success(null) : answer;
  return success(maybeText(answer.value.path));
}

/**
 * Has Kitsu tell the person of a task that is not theirs to do. May be repeated. Route: `POST
 * /actions/user/tasks/:id/subscribe`.
 */
export const subscribe = (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<unknown>> =>
  write(http, 'POST', route`/actions/user/tasks/${taskId}/subscribe`, {}, z.unknown(), options);

/** The opposite. May be repeated. Route: `DELETE /actions/user/tasks/:id/unsubscribe`. */
export const unsubscribe = (
  http: Http,
  taskId: string,
  options?: Options,
): Promise<KitsuAnswer<null>> =>
  remove(http, route`/actions/user/tasks/${taskId}/unsubscribe`, options);
