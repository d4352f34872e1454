import { orderTaskStatuses, orderTaskTypes } from '../../kitsu/production/enabled.ts';
import {
  getProjectSettings,
  type ProjectSettings,
} from '../../kitsu/production/project-settings.ts';
import { orderWords } from '../../outbox/kinds/field-words.ts';
import { ORDERED } from '../../outbox/kinds/production-edit-words.ts';
import type { OrderEdit } from '../../outbox/kinds/production-edit.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { park, postpone } from '../../sync/push/at-most-once.ts';
import { over } from '../../sync/push/on-comment.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure, NOT_SAVED } from '../../sync/push/push-policy.ts';
import { inFlightUntil } from '../../sync/push/send-decision.ts';
import { isSameOrder, ranked } from './task-order.ts';
import type { PushEditDeps } from './thing-in-kitsu.ts';

/** Gives the task types or statuses of a production their order, which is not sent where it is so already. */
export async function pushOrder(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<OrderEdit>,
): Promise<PushOutcome> {
  const { replica, http, now } = context;
  const { body } = change;
  const { projectId } = body.thing;
  const before = await getProjectSettings(http, projectId);
  if (!before.ok) {
    if (before.code !== 'not-found') return { kind: 'failed', failure: before };
    return park(context, change, { code: 'thing-gone', name: body.thing.production });
  }
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  const there = orderIn(before.value, body);
  // What was taken out of the production meanwhile is not put back by its place.
  const wanted = body.typeIds.filter((id) => there.includes(id));
  if (isSameOrder(there, wanted)) return finish(deps, context, change);
  const known = [body.base, ...body.sent].map((ids) => ids.filter((id) => there.includes(id)));
  if (!known.some((ids) => isSameOrder(ids, there))) return conflict(context, change, there);
  const isOther = body.sent.some((ids) => !isSameOrder(ids, body.typeIds));
  const open = isOther ? inFlightUntil(body.sentAt, now().getTime()) : null;
  if (open) return postpone(context, change, open.notBefore);
  const sent = [...body.sent, body.typeIds];
  save(context, change, { ...body, sent, sentAt: now().getTime() });
  const order = body.of === 'task-type' ? orderTaskTypes : orderTaskStatuses;
  const written = await order(http, projectId, wanted);
  if (!written.ok) {
    if (classifyFailure(written).kind === 'park') save(context, change, body);
    return { kind: 'failed', failure: written };
  }
  const after = await getProjectSettings(http, projectId);
  if (!after.ok) return { kind: 'failed', failure: after };
  return isSameOrder(orderIn(after.value, body), wanted)
    ? finish(deps, context, change)
    : { kind: 'failed', failure: NOT_SAVED };
}

/** Those of the edit that are enabled, in Kitsu's order; of two in one place, in that of the edit. */
const orderIn = (
  { project, ranks, statusRanks }: ProjectSettings,
  { base, of }: OrderEdit,
): string[] => {
  const enabled = of === 'task-type' ? project.taskTypeIds : project.taskStatusIds;
  return ranked(
    base.filter((id) => enabled.includes(id)),
    of === 'task-type' ? ranks : statusRanks,
  );
};

async function finish(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<OrderEdit>,
): Promise<PushOutcome> {
  await deps.rereadStudio();
  return over(context, change);
}

function conflict(
  { replica }: PushContext,
  change: Change<OrderEdit>,
  there: string[],
): PushOutcome {
  const { body } = change;
  const has = orderWords(there, body.names);
  const field = `The order of the ${ORDERED[body.of]}`;
  const cause = {
    code: 'field-conflict' as const,
    field,
    has,
    wanted: orderWords(body.typeIds, body.names),
  };
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    const asked = { ...body, kitsu: there };
    replica.outbox.patch(change.id, { state: 'conflict', cause, body: asked });
  });
  return { kind: 'needs-artist' };
}

function save({ replica }: PushContext, change: Change<OrderEdit>, body: OrderEdit): void {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body });
  });
}
