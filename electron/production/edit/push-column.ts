import { z } from 'zod';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import {
  addMetadataDescriptor,
  removeMetadataDescriptor,
} from '../../kitsu/production/metadata.ts';
import { changeMetadataDescriptor } from '../../kitsu/production/column-changes.ts';
import { descriptorRow } from '../../kitsu/production/project-rows.ts';
import { mapped, read, route } from '../../kitsu/request-helpers.ts';
import type { DescriptorEdit } from '../../outbox/kinds/production-edit.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { park, postpone } from '../../sync/push/at-most-once.ts';
import { over } from '../../sync/push/on-comment.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure, NOT_SAVED } from '../../sync/push/push-policy.ts';
import { inFlightUntil } from '../../sync/push/send-decision.ts';
import type { MetadataDescriptor } from '../../shared/production.ts';
import { columnKeyWords, type ColumnKey } from '../../outbox/kinds/field-words.ts';
import { changedKeys, isSameKey } from './column-draft.ts';
import { rawThing, type PushEditDeps } from './thing-in-kitsu.ts';

/** The columns of a production, as Kitsu sent them and as they are read. */
interface Columns {
  raw: unknown[];
  all: MetadataDescriptor[];
}

const rows = z.array(rawThing);

const columnsNow = async (http: Http, projectId: string): Promise<KitsuAnswer<Columns>> =>
  mapped(
    await read(http, route`/data/projects/${projectId}/metadata-descriptors`, rows),
    (raw) => ({ raw, all: raw.map((one) => descriptorRow.parse(one)) }),
  );

/** Brings a column to Kitsu: reads all of them, writes what is otherwise, reads them back. */
export async function pushColumn(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<DescriptorEdit>,
): Promise<PushOutcome> {
  const { replica, http, now } = context;
  const { body } = change;
  const { projectId } = body.thing;
  const before = await columnsNow(http, projectId);
  if (!before.ok) return { kind: 'failed', failure: before };
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  const there = placeOf(body, before.value.all);
  // Somebody else's of that name is not ours: Kitsu refuses a second one, with why.
  const isOurs = body.does !== 'make' || body.sentAt !== null;
  if (isOurs && isDone(body, there)) return finish(deps, context, change, before.value);
  if (body.does === 'change') {
    if (there === null) return park(context, change, { code: 'thing-gone', name: body.thing.name });
    const moved = movedKey(body, there);
    if (moved) return conflict(deps, context, change, { moved, there, all: before.value });
  }
  const isOther =
    body.does === 'make' || body.sent.some((one) => changedKeys(one, body.column).length > 0);
  const open = isOther ? inFlightUntil(body.sentAt, now().getTime()) : null;
  if (open) return postpone(context, change, open.notBefore);
  save(context, change, { ...body, sent: [...body.sent, body.column], sentAt: now().getTime() });
  const written = await send(http, body, there);
  if (!written.ok && !(body.does === 'remove' && written.code === 'not-found')) {
    if (classifyFailure(written).kind === 'park') save(context, change, body);
    return { kind: 'failed', failure: written };
  }
  const after = await columnsNow(http, projectId);
  if (!after.ok) return { kind: 'failed', failure: after };
  return isDone(body, placeOf(body, after.value.all))
    ? finish(deps, context, change, after.value)
    : { kind: 'failed', failure: NOT_SAVED };
}

/** The column in Kitsu; a new one is known by its name alone. */
const placeOf = (
  { does, column }: DescriptorEdit,
  all: readonly MetadataDescriptor[],
): MetadataDescriptor | null =>
  all.find((one) =>
    does === 'make'
      ? one.name === column.name &&
        one.entityType === column.entityType &&
        one.taskTypeId === column.taskTypeId
      : one.id === column.id,
  ) ?? null;

/** What of it is changed. */
const wantedKeys = ({ column, base }: DescriptorEdit): ColumnKey[] =>
  base === null ? [] : changedKeys(column, base);

function isDone(body: DescriptorEdit, there: MetadataDescriptor | null): boolean {
  if (body.does === 'remove') return there === null;
  if (there === null) return false;
  return wantedKeys(body).every((key) => isSameKey(key, there, body.column));
}

/** What somebody else changed since: it is neither what was seen, nor what we want or may have sent. */
const movedKey = (body: DescriptorEdit, there: MetadataDescriptor): ColumnKey | null => {
  const ours = [body.base, body.column, ...body.sent].flatMap((one) => one ?? []);
  return wantedKeys(body).find((key) => !ours.some((one) => isSameKey(key, one, there))) ?? null;
};

function send(
  http: Http,
  body: DescriptorEdit,
  there: MetadataDescriptor | null,
): Promise<KitsuAnswer<unknown>> {
  const { column, does } = body;
  const { projectId } = body.thing;
  if (does === 'remove') return removeMetadataDescriptor(http, projectId, column.id);
  if (does === 'make' || there === null) {
    const { taskTypeId, ...rest } = column;
    const asked = taskTypeId === null ? rest : { ...rest, taskTypeId };
    return addMetadataDescriptor(http, projectId, asked);
  }
  // What others changed meanwhile stays.
  const changes = Object.fromEntries(wantedKeys(body).map((key) => [key, column[key]]));
  return changeMetadataDescriptor(http, projectId, { ...there, ...changes });
}

async function finish(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<DescriptorEdit>,
  { raw, all }: Columns,
): Promise<PushOutcome> {
  const { does, thing } = change.body;
  await deps.keepColumns(thing.projectId, raw);
  // Before this is over values are typed by the new name, in the room of a task too.
  if (does !== 'make')
    context.replica.change(() =>
      context.replica.taskFacts.putColumn(thing.id, all.find(({ id }) => id === thing.id) ?? null),
    );
  const outcome = over(context, change);
  // Its values have another name now, or are gone.
  if (does !== 'make') void deps.reread(thing.projectId);
  return outcome;
}

const WORDS: Readonly<Record<ColumnKey, string>> = {
  name: 'The name',
  choices: 'The choices',
  forClient: 'Being for clients',
  departmentIds: 'The departments',
};

async function conflict(
  deps: PushEditDeps,
  { replica }: PushContext,
  change: Change<DescriptorEdit>,
  { moved, there, all }: { moved: ColumnKey; there: MetadataDescriptor; all: Columns },
): Promise<PushOutcome> {
  const { body } = change;
  const [wanted, has] = [columnKeyWords(moved, body.column), columnKeyWords(moved, there)];
  const field = `${WORDS[moved]} of ${body.thing.name}`;
  const cause = { code: 'field-conflict' as const, field, has, wanted };
  await deps.keepColumns(body.thing.projectId, all.raw);
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    const asked = { ...body, kitsu: there, moved };
    replica.outbox.patch(change.id, { state: 'conflict', cause, body: asked });
  });
  return { kind: 'needs-artist' };
}

function save(
  { replica }: PushContext,
  change: Change<DescriptorEdit>,
  body: DescriptorEdit,
): void {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body });
  });
}
