import { splitJsonArray } from '../../kitsu/json-array-splitter.ts';
import { yieldToEventLoop } from '../../platform/yield.ts';
import type {
  ListMark,
  MarkedItem,
  ProductionCache,
} from '../../replica/productions/production-cache.ts';
import { itemOf, parsed } from './items.ts';
import type { ListName } from './lists.ts';
import type { Stored } from './messages.ts';

/** Items that are parsed and written in one go: whoever asks for rows meanwhile waits no longer. */
const AT_ONCE = 400;

interface Wanted {
  projectId: string;
  list: ListName;
  mark: ListMark;
}

/**
 * Stores a list as Kitsu sent it, part by part: what is as it was is not even parsed, and the whole of it never lies in
 * the memory as anything but bytes. `goesOn`: false to leave it, half stored; the next reading does it anew.
 */
export async function storeList(
  cache: ProductionCache,
  { projectId, list, mark }: Wanted,
  body: Uint8Array,
  goesOn: () => boolean,
): Promise<Stored> {
  const entries = await splitJsonArray(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  if (entries === null) return 'not-understood';
  const known = cache.idsByMark(projectId, list);
  const ids: string[] = [];
  let fresh: MarkedItem[] = [];
  let changed = false;
  const write = (): void => {
    if (fresh.length > 0) cache.write(projectId, list, fresh);
    changed ||= fresh.length > 0;
    fresh = [];
  };
  for (const entry of entries) {
    const id = known.get(entry.mark);
    const item = id === undefined ? itemOf(list, parsed(entry.bytes())) : null;
    const itemId = id ?? item?.id;
    if (itemId !== undefined) ids.push(itemId);
    if (item) fresh.push({ item, mark: entry.mark });
    if (fresh.length < AT_ONCE) continue;
    write();
    await yieldToEventLoop();
    if (!goesOn()) return 'same';
  }
  write();
  const isOther = cache.finish(projectId, list, ids, mark);
  return changed || isOther ? 'changed' : 'same';
}
