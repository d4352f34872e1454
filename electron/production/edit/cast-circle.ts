import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { CastAsset } from '../../kitsu/production/casting.ts';
import { success } from '../../shared/result.ts';

/** An asset by its id, as people call it. */
interface Named {
  id: string;
  name: string;
}

/** More assets than this are not looked into: no asset is made of so many. */
const MOST = 200;

/**
 * The way back from an asset to the one that it is to be put into, by name; `null`: there is none, and it may be put
 * there. `into` in `asset` would have no end: Kitsu takes it, and says nothing (zou 1.0.97). `read` tells what is in an
 * asset.
 */
export async function circleOf(
  into: Named,
  asset: Named,
  read: (id: string) => Promise<KitsuAnswer<readonly CastAsset[]>>,
): Promise<KitsuAnswer<string[] | null>> {
  if (asset.id === into.id) return success([into.name, into.name]);
  const ways = [{ id: asset.id, way: [into.name, asset.name] }];
  const seen = new Set([asset.id]);
  for (let next = ways.shift(); next && seen.size < MOST; next = ways.shift()) {
    const inside = await read(next.id);
    if (!inside.ok) return inside;
    for (const one of inside.value) {
      const way = [...next.way, [one.type, one.name].filter(Boolean).join(' / ')];
      if (one.assetId === into.id) return success([...next.way, into.name]);
      if (seen.has(one.assetId)) continue;
      seen.add(one.assetId);
      ways.push({ id: one.assetId, way });
    }
  }
  return success(null);
}
