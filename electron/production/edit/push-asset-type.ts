import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import {
  getAssetType,
  getAssetTypeByName,
  newAssetType,
  updateAssetType,
} from '../../kitsu/production/asset-types.ts';
import { addAssetType } from '../../kitsu/production/projects.ts';
import type { AssetTypeEdit } from '../../outbox/kinds/production-edit.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { park, postpone } from '../../sync/push/at-most-once.ts';
import { over } from '../../sync/push/on-comment.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure, NOT_SAVED } from '../../sync/push/push-policy.ts';
import { inFlightUntil } from '../../sync/push/send-decision.ts';
import type { PushEditDeps } from './thing-in-kitsu.ts';

type Push = (
  deps: PushEditDeps,
  context: PushContext,
  change: Change<AssetTypeEdit>,
) => Promise<PushOutcome>;

/** Makes an asset type of the studio, or renames one. */
export const pushAssetType: Push = (deps, context, change) =>
  change.body.base === null ? make(deps, context, change) : rename(deps, context, change);

/** Looks for it by its name first, for names are unique in a studio, and enables it in the production, which may be repeated. */
const make: Push = async (deps, context, change) => {
  const { replica, http, now } = context;
  const { body } = change;
  const twin = await getAssetTypeByName(http, body.name);
  if (!twin.ok) return { kind: 'failed', failure: twin };
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  let typeId = twin.value?.id;
  if (typeId === undefined) {
    const open = inFlightUntil(body.sentAt, now().getTime());
    if (open) return postpone(context, change, open.notBefore);
    const made = await sending(context, change, () => newAssetType(http, body.name));
    if (!made.ok) return { kind: 'failed', failure: made };
    typeId = made.value.id;
  }
  const enabled = await addAssetType(http, body.thing.projectId, typeId);
  if (!enabled.ok) return { kind: 'failed', failure: enabled };
  return finish(deps, context, change);
};

const rename: Push = async (deps, context, change) => {
  const { replica, http, now } = context;
  const { body } = change;
  const { id } = body.thing;
  const before = await getAssetType(http, id);
  if (!before.ok)
    return before.code === 'not-found'
      ? park(context, change, { code: 'thing-gone', name: body.base ?? body.name })
      : { kind: 'failed', failure: before };
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  const there = before.value.name;
  if (there === body.name) return finish(deps, context, change);
  if (![body.base, ...body.sent].includes(there)) return conflict(context, change, there);
  // A lost try of another name that arrives after this one would stay.
  const isOther = body.sent.some((one) => one !== body.name);
  const open = isOther ? inFlightUntil(body.sentAt, now().getTime()) : null;
  if (open) return postpone(context, change, open.notBefore);
  const written = await sending(context, change, () =>
    updateAssetType(http, id, { name: body.name }),
  );
  if (!written.ok) return { kind: 'failed', failure: written };
  const after = await getAssetType(http, id);
  if (!after.ok) return { kind: 'failed', failure: after };
  return after.value.name === body.name
    ? finish(deps, context, change)
    : { kind: 'failed', failure: NOT_SAVED };
};

/** Says on the disk what is under way before it is sent; what Kitsu has refused is not under way. */
async function sending<T>(
  { replica, now }: PushContext,
  change: Change<AssetTypeEdit>,
  send: () => Promise<KitsuAnswer<T>>,
): Promise<KitsuAnswer<T>> {
  const { body } = change;
  const save = (saved: AssetTypeEdit): void =>
    replica.change(() => {
      if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body: saved });
    });
  const sent = [...new Set([...body.sent, body.name])];
  save({ ...body, sent, sentAt: now().getTime() });
  const answer = await send();
  if (!answer.ok && classifyFailure(answer).kind === 'park') save(body);
  return answer;
}

async function finish(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<AssetTypeEdit>,
): Promise<PushOutcome> {
  // Its name is in the production's own lists, and what is enabled in the studio's.
  const { projectId } = change.body.thing;
  await Promise.all([deps.rereadStudio(), deps.reread(projectId)]);
  return over(context, change);
}

function conflict(
  { replica }: PushContext,
  change: Change<AssetTypeEdit>,
  there: string,
): PushOutcome {
  const { body } = change;
  const cause = {
    ...{ code: 'field-conflict' as const, field: 'The name of the asset type' },
    ...{ has: there, wanted: body.name },
  };
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    replica.outbox.patch(change.id, {
      ...{ state: 'conflict', cause },
      body: { ...body, kitsu: there },
    });
  });
  return { kind: 'needs-artist' };
}
