import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import {
  castAsset,
  getCasting,
  uncastAsset,
  type CastAsset,
} from '../../kitsu/production/casting.ts';
import { mapped } from '../../kitsu/request-helpers.ts';
import type { CastEdit } from '../../outbox/kinds/production-edit.ts';
import { oftenText } from '../../outbox/kinds/production-edit-words.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { park, postpone } from '../../sync/push/at-most-once.ts';
import { over } from '../../sync/push/on-comment.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure, NOT_SAVED } from '../../sync/push/push-policy.ts';
import { inFlightUntil } from '../../sync/push/send-decision.ts';
import type { EntityItem } from '../browse/items.ts';
import { circleOf } from './cast-circle.ts';
import { readThing, type PushEditDeps } from './thing-in-kitsu.ts';

/**
 * Has an asset so often in a thing, and leaves all others there: the route that takes a whole casting empties it over
 * one wrong word, with a 200 (kitsu-imports I8). What is so already is not sent.
 */
export async function pushCast(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<CastEdit>,
): Promise<PushOutcome> {
  const { replica, http, now } = context;
  const { body } = change;
  const before = await castNow(http, body);
  if (!before.ok) return failed(context, change, before);
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  if (before.value.count === body.count) return finish(deps, context, change, before.value);
  if (isMoved(body, before.value)) return conflict(deps, context, change, before.value);
  const why = body.count > 0 ? await refusal(http, context, change) : null;
  if (why) return why;
  // A lost try of another count that arrives after this one would stay.
  const open = body.sent.some((one) => one !== body.count)
    ? inFlightUntil(body.sentAt, now().getTime())
    : null;
  if (open) return postpone(context, change, open.notBefore);
  const sent = [...new Set([...body.sent, body.count])];
  save(context, change, { ...body, sent, sentAt: now().getTime() });
  const written = await send(http, body);
  if (!written.ok) {
    if (classifyFailure(written).kind === 'park') save(context, change, body);
    return failed(context, change, written);
  }
  const after = await castNow(http, body);
  if (!after.ok) return failed(context, change, after);
  if (after.value.count === body.count) return finish(deps, context, change, after.value);
  return isMoved({ ...body, sent }, after.value)
    ? conflict(deps, context, change, after.value)
    : { kind: 'failed', failure: NOT_SAVED };
}

/** A casting as Kitsu has it, with how often the asset is in it. */
interface CastNow {
  assets: CastAsset[];
  count: number;
}

const castNow = async (http: Http, { thing, assetId }: CastEdit): Promise<KitsuAnswer<CastNow>> =>
  mapped(await getCasting(http, thing.projectId, thing.id), (assets) => ({
    assets,
    count: assets.find((one) => one.assetId === assetId)?.count ?? 0,
  }));

const send = (http: Http, { thing, assetId, count }: CastEdit): Promise<KitsuAnswer<unknown>> =>
  count === 0
    ? uncastAsset(http, thing.projectId, assetId, [thing.id])
    : castAsset(http, thing.projectId, assetId, [thing.id], count);

/** Kitsu has neither what was seen, nor anything that an earlier try of ours may have left. */
const isMoved = ({ base, sent }: CastEdit, { count }: CastNow): boolean =>
  count !== base && !sent.includes(count);

/** Why it may not be put there: Kitsu would take a canceled asset without showing it, and an asset that is in itself. */
async function refusal(
  http: Http,
  context: PushContext,
  change: Change<CastEdit>,
): Promise<PushOutcome | null> {
  const { thing, assetId, asset } = change.body;
  const found = await readThing(http, { kind: 'asset', id: assetId });
  if (!found.ok) return { kind: 'failed', failure: found };
  if (found.value === null) return park(context, change, { code: 'thing-gone', name: asset });
  if ((found.value.item as EntityItem).canceled)
    return park(context, change, { code: 'cast-canceled', name: asset });
  if (thing.kind !== 'asset') return null;
  const circle = await circleOf(thing, { id: assetId, name: asset }, (id) =>
    getCasting(http, thing.projectId, id),
  );
  if (!circle.ok) return { kind: 'failed', failure: circle };
  const names = circle.value;
  return names === null ? null : park(context, change, { code: 'in-itself', names });
}

/** What it is cast in is gone, or Kitsu said no. */
function failed(
  context: PushContext,
  change: Change<CastEdit>,
  failure: Extract<KitsuAnswer<never>, { ok: false }>,
): PushOutcome {
  if (failure.code !== 'not-found') return { kind: 'failed', failure };
  return park(context, change, { code: 'thing-gone', name: change.body.thing.name });
}

async function finish(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<CastEdit>,
  { assets }: CastNow,
): Promise<PushOutcome> {
  const { projectId, id } = change.body.thing;
  await deps.recast(projectId, id, assets);
  return over(context, change);
}

async function conflict(
  deps: PushEditDeps,
  { replica }: PushContext,
  change: Change<CastEdit>,
  { assets, count }: CastNow,
): Promise<PushOutcome> {
  const { body } = change;
  await deps.recast(body.thing.projectId, body.thing.id, assets);
  const cause = {
    ...{ code: 'field-conflict' as const, field: `${body.asset} in ${body.thing.name}` },
    ...{ has: oftenText(count), wanted: oftenText(body.count) },
  };
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    replica.outbox.patch(change.id, { state: 'conflict', cause, body: { ...body, kitsu: count } });
  });
  return { kind: 'needs-artist' };
}

function save({ replica }: PushContext, change: Change<CastEdit>, body: CastEdit): void {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body });
  });
}
