import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { getCasting, getCastIn } from '../../kitsu/production/casting.ts';
import { success } from '../../shared/result.ts';
import type { CastingItem } from './castings.ts';
import type { CastHint } from './live-hints.ts';

/** What is in a shot or an asset, and of an asset where it is, as Kitsu has it now. */
export async function readCasting(
  http: Http,
  projectId: string,
  { id, isAsset }: CastHint,
  signal?: AbortSignal,
): Promise<KitsuAnswer<CastingItem>> {
  const options = signal ? { signal } : {};
  const assets = await getCasting(http, projectId, id, options);
  if (!assets.ok) return assets;
  const places = isAsset ? await getCastIn(http, id, options) : success([]);
  return places.ok ? success({ id, assets: assets.value, places: places.value }) : places;
}
