import { z } from 'zod';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { deleteEntity, deleteTask } from '../../kitsu/production/removals.ts';
import { changeEntity } from '../../kitsu/production/update-entity.ts';
import { updateTask } from '../../kitsu/production/task-changes.ts';
import { read } from '../../kitsu/request-helpers.ts';
import {
  isSameField,
  type EditChange,
  type EditedThing,
  type FieldEdit,
  type Removal,
  type StoredField,
} from '../../outbox/kinds/production-edit.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { park, postpone } from '../../sync/push/at-most-once.ts';
import { over } from '../../sync/push/on-comment.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure, NOT_SAVED } from '../../sync/push/push-policy.ts';
import { inFlightUntil } from '../../sync/push/send-decision.ts';
import { itemPathOf } from '../browse/lists.ts';
import { LIST_OF } from '../browse/things.ts';
import { fieldWords, typeNames } from '../../outbox/kinds/field-words.ts';
import { pushAssetType } from './push-asset-type.ts';
import { pushCast } from './push-cast.ts';
import { pushColumn } from './push-column.ts';
import { pushCreation } from './push-creation.ts';
import { pushLink } from './push-link.ts';
import { pushOrder } from './push-order.ts';
import { rawThing, readThing, type PushEditDeps } from './thing-in-kitsu.ts';
import { heldField, heldOf } from './held.ts';

/** Brings one edit to Kitsu: reads, writes what changed alone, reads back. */
export async function pushEdit(
  deps: PushEditDeps,
  context: PushContext,
  change: EditChange,
): Promise<PushOutcome> {
  const { body } = change;
  switch (body.act) {
    case 'field':
      return pushField(deps, context, { ...change, body });
    case 'remove':
      return pushRemoval(deps, context, { ...change, body });
    case 'link':
      return pushLink(deps, context, { ...change, body });
    case 'cast':
      return pushCast(deps, context, { ...change, body });
    case 'descriptor':
      return pushColumn(deps, context, { ...change, body });
    case 'order':
      return pushOrder(deps, context, { ...change, body });
    case 'asset-type':
      return pushAssetType(deps, context, { ...change, body });
    case 'create':
      return pushCreation(deps, context, { ...change, body });
  }
}

async function pushField(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<FieldEdit>,
): Promise<PushOutcome> {
  const { replica, http, now } = context;
  const { body } = change;
  const { thing } = body;
  const values = body.column !== null;
  const before = await readThing(http, thing, { values });
  if (!before.ok) return { kind: 'failed', failure: before };
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  if (before.value === null) return gone(deps, context, change);
  const found = heldField(body, heldOf(thing.kind, before.value.item));
  if (isSameField(body, found, body.value)) return finish(deps, context, change, before.value.raw);
  if (isMoved(body, found))
    return conflict(deps, context, change, { found, raw: before.value.raw });
  // A lost try of another value that arrives after this one would stay.
  const open = body.sent.some((one) => one !== body.value)
    ? inFlightUntil(body.sentAt, now().getTime())
    : null;
  if (open) return postpone(context, change, open.notBefore);
  const sent = [...new Set([...body.sent, body.value])];
  save(context, change, { ...body, sent, sentAt: now().getTime() });
  const written = await send(http, body);
  if (!written.ok) {
    if (classifyFailure(written).kind === 'park') save(context, change, body);
    return { kind: 'failed', failure: written };
  }
  const after = await readThing(http, thing, { values });
  if (!after.ok) return { kind: 'failed', failure: after };
  if (after.value === null) return gone(deps, context, change);
  const inKitsu = heldField(body, heldOf(thing.kind, after.value.item));
  if (isSameField(body, inKitsu, body.value)) return finish(deps, context, change, after.value.raw);
  return isMoved({ ...body, sent }, inKitsu)
    ? conflict(deps, context, change, { found: inKitsu, raw: after.value.raw })
    : { kind: 'failed', failure: NOT_SAVED };
}

/** The one field, as Kitsu names it. */
function send(
  http: Http,
  { thing, field, column, value }: FieldEdit,
): Promise<KitsuAnswer<unknown>> {
  const { id, kind } = thing;
  if (column) {
    const data = { [column.fieldName]: value };
    return kind === 'task' ? updateTask(http, id, { data }) : changeEntity(http, id, { data });
  }
  switch (field) {
    case 'startDate':
    case 'dueDate':
      return updateTask(http, id, { [field]: value as string | null });
    case 'estimation':
    case 'priority':
      return updateTask(http, id, { [field]: Number(value) });
    case 'frames':
      return changeEntity(http, id, { nbFrames: value as number | null });
    case 'frameIn':
      return changeEntity(http, id, { data: { frame_in: value } });
    case 'frameOut':
      return changeEntity(http, id, { data: { frame_out: value } });
    case 'assetType':
      return changeEntity(http, id, { entityTypeId: String(value) });
    case 'canceled':
      return changeEntity(http, id, { canceled: value === true });
    default:
      return changeEntity(http, id, { [field]: value as string });
  }
}

/** Kitsu has neither what was seen, nor anything that an earlier try of ours may have left. */
const isMoved = (body: Pick<FieldEdit, 'base' | 'sent' | 'column'>, found: unknown): boolean =>
  ![body.base, ...body.sent].some((one) => isSameField(body, one, found));

async function finish(
  { readBack }: PushEditDeps,
  context: PushContext,
  change: Change<FieldEdit>,
  now: unknown,
): Promise<PushOutcome> {
  const { projectId, kind, id } = change.body.thing;
  await readBack(projectId, kind, id, now);
  return over(context, change);
}

async function gone(
  { readBack }: PushEditDeps,
  context: PushContext,
  change: Change<FieldEdit>,
): Promise<PushOutcome> {
  const { projectId, kind, id, name } = change.body.thing;
  await readBack(projectId, kind, id, null);
  return park(context, change, { code: 'thing-gone', name });
}

function save({ replica }: PushContext, change: EditChange, body: FieldEdit): void {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body });
  });
}

async function conflict(
  { readBack, names }: PushEditDeps,
  { replica }: PushContext,
  change: Change<FieldEdit>,
  { found, raw: now }: { found: unknown; raw: unknown },
): Promise<PushOutcome> {
  const { body } = change;
  const said = (value: unknown): string => fieldWords(body, value, names());
  const cause = {
    ...{ code: 'field-conflict' as const, field: body.label },
    ...{ has: said(found), wanted: body.words ?? said(body.value) },
  };
  await readBack(body.thing.projectId, body.thing.kind, body.thing.id, now);
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    const { kitsuWords: _, ...kept } = body;
    const asked: FieldEdit = {
      ...{ ...kept, kitsu: found as StoredField },
      names: { ...body.names, ...typeNames(body, found, names()) },
    };
    replica.outbox.patch(change.id, { state: 'conflict', cause, body: asked });
  });
  return { kind: 'needs-artist' };
}

const tasks = z.array(rawThing);

/** Deletes a thing for good, where no more goes along than was said; it may be asked for any number of times. */
async function pushRemoval(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<Removal>,
): Promise<PushOutcome> {
  const { http, replica } = context;
  const { thing, tasks: told } = change.body;
  const before = await readThing(http, thing);
  if (!before.ok) return { kind: 'failed', failure: before };
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  if (before.value !== null) {
    if (thing.kind === 'shot' || thing.kind === 'asset') {
      const path = `${itemPathOf(LIST_OF[thing.kind], thing.id)}/tasks`;
      const now = await read(http, path, tasks);
      if (!now.ok) return { kind: 'failed', failure: now };
      if (now.value.length > told)
        return park(context, change, { code: 'more-to-delete', told, now: now.value.length });
    }
    const sent = await removeNow(http, thing);
    if (!sent.ok && sent.code !== 'not-found') return { kind: 'failed', failure: sent };
    const after = await readThing(http, thing);
    if (!after.ok) return { kind: 'failed', failure: after };
    if (after.value !== null) return { kind: 'failed', failure: NOT_SAVED };
  }
  await deps.readBack(thing.projectId, thing.kind, thing.id, null);
  const outcome = over(context, change);
  // What was in it is gone too.
  if (thing.kind !== 'task') void deps.reread(thing.projectId);
  return outcome;
}

const OWNERS = { episode: 'Episode', sequence: 'Sequence', shot: 'Shot', asset: 'Asset' } as const;

const removeNow = (http: Http, { kind, id }: EditedThing): Promise<KitsuAnswer<null>> =>
  kind === 'task' ? deleteTask(http, id) : deleteEntity(http, OWNERS[kind], id, { force: true });
