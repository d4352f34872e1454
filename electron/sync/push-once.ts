import { allCommentsForTask } from '../kitsu/comments.ts';
import type { KitsuAnswer, KitsuFailure } from '../kitsu/http.ts';
import { getTaskState } from '../kitsu/tasks.ts';
import type { Once } from '../replica/outbox-bodies.ts';
import type { TalkChange } from '../replica/outbox.ts';
import type { Comment } from '../shared/comment.ts';
import type { Studio } from '../time/rules.ts';
import { keepThread } from './comment-reading.ts';
import { verdictOf } from './lane.ts';
import { decideOnce, notDone } from './once.ts';
import type { PushContext, PushOutcome } from './push.ts';

/** Something said on a task, which Kitsu would take as often as it is sent. */
export interface Saying {
  /** Ids of what looks like it in Kitsu: mine, with the same words. */
  likes(newestFirst: Comment[]): string[];
  /** What stands against it, or the way to send it; asked right before it goes. */
  prepare(newestFirst: Comment[]): Promise<PushOutcome | { kind: 'ready'; send: Send }>;
  /** Kitsu said that it made `id`: what it was read back as, and whether it stands there. */
  stands(id: string, newestFirst: Comment[]): boolean;
  /** What is left to do once it is there; `null` when that is done. */
  complete?(id: string): Promise<PushOutcome | null>;
}
type Send = () => Promise<KitsuAnswer<{ id: string }>>;

/**
 * Says it once: what is there is read before each try, the try is on the disk before it leaves, and
 * what it made is read back. The app may die at any point; the next try begins by looking.
 */
export async function pushOnce(
  context: PushContext,
  change: TalkChange,
  saying: Saying,
): Promise<PushOutcome> {
  const { replica, now } = context;
  const before = await readThread(context, change.taskId);
  if (!before.ok) return { kind: 'failed', failure: before };
  const decision = decideOnce(change.body, saying.likes(before.value).reverse(), now().getTime());
  if (decision.kind === 'twin') return finish(context, change, saying, decision.id);
  if (decision.kind === 'wait') {
    save(context, change, decision.once);
    return later(context, change, decision.notBefore);
  }
  const ready = await saying.prepare(before.value);
  if (ready.kind !== 'ready') return ready;
  // Taken back or written anew meanwhile.
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };

  save(context, change, decision.once);
  const made = await ready.send();
  if (!made.ok) return missed(context, change, saying, made, decision.once);
  const after = await readThread(context, change.taskId);
  if (!after.ok) return { kind: 'failed', failure: after };
  if (!saying.stands(made.value.id, after.value)) return { kind: 'failed', failure: LOST };
  return finish(context, change, saying, made.value.id);
}

const finish = async (
  context: PushContext,
  change: TalkChange,
  saying: Saying,
  id: string,
): Promise<PushOutcome> => (await saying.complete?.(id)) ?? settle(context, change, id);

export const LOST: KitsuFailure = {
  ok: false,
  code: 'server-fault',
  message: 'Kitsu took it and did not keep it. Your words are safe on this computer.',
  action: 'It is sent again by itself.',
};

/** Reads a task's comments, and keeps them. */
export async function readThread(
  { replica, http, now }: PushContext,
  taskId: string,
): Promise<KitsuAnswer<Comment[]>> {
  const reading = replica.comments.ask();
  const answer = await allCommentsForTask(http, taskId);
  if (answer.ok) keepThread(replica, taskId, answer.value, now(), reading);
  return answer;
}

function save({ replica }: PushContext, change: TalkChange, once: Once): void {
  if (!replica.outbox.isCurrent(change)) return;
  replica.change(() => replica.outbox.patch(change.id, { body: { ...change.body, ...once } }));
}

/** An earlier try may still arrive; `notBefore` is in epoch milliseconds. */
export function later(
  { replica }: PushContext,
  change: TalkChange,
  notBefore: number,
): PushOutcome {
  const reason = 'It may be in Kitsu already; that is looked at again in a moment.';
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    replica.outbox.patch(change.id, { state: 'waiting', reason, notBefore });
  });
  return { kind: 'waits' };
}

/** Kitsu would refuse it, so it is not sent: the artist is told why. */
export function park({ replica }: PushContext, change: TalkChange, reason: string): PushOutcome {
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    replica.outbox.patch(change.id, { state: 'parked', reason });
  });
  return { kind: 'needs-artist' };
}

/**
 * No answer: it may have arrived, or may still. A refusal: it was not done, unless Kitsu stumbled
 * over what comes after it (an automation), which is seen by looking.
 */
async function missed(
  context: PushContext,
  change: TalkChange,
  saying: Saying,
  failure: KitsuFailure,
  once: Once,
): Promise<PushOutcome> {
  const verdict = verdictOf(failure);
  if (verdict.kind === 'wait' && failure.code !== 'throttled') {
    save(context, change, { ...once, sentAt: context.now().getTime() });
    return { kind: 'failed', failure };
  }
  if (verdict.kind === 'park') {
    const after = await readThread(context, change.taskId);
    if (!after.ok) return { kind: 'failed', failure };
    const made = saying.likes(after.value).find((id) => !once.seen.includes(id));
    if (made !== undefined) return finish(context, change, saying, made);
  }
  save(context, change, notDone(once));
  return { kind: 'failed', failure };
}

/** Kitsu has it: the replica takes over what the task is now, and the row has done its work. */
export async function settle(
  context: PushContext,
  change: TalkChange,
  id: string | null,
): Promise<PushOutcome> {
  const { replica, http, studio } = context;
  const state = await getTaskState(http, change.taskId);
  if (!state.ok) return { kind: 'failed', failure: state };
  replica.change(() => {
    takeStatus(context, change.taskId, state.value.statusId, studio());
    // What this row made is no other row's twin, were it written in the same words.
    for (const other of replica.outbox.all()) {
      if (id === null || other.taskId !== change.taskId) continue;
      if (other.kind === 'time' || other.kind === 'day-off') continue;
      const body = { ...other.body, seen: [...other.body.seen, id] };
      if (other.id !== change.id) replica.outbox.patch(other.id, { body });
    }
    replica.outbox.remove(change.id);
  });
  if (change.kind === 'comment')
    for (const file of change.body.files) replica.files.remove(file.id);
  return { kind: 'done' };
}

function takeStatus(
  { replica }: PushContext,
  taskId: string,
  statusId: string,
  { context }: Studio,
): void {
  const found = replica.tasks.get(taskId);
  const status = context?.statuses.find(({ id }) => id === statusId);
  if (!found || !status) return;
  const task = {
    ...found.task,
    statusId: status.id,
    statusName: status.name,
    statusShortName: status.shortName,
    statusColor: status.color,
  };
  replica.tasks.putReadBack(task, found.list);
}
