import type { NamedKind } from '../../shared/search.ts';
import { success } from '../../shared/result.ts';
import { z } from 'zod';
import type { KitsuAnswer } from '../answer-types.ts';
import { parseJson } from '../error-mapping.ts';
import { flag, maybeText, row, text } from '../field-readers.ts';
import type { Http } from '../http.ts';
import { splitJsonArray, type ListEntry } from '../json-array-splitter.ts';
import { route } from '../request-helpers.ts';
import { yieldToEventLoop } from '../../platform/yield.ts';

/** A thing of a production with its name, and what it belongs to. */
export interface NamedRow {
  kind: NamedKind;
  id: string;
  /** Empty for a task, which is named by its entity and its type. */
  name: string;
  /** The episode of a sequence or of an asset, the sequence of a shot, the entity of a task. */
  parentId: string | null;
  /** The asset type, or the task type. */
  typeId: string | null;
}

/** Entries that are parsed in one go. */
const AT_ONCE = 200;
const entries = z.custom<ListEntry[]>((value) => Array.isArray(value));

const entityRow = row((raw) => ({
  id: raw.id,
  name: text(raw['name']),
  parentId: maybeText(raw['parent_id']),
  episodeId: maybeText(raw['source_id']) ?? maybeText(raw['episode_id']),
  typeId: maybeText(raw['asset_type_id']) ?? maybeText(raw['entity_type_id']),
  taskTypeId: maybeText(raw['task_type_id']),
  entityId: maybeText(raw['entity_id']),
  canceled: flag(raw['canceled']),
}));
type Read = z.infer<typeof entityRow>;

/** Reads a list without holding the app up, however long it is; what cannot be read is left out. */
async function readList(
  http: Http,
  path: string,
  query: Record<string, string>,
  make: (one: Read) => NamedRow,
  signal: AbortSignal,
): Promise<KitsuAnswer<NamedRow[]>> {
  const answer = await http.request({
    method: 'GET',
    path,
    query,
    schema: entries,
    parse: async (body) => (await splitJsonArray(body)) ?? undefined,
    signal,
  });
  if (!answer.ok) return answer;
  const rows: NamedRow[] = [];
  for (const [at, entry] of answer.value.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await yieldToEventLoop();
    const read = entityRow.safeParse(parseJson(entry.bytes()));
    if (read.success && !read.data.canceled) rows.push(make(read.data));
  }
  return success(rows);
}

const named =
  (kind: NamedKind, parent: (one: Read) => string | null) =>
  (one: Read): NamedRow => ({
    kind,
    id: one.id,
    name: one.name,
    parentId: parent(one),
    typeId: kind === 'asset' ? one.typeId : null,
  });

const taskOf = ({ id, entityId, taskTypeId }: Read): NamedRow => ({
  kind: 'task',
  id,
  name: '',
  parentId: entityId,
  typeId: taskTypeId,
});

/** Of a task this is enough; Kitsu before 1.0.55 sends all of it. */
const OF_TASKS = 'id,entity_id,task_type_id';

/**
 * The names of a production's episodes, sequences, shots and assets, and its tasks, for a search of our own:
 * Kitsu's fails where the studio has no indexer. In one request a list; anybody of the team.
 * Routes: `GET /data/projects/:id/episodes`, `/sequences`, `/shots`, `/assets`, `GET /data/tasks?project_id=`.
 */
export async function namesOfProject(
  http: Http,
  projectId: string,
  signal: AbortSignal,
): Promise<KitsuAnswer<NamedRow[]>> {
  const lists: [path: string, query: Record<string, string>, make: (one: Read) => NamedRow][] = [
    [route`/data/projects/${projectId}/episodes`, {}, named('episode', () => null)],
    [route`/data/projects/${projectId}/sequences`, {}, named('sequence', (one) => one.parentId)],
    [route`/data/projects/${projectId}/shots`, {}, named('shot', (one) => one.parentId)],
    [route`/data/projects/${projectId}/assets`, {}, named('asset', (one) => one.episodeId)],
    ['/data/tasks', { project_id: projectId, fields: OF_TASKS }, taskOf],
  ];
  const rows: NamedRow[] = [];
  for (const [path, query, make] of lists) {
    const answer = await readList(http, path, query, make, signal);
    if (!answer.ok) return answer;
    rows.push(...answer.value);
  }
  return success(rows);
}
