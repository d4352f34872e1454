import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { getCasting, getCastIn, type CastAsset } from '../../kitsu/production/casting.ts';
import { castSlot, editsOf, isNew, type EditChange } from '../../outbox/kinds/production-edit.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import { MOST_CAST, type CastingRow, type CastingView } from '../../shared/casting.ts';
import { editLockText } from '../../shared/production-edit.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { Browse } from '../browse/browse.ts';
import type { CastingItem } from '../browse/castings.ts';
import type { FoundThing, FoundThings } from '../browse/things.ts';
import { changeCast, shownCount } from './change-cast.ts';
import { circleOf } from './cast-circle.ts';
import type { EditPlace } from './change-fields.ts';
import { editedThing } from './edit-view.ts';
import { teamLock } from './who-may-assign.ts';

/** An asset, and how often it is to be in a thing. */
export interface WantedCast {
  /** Of the shot or asset. */
  id: string;
  assetId: string;
  count: number;
}

interface Deps {
  http: Http;
  browse(): Promise<Browse>;
}

const GONE = failure(
  'not-found',
  'One of these is no longer in the production. Nothing was changed.',
  'Read the production from Kitsu again.',
);
const NOT_YET = failure(
  'rule',
  'This is not in Kitsu yet, so nothing can be cast with it. Nothing was changed.',
  'Wait until it is there.',
);

const holds = ({ kind }: FoundThing): boolean => kind === 'shot' || kind === 'asset';

/** What is in a thing, asked of Kitsu and kept on the disk. */
async function readCasting(
  { http, browse }: Deps,
  projectId: string,
  { kind, item }: Pick<FoundThing, 'kind'> & { item: { id: string } },
): Promise<KitsuAnswer<CastingItem>> {
  const assets = await getCasting(http, projectId, item.id);
  if (!assets.ok) return assets;
  const places = kind === 'asset' ? await getCastIn(http, item.id) : success([]);
  if (!places.ok) return places;
  const now = { id: item.id, assets: assets.value, places: places.value };
  await (await browse()).keepCasting(projectId, now);
  return success(now);
}

/** What is shown of a casting: from the disk, or read anew (`fresh`), with what waits. */
export async function castingView(
  deps: Deps,
  { projectId, replica, studio }: Pick<EditPlace, 'projectId' | 'replica' | 'studio'>,
  { things }: FoundThings,
  fresh: boolean,
): Promise<Result<CastingView>> {
  const [thing] = things;
  const lock = teamLock(projectId, studio);
  const none = { known: true, assets: [], places: [], lock, problem: null };
  if (!thing || !holds(thing) || isNew(thing.item.id)) return success(none);
  let problem: Failure | null = null;
  if (fresh) {
    const read = await readCasting(deps, projectId, thing);
    if (!read.ok) problem = read;
  }
  const kept = await (await deps.browse()).casting(projectId, thing.item.id);
  if (!kept.ok) return kept;
  const edits = editsOf(replica, projectId);
  return success({
    known: kept.value !== null,
    assets: rowsOf(thing.item.id, kept.value?.assets ?? [], edits),
    places: kept.value?.places ?? [],
    lock,
    problem: problem && { message: problem.message, action: problem.action },
  });
}

/** The assets of a thing with what waits: what was taken out is not there, unless it was stopped. */
function rowsOf(
  id: string,
  assets: readonly CastAsset[],
  edits: readonly EditChange[],
): CastingRow[] {
  const own = edits.filter(({ body }) => body.act === 'cast' && body.thing.id === id);
  const known = new Set(assets.map(({ assetId }) => assetId));
  const added = own.flatMap(({ body }): CastAsset[] => {
    if (body.act !== 'cast' || known.has(body.assetId)) return [];
    const [type = '', ...name] = body.asset.split(' / ');
    return [{ assetId: body.assetId, type, name: name.join(' / '), count: 0 }];
  });
  return [...assets, ...added]
    .map(({ assetId, name, type, count }): CastingRow => {
      const row = own.find(({ slot }) => slot === castSlot(id, assetId));
      const isStopped = row?.state === 'parked' || row?.state === 'conflict';
      const waits = row ? (isStopped ? 'stopped' : 'waiting') : null;
      return { assetId, name, type, count: shownCount(edits, { id, assetId }, count), waits };
    })
    .filter(({ count, waits }) => count > 0 || waits === 'stopped')
    .sort((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name));
}

/** Sets how often an asset is in a thing, 0 for not at all; durable when it returns. */
export async function castAhead(
  deps: Deps,
  place: EditPlace,
  { things, production }: FoundThings,
  wanted: WantedCast,
): Promise<Result<UndoStep | null>> {
  const { projectId, replica, studio } = place;
  const lock = teamLock(projectId, studio);
  if (lock) return failure('rule', editLockText(lock));
  const thing = things.find(({ item }) => item.id === wanted.id);
  const asset = things.find(({ item, kind }) => item.id === wanted.assetId && kind === 'asset');
  if (!thing || !holds(thing) || !asset) return GONE;
  if (isNew(wanted.id) || isNew(wanted.assetId)) return NOT_YET;
  if (!Number.isInteger(wanted.count) || wanted.count < 0 || wanted.count > MOST_CAST)
    return failure('rule', `How often wants a whole number from 0 to ${MOST_CAST}.`);
  const held = await heldNow(deps, projectId, thing);
  if (!held.ok) return held;
  const was = held.value.assets.find(({ assetId }) => assetId === wanted.assetId)?.count ?? 0;
  if (thing.kind === 'asset' && wanted.count > 0) {
    const circle = await circleAhead(deps, place, { thing, asset });
    if (!circle.ok) return circle;
  }
  const change = {
    thing: editedThing(projectId, thing, production),
    ...{ assetId: wanted.assetId, asset: asset.name, count: wanted.count, was },
  };
  return success(changeCast(replica, change, place.at));
}

/** From the disk; never read there, from Kitsu. */
async function heldNow(
  deps: Deps,
  projectId: string,
  thing: FoundThing,
): Promise<Result<CastingItem>> {
  const kept = await (await deps.browse()).casting(projectId, thing.item.id);
  if (!kept.ok) return kept;
  return kept.value ? success(kept.value) : readCasting(deps, projectId, thing);
}

/** Refuses what would be in itself, by what Kitsu has and by what waits; without Kitsu by what is on the disk. */
async function circleAhead(
  { http, browse }: Deps,
  { projectId, replica }: EditPlace,
  { thing, asset }: { thing: FoundThing; asset: FoundThing },
): Promise<Result<null>> {
  const edits = editsOf(replica, projectId);
  const inside = async (id: string): Promise<KitsuAnswer<CastAsset[]>> => {
    const now = await getCasting(http, projectId, id);
    const kept = now.ok ? null : await (await browse()).casting(projectId, id);
    const known = now.ok ? now.value : kept?.ok ? (kept.value?.assets ?? []) : [];
    const rows = rowsOf(id, known, edits);
    return success(rows.filter(({ count }) => count > 0));
  };
  const named = ({ item, name }: FoundThing) => ({ id: item.id, name });
  const circle = await circleOf(named(thing), named(asset), inside);
  if (!circle.ok || circle.value === null) return success(null);
  const way = circle.value.join(' → ');
  return failure('rule', `An asset cannot be in itself: ${way}. Nothing was changed.`);
}
