import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import {
  takeOutAssetType,
  takeOutTaskStatus,
  takeOutTaskType,
} from '../../kitsu/production/enabled.ts';
import {
  addAssetType,
  addPersonToTeam,
  addTaskStatus,
  addTaskType,
  getProject,
  removePersonFromTeam,
} from '../../kitsu/production/projects.ts';
import { assignTask, clearAssignations } from '../../kitsu/production/task-assignment.ts';
import type { LinkEdit } from '../../outbox/kinds/production-edit.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { park, postpone } from '../../sync/push/at-most-once.ts';
import { over } from '../../sync/push/on-comment.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure } from '../../sync/push/push-policy.ts';
import { inFlightUntil } from '../../sync/push/send-decision.ts';
import type { Project } from '../../shared/production.ts';
import { success } from '../../shared/result.ts';
import type { TaskItem } from '../browse/items.ts';
import { readThing, type PushEditDeps } from './thing-in-kitsu.ts';

/** Whether it is there, with what Kitsu sent; `null`: what it is on is gone. */
type Now = { on: boolean; raw: unknown } | null;

/** Puts somebody or something where it belongs, or takes it out; what is so already is not sent. */
export async function pushLink(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<LinkEdit>,
): Promise<PushOutcome> {
  const { replica, http, now } = context;
  const { body } = change;
  const before = await readNow(http, body);
  if (!before.ok) return { kind: 'failed', failure: before };
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  if (before.value === null) return gone(deps, context, change);
  if (before.value.on === body.on) return finish(deps, context, change, before.value.raw);
  // A lost try of the opposite that arrives after this one would stay.
  const open = body.sent.includes(!body.on) ? inFlightUntil(body.sentAt, now().getTime()) : null;
  if (open) return postpone(context, change, open.notBefore);
  const sent = [...new Set([...body.sent, body.on])];
  save(context, change, { ...body, sent, sentAt: now().getTime() });
  const written = await send(http, body);
  if (!written.ok) {
    if (classifyFailure(written).kind === 'park') save(context, change, body);
    return { kind: 'failed', failure: written };
  }
  const after = await readNow(http, body);
  if (!after.ok) return { kind: 'failed', failure: after };
  if (after.value === null) return gone(deps, context, change);
  if (after.value.on === body.on) return finish(deps, context, change, after.value.raw);
  // Kitsu leaves out what somebody may not do, and answers 200 (kitsu-tracking S10).
  save(context, change, body);
  return park(context, change, { code: 'left-out', other: body.other, name: body.thing.name });
}

async function readNow(http: Http, { link, thing, otherId }: LinkEdit): Promise<KitsuAnswer<Now>> {
  if (link === 'assignee') {
    const task = await readThing(http, { kind: 'task', id: thing.id });
    if (!task.ok || task.value === null) return task.ok ? success(null) : task;
    const { assigneeIds } = task.value.item as TaskItem;
    return success({ on: assigneeIds.includes(otherId), raw: task.value.raw });
  }
  const project = await getProject(http, thing.projectId);
  if (!project.ok) return project.code === 'not-found' ? success(null) : project;
  return success({ on: LISTED[link](project.value).includes(otherId), raw: null });
}

/** What of a production says whether it is there. */
const LISTED: Readonly<
  Record<Exclude<LinkEdit['link'], 'assignee'>, (project: Project) => readonly string[]>
> = {
  team: ({ teamIds }) => teamIds,
  'task-type': ({ taskTypeIds }) => taskTypeIds,
  'task-status': ({ taskStatusIds }) => taskStatusIds,
  'asset-type': ({ assetTypeIds }) => assetTypeIds,
};

function send(
  http: Http,
  { link, thing, otherId, on, place }: LinkEdit,
): Promise<KitsuAnswer<unknown>> {
  const { projectId } = thing;
  switch (link) {
    case 'assignee':
      return on
        ? assignTask(http, thing.id, otherId)
        : clearAssignations(http, [thing.id], { personId: otherId });
    case 'team':
      return on
        ? addPersonToTeam(http, projectId, otherId)
        : removePersonFromTeam(http, projectId, otherId);
    case 'task-type':
      return on
        ? addTaskType(http, projectId, otherId, place === null ? {} : { priority: place })
        : takeOutTaskType(http, projectId, otherId);
    case 'task-status':
      return on
        ? addTaskStatus(http, projectId, otherId)
        : takeOutTaskStatus(http, projectId, otherId);
    case 'asset-type':
      return on
        ? addAssetType(http, projectId, otherId)
        : takeOutAssetType(http, projectId, otherId);
  }
}

async function finish(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<LinkEdit>,
  raw: unknown,
): Promise<PushOutcome> {
  const { link, thing } = change.body;
  if (link === 'assignee') await deps.readBack(thing.projectId, 'task', thing.id, raw);
  // Whoever is assigned joins the team.
  if (link !== 'assignee' || change.body.on) await deps.rereadStudio();
  return over(context, change);
}

async function gone(
  deps: PushEditDeps,
  context: PushContext,
  change: Change<LinkEdit>,
): Promise<PushOutcome> {
  const { link, thing } = change.body;
  if (link === 'assignee') await deps.readBack(thing.projectId, 'task', thing.id, null);
  return park(context, change, { code: 'thing-gone', name: thing.name });
}

function save({ replica }: PushContext, change: Change<LinkEdit>, body: LinkEdit): void {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body });
  });
}
