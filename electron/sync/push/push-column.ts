import { readEntityValues, readTaskValues, type KitsuValues } from '../../kitsu/task-facts.ts';
import { updateTask } from '../../kitsu/production/task-changes.ts';
import { entityDataRow } from '../../kitsu/production/entity-rows.ts';
import { updateEntity } from '../../kitsu/production/update-entity.ts';
import {
  columnKind,
  columnText,
  isOfTask,
  isSameValue,
  type ColumnBody,
  type ColumnChange,
} from '../../outbox/kinds/column.ts';
import { postpone } from './at-most-once.ts';
import { over } from './on-comment.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { classifyFailure, NOT_SAVED } from './push-policy.ts';
import { inFlightUntil } from './send-decision.ts';

/**
 * Sends one value of a column: reads, writes, reads back. Kitsu lays the sent value over the others of the shot as it
 * has just read them, so one that somebody writes in the same moment may be lost: what was sent is looked for again.
 */
async function push(context: PushContext, change: ColumnChange): Promise<PushOutcome> {
  const { replica, http, now } = context;
  const before = await readKitsu(context, change);
  if (!before.ok) return { kind: 'failed', failure: before };
  // Edited or discarded meanwhile: the newer value has its own turn.
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  const { body } = change;
  let found = kept(body, before.value);
  if (!isOfTask(body) && isMoved(body, found)) {
    const bare = await readEntityValues(http, before.value.entityId);
    if (!bare.ok) return { kind: 'failed', failure: bare };
    if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
    found = bare.value[body.column.fieldName] ?? null;
  }
  if (found === body.value) return over(context, change);
  if (isMoved(body, found)) return conflict(context, change, found);
  // A lost try of another value that arrives after this one would stay.
  const open = body.sent.some((one) => one !== body.value)
    ? inFlightUntil(body.sentAt, now().getTime())
    : null;
  if (open) return postpone(context, change, open.notBefore);
  const sent = [...new Set([...body.sent, body.value])];
  save(context, change, { ...body, sent, sentAt: now().getTime() });
  const data = { [body.column.fieldName]: body.value };
  const written = isOfTask(body)
    ? await updateTask(http, change.taskId, { data })
    : await updateEntity(http, before.value.entityId, { data }, entityDataRow);
  if (!written.ok) {
    const isRefused = classifyFailure(written).kind === 'park';
    if (isRefused) save(context, change, body);
    return { kind: 'failed', failure: written };
  }
  const after = await readKitsu(context, change);
  if (!after.ok) return { kind: 'failed', failure: after };
  const inKitsu = kept(body, after.value);
  if (inKitsu === body.value) return over(context, change);
  const tried = { ...body, sent };
  return isMoved(tried, inKitsu)
    ? conflict(context, change, inKitsu)
    : { kind: 'failed', failure: NOT_SAVED };
}

async function readKitsu({ replica, http }: PushContext, { taskId }: ColumnChange) {
  const read = await readTaskValues(http, taskId);
  if (read.ok) replica.change(() => replica.taskFacts.putValues(taskId, read.value));
  return read;
}

const kept = (body: ColumnBody, { data, taskData }: KitsuValues): unknown =>
  (isOfTask(body) ? taskData : data)[body.column.fieldName] ?? null;

/** Kitsu has neither what the artist saw, nor anything that an earlier try of ours may have left. */
const isMoved = ({ column, base, sent }: ColumnBody, found: unknown): boolean =>
  ![base, ...sent].some((one) => isSameValue(column, one, found));

function save({ replica }: PushContext, change: ColumnChange, body: ColumnBody): void {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body });
  });
}

function conflict(
  { replica, studio }: PushContext,
  change: ColumnChange,
  found: unknown,
): PushOutcome {
  const { column, value } = change.body;
  const people = studio().context?.people ?? {};
  const cause = {
    code: 'column-conflict',
    column: column.name,
    has: columnText(column, found, people),
    wanted: columnText(column, value, people),
  } as const;
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    const body = { ...change.body, kitsu: found };
    replica.outbox.patch(change.id, { state: 'conflict', cause, body });
  });
  return { kind: 'needs-artist' };
}

export const columnPush = definePush({ kind: columnKind, push });
