import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { getAssetByName, newAsset } from '../../kitsu/production/assets.ts';
import { getTaskByEntity } from '../../kitsu/production/production-tasks.ts';
import {
  getEpisodeByName,
  getSequenceByName,
  newEpisode,
  newSequence,
} from '../../kitsu/production/sequences.ts';
import { getShotByName, newShot } from '../../kitsu/production/shots.ts';
import { createTasks } from '../../kitsu/production/task-creation.ts';
import { isNew, productionEditKind, type Creation } from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { park, postpone } from '../../sync/push/at-most-once.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure, NOT_SAVED } from '../../sync/push/push-policy.ts';
import { inFlightUntil } from '../../sync/push/send-decision.ts';
import { success } from '../../shared/result.ts';
import { readThing, type PushEditDeps } from './thing-in-kitsu.ts';

/** Makes a thing: looks for it by its name first, and again after an answer that was lost. */
export async function pushCreation(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<Creation>,
): Promise<PushOutcome> {
  const { replica, http, now } = context;
  const { body } = change;
  const { thing, parentId } = body;
  // What it is in was discarded, or refused.
  if (parentId !== null && isNew(parentId))
    return park(context, change, { code: 'place-gone', name: thing.name });
  const twin = await find(http, body);
  if (!twin.ok) return { kind: 'failed', failure: twin };
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  if (twin.value !== null) return finish(deps, context, change, twin.value);
  const open = inFlightUntil(body.sentAt, now().getTime());
  if (open) return postpone(context, change, open.notBefore);
  save(context, change, { ...body, sentAt: now().getTime() });
  const made = await make(http, body);
  if (!made.ok) {
    if (classifyFailure(made).kind === 'park') save(context, change, { ...body, sentAt: null });
    return { kind: 'failed', failure: made };
  }
  const there = await find(http, body);
  if (!there.ok) return { kind: 'failed', failure: there };
  if (there.value === null) {
    save(context, change, { ...body, sentAt: null });
    return { kind: 'failed', failure: NOT_SAVED };
  }
  return finish(deps, context, change, there.value);
}

/** Its id, by its exact name in its place; `null`: there is none. */
async function find(
  http: Http,
  { thing, name, parentId, typeId }: Creation,
): Promise<KitsuAnswer<string | null>> {
  const { kind, projectId } = thing;
  const parent = parentId ?? '';
  const found =
    kind === 'episode'
      ? await getEpisodeByName(http, projectId, name)
      : kind === 'sequence'
        ? await getSequenceByName(http, projectId, name, parentId ? { episodeId: parentId } : {})
        : kind === 'shot'
          ? await getShotByName(http, parent, name)
          : kind === 'asset'
            ? await getAssetByName(http, projectId, name, { assetTypeId: parent })
            : await getTaskByEntity(http, parent, typeId ?? '');
  return found.ok ? success(found.value?.id ?? null) : found;
}

function make(
  http: Http,
  { thing, name, parentId, typeId }: Creation,
): Promise<KitsuAnswer<unknown>> {
  const { kind, projectId } = thing;
  const parent = parentId ?? '';
  switch (kind) {
    case 'episode':
      return newEpisode(http, projectId, name, { isMissing: true });
    case 'sequence': {
      const where = parentId ? { episodeId: parentId } : {};
      return newSequence(http, projectId, name, { ...where, isMissing: true });
    }
    case 'shot':
      return newShot(http, { id: parent, projectId }, name, { isMissing: true });
    case 'asset':
      return newAsset(http, projectId, parent, name, { isMissing: true });
    case 'task':
      return createTasks(http, parent, [typeId ?? '']);
  }
}

async function finish(
  deps: PushEditDeps,
  { replica, http }: PushContext,
  change: Change<Creation>,
  id: string,
): Promise<PushOutcome> {
  const { thing } = change.body;
  const now = await readThing(http, { kind: thing.kind, id });
  if (!now.ok) return { kind: 'failed', failure: now };
  await deps.readBack(thing.projectId, thing.kind, id, now.value?.raw ?? null);
  replica.change(() => {
    placeBelow(replica, thing.id, id);
    if (replica.outbox.isCurrent(change)) replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}

/** What is to be made in it goes by its id in Kitsu from now on. */
function placeBelow(replica: Replica, localId: string, id: string): void {
  for (const row of replica.outbox.of(productionEditKind)) {
    const { body } = row;
    if (body.act !== 'create' || body.parentId !== localId) continue;
    replica.outbox.patch(row.id, { body: { ...body, parentId: id } });
  }
}

function save({ replica }: PushContext, change: Change<Creation>, body: Creation): void {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body });
  });
}
