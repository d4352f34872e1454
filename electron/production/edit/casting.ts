import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { inParallel } from '../../kitsu/in-parallel.ts';
import { getCasting, type CastAsset, type CastPlace } from '../../kitsu/production/casting.ts';
import { castSlot, editsOf, isNew, type EditChange } from '../../outbox/kinds/production-edit.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import { MOST_CAST, type CastingRow, type CastingView } from '../../shared/casting.ts';
import { editLockText } from '../../shared/production-edit.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { Browse } from '../browse/browse.ts';
import type { CastingItem } from '../browse/castings.ts';
import { readCasting } from '../browse/read-casting.ts';
import type { FoundThing, FoundThings } from '../browse/things.ts';
import { changeCast, shownCount } from './change-cast.ts';
import { circleOf } from './cast-circle.ts';
import type { EditPlace } from './change-fields.ts';
import { editedThing } from './edit-view.ts';
import { teamLock } from './who-may-assign.ts';

/** An asset, and how often it is to be in things. */
export interface WantedCast {
  /** Of the shots or assets. */
  ids: string[];
  assetId: string;
  count: number;
}

interface Deps {
  http: Http;
  browse(): Promise<Browse>;
}

const AT_ONCE = 4;

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
async function readAndKeep(
  { http, browse }: Deps,
  projectId: string,
  { kind, item }: Pick<FoundThing, 'kind'> & { item: { id: string } },
): Promise<KitsuAnswer<CastingItem>> {
  const now = await readCasting(http, projectId, { id: item.id, isAsset: kind === 'asset' });
  if (now.ok) await (await browse()).keepCasting(projectId, now.value);
  return now;
}

/** What is shown of castings: from the disk, or read anew (`fresh`), with what waits. Of several, what they have together. */
export async function castingView(
  deps: Deps,
  { projectId, replica, studio }: Pick<EditPlace, 'projectId' | 'replica' | 'studio'>,
  { things }: FoundThings,
  fresh: boolean,
): Promise<Result<CastingView>> {
  const lock = teamLock(projectId, studio);
  const of = things.length;
  const none = { known: true, of, assets: [], places: [], lock, problem: null };
  if (of === 0 || !things.every((one) => holds(one) && !isNew(one.item.id))) return success(none);
  let problem: Failure | null = null;
  if (fresh) {
    const read = await inParallel(things, AT_ONCE, (one) => readAndKeep(deps, projectId, one));
    if (!read.ok) problem = read;
  }
  const browse = await deps.browse();
  const edits = editsOf(replica, projectId);
  const castings: { known: boolean; rows: CastCount[]; places: CastPlace[] }[] = [];
  for (const { item } of things) {
    const kept = await browse.casting(projectId, item.id);
    if (!kept.ok) return kept;
    const rows = rowsOf(item.id, kept.value?.assets ?? [], edits);
    castings.push({ known: kept.value !== null, rows, places: kept.value?.places ?? [] });
  }
  return success({
    known: castings.every(({ known }) => known),
    of,
    assets: together(castings.map(({ rows }) => rows)),
    places: of === 1 ? (castings[0]?.places ?? []) : [],
    lock,
    problem: problem && { message: problem.message, action: problem.action },
  });
}

type CastCount = Omit<CastingRow, 'count' | 'on'> & { count: number };

/** The assets of several things: how often, where that is the same in all of them. */
function together(castings: readonly (readonly CastCount[])[]): CastingRow[] {
  const rows = new Map<string, CastCount[]>();
  for (const row of castings.flat()) rows.set(row.assetId, [...(rows.get(row.assetId) ?? []), row]);
  return [...rows.values()]
    .flatMap((of): CastingRow[] => {
      const [first] = of;
      if (!first) return [];
      const isSame = of.length === castings.length && of.every((one) => one.count === first.count);
      const waits = of.find((one) => one.waits === 'stopped') ?? of.find((one) => one.waits);
      return [
        {
          ...{ assetId: first.assetId, name: first.name, type: first.type },
          count: isSame ? first.count : null,
          on: of.filter(({ count }) => count > 0).length,
          waits: waits?.waits ?? null,
        },
      ];
    })
    .sort((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name));
}

/** The assets of a thing with what waits: what was taken out is not there, unless it was stopped. */
function rowsOf(
  id: string,
  assets: readonly CastAsset[],
  edits: readonly EditChange[],
): CastCount[] {
  const own = edits.filter(({ body }) => body.act === 'cast' && body.thing.id === id);
  const known = new Set(assets.map(({ assetId }) => assetId));
  const added = own.flatMap(({ body }): CastAsset[] => {
    if (body.act !== 'cast' || known.has(body.assetId)) return [];
    const [type = '', ...name] = body.asset.split(' / ');
    return [{ assetId: body.assetId, type, name: name.join(' / '), count: 0 }];
  });
  return [...assets, ...added]
    .map(({ assetId, name, type, count }): CastCount => {
      const row = own.find(({ slot }) => slot === castSlot(id, assetId));
      const isStopped = row?.state === 'parked' || row?.state === 'conflict';
      const waits = row ? (isStopped ? 'stopped' : 'waiting') : null;
      return { assetId, name, type, count: shownCount(edits, { id, assetId }, count), waits };
    })
    .filter(({ count, waits }) => count > 0 || waits === 'stopped');
}

/** Sets how often an asset is in things, 0 for not at all: in all of them, or in none; durable when it returns. */
export async function castAhead(
  deps: Deps,
  place: EditPlace,
  { things, production }: FoundThings,
  wanted: WantedCast,
): Promise<Result<UndoStep | null>> {
  const { projectId, replica, studio } = place;
  const { ids, assetId, count } = wanted;
  const lock = teamLock(projectId, studio);
  if (lock) return failure('rule', editLockText(lock));
  const holders = ids.flatMap((id) => things.find(({ item }) => item.id === id) ?? []);
  const asset = things.find(({ item, kind }) => item.id === assetId && kind === 'asset');
  if (holders.length < ids.length || !holders.every(holds) || !asset) return GONE;
  if ([...ids, assetId].some(isNew)) return NOT_YET;
  if (!Number.isInteger(count) || count < 0 || count > MOST_CAST)
    return failure('rule', `How often wants a whole number from 0 to ${MOST_CAST}.`);
  const held = await inParallel(holders, AT_ONCE, (one) => heldNow(deps, projectId, one));
  if (!held.ok) return held;
  for (const thing of holders) {
    if (thing.kind !== 'asset' || count === 0) continue;
    const circle = await circleAhead(deps, place, { thing, asset });
    if (!circle.ok) return circle;
  }
  const changes = holders.map((thing, at) => ({
    thing: editedThing(projectId, thing, production),
    ...{ assetId, asset: asset.name, count },
    was: held.value[at]?.assets.find((one) => one.assetId === assetId)?.count ?? 0,
  }));
  return success(changeCast(replica, changes, place.at));
}

/** From the disk; never read there, from Kitsu. */
async function heldNow(
  deps: Deps,
  projectId: string,
  thing: FoundThing,
): Promise<Result<CastingItem>> {
  const kept = await (await deps.browse()).casting(projectId, thing.item.id);
  if (!kept.ok) return kept;
  return kept.value ? success(kept.value) : readAndKeep(deps, projectId, thing);
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
