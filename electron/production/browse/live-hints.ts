import { z } from 'zod';
import { LIVE_LISTS, type LiveList } from './lists.ts';

/** What an event of Kitsu's stream says has changed; it is read anew, never taken from the event. */
export type Hint =
  | { kind: 'item'; projectId: string | null; list: LiveList; id: string }
  /** A production, its types or its people. */
  | { kind: 'studio' };

const id = z.string().min(1).max(64);
const WORDS =
  /^(task|shot|asset|sequence|episode):(new|update|delete|assign|unassign|status-changed)$/;
const STUDIO = /^(project|task-type|task-status|asset-type|person):(new|update|delete|open|close)$/;

/** `null` for an event that no list of a production shows. */
export function hintOf(name: string, data: unknown): Hint | null {
  if (STUDIO.test(name)) return { kind: 'studio' };
  const kind = WORDS.exec(name)?.[1];
  const list = LIVE_LISTS.find((one) => one === `${kind}s`);
  if (kind === undefined || !list || data === null || typeof data !== 'object') return null;
  const item = id.safeParse(Reflect.get(data, `${kind}_id`));
  const project = id.safeParse(Reflect.get(data, 'project_id'));
  if (!item.success) return null;
  return { kind: 'item', projectId: project.data ?? null, list, id: item.data };
}
