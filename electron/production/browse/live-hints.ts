import { z } from 'zod';
import { LIVE_LISTS, type LiveList } from './lists.ts';

/** What an event of Kitsu's stream says has changed; it is read anew, never taken from the event. */
export type Hint =
  | { kind: 'item'; projectId: string | null; list: LiveList; id: string }
  /** What is in these, or where they are. */
  | { kind: 'casting'; projectId: string | null; of: CastHint[] }
  /** A production, its types or its people. */
  | { kind: 'studio' };

/** A shot or an asset of which the casting is read anew. */
export interface CastHint {
  id: string;
  isAsset: boolean;
}

const id = z.string().min(1).max(64);
const WORDS =
  /^(task|shot|asset|sequence|episode):(new|update|delete|assign|unassign|status-changed)$/;
const CASTING = /^(shot|asset):casting-update$/;
const STUDIO = /^(project|task-type|task-status|asset-type|person):(new|update|delete|open|close)$/;

/** `null` for an event that no list of a production shows. */
export function hintOf(name: string, data: unknown): Hint | null {
  if (STUDIO.test(name)) return { kind: 'studio' };
  const cast = CASTING.exec(name)?.[1];
  if (cast !== undefined) return castHint(cast === 'asset', data);
  const kind = WORDS.exec(name)?.[1];
  const list = LIVE_LISTS.find((one) => one === `${kind}s`);
  if (kind === undefined || !list || data === null || typeof data !== 'object') return null;
  const item = id.safeParse(Reflect.get(data, `${kind}_id`));
  const project = id.safeParse(Reflect.get(data, 'project_id'));
  if (!item.success) return null;
  return { kind: 'item', projectId: project.data ?? null, list, id: item.data };
}

const ids = z.array(id).max(10_000).catch([]);

/** What was put in or taken out is somewhere else now, too. */
function castHint(isAsset: boolean, data: unknown): Hint | null {
  if (data === null || typeof data !== 'object') return null;
  const holder = id.safeParse(Reflect.get(data, isAsset ? 'asset_id' : 'shot_id'));
  const project = id.safeParse(Reflect.get(data, 'project_id'));
  if (!holder.success) return null;
  const assets = ['added_asset_ids', 'removed_asset_ids'].flatMap((key) =>
    ids.parse(Reflect.get(data, key)),
  );
  const of = [{ id: holder.data, isAsset }, ...assets.map((one) => ({ id: one, isAsset: true }))];
  return { kind: 'casting', projectId: project.data ?? null, of };
}
