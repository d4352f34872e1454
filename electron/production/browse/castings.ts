import type { ProductionCache } from '../../replica/productions/production-cache.ts';
import type { CastAsset, CastPlace } from '../../kitsu/production/casting.ts';

/** What is in a shot or an asset, and what an asset is in, as last read. */
export interface CastingItem {
  /** Of the shot or asset. */
  id: string;
  assets: CastAsset[];
  places: CastPlace[];
}

/** In the cache of a production, but none of its lists: each is read when it is looked at. */
const CASTINGS = 'castings';

export const castingIn = (
  cache: ProductionCache,
  projectId: string,
  id: string,
): CastingItem | null =>
  cache.items<CastingItem>(projectId, CASTINGS).find((one) => one.id === id) ?? null;

export const keepCasting = (
  cache: ProductionCache,
  projectId: string,
  item: CastingItem,
): boolean => cache.put(projectId, CASTINGS, item.id, item);
