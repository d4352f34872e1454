import { allCommentsForTask } from '../../kitsu/comments.ts';
import type { KitsuAnswer, KitsuFailure } from '../../kitsu/answer-types.ts';
import { getTaskState } from '../../kitsu/tasks.ts';
import { readKind } from '../../outbox/kinds/registry.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import type { Comment } from '../../shared/comment.ts';
import type { OutboxCause } from '../../shared/outbox-cause.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { storeThread } from '../pull/pull-comments.ts';
import { classifyFailure } from './push-policy.ts';
import { decideSend, resetAttempt } from './send-decision.ts';
import type { PushContext, PushOutcome } from './push-context.ts';
import type { SendAttempt } from '../../outbox/kinds/attempt.ts';

/** A row of a kind that Kitsu would store as often as it is sent. */
export type SaidChange = Change<SendAttempt>;

/** A comment, reply or start, which Kitsu would store as often as it is sent. */
export interface NonIdempotentWrite {
  /** Ids of comments in Kitsu that could be this one: mine, with the same text. */
  candidates(newestFirst: Comment[]): string[];
  /** What prevents it, or the request to send; called right before it is sent. */
  prepare(newestFirst: Comment[]): Promise<PushOutcome | { kind: 'ready'; send: Send }>;
  /** Kitsu answered that it created `id`: whether that is really there. */
  isPresent(id: string, newestFirst: Comment[]): boolean;
  /** The rest of the work once it is there; `null` if there is none. */
  complete?(id: string): Promise<PushOutcome | null>;
}
type Send = () => Promise<KitsuAnswer<{ id: string }>>;

/**
 * Sends it at most once: Kitsu's comments are read before each attempt, the attempt is on disk before
 * it is sent, and its result is read back. The app may die at any point; the next attempt begins by
 * reading.
 */
export async function sendAtMostOnce(
  context: PushContext,
  change: SaidChange,
  write: NonIdempotentWrite,
): Promise<PushOutcome> {
  const { replica, now } = context;
  const before = await pullThread(context, change.taskId);
  if (!before.ok) return { kind: 'failed', failure: before };
  const decision = decideSend(
    change.body,
    write.candidates(before.value).reverse(),
    now().getTime(),
  );
  if (decision.kind === 'twin') return finish(context, change, write, decision.id);
  if (decision.kind === 'wait') {
    save(context, change, decision.attempt);
    return postpone(context, change, decision.notBefore);
  }
  const ready = await write.prepare(before.value);
  if (ready.kind !== 'ready') return ready;
  // Discarded or edited meanwhile.
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };

  save(context, change, decision.attempt);
  const made = await ready.send();
  if (!made.ok) return missed(context, change, write, made, decision.attempt);
  const after = await pullThread(context, change.taskId);
  if (!after.ok) return { kind: 'failed', failure: after };
  if (!write.isPresent(made.value.id, after.value)) return { kind: 'failed', failure: VANISHED };
  return finish(context, change, write, made.value.id);
}

const finish = async (
  context: PushContext,
  change: SaidChange,
  write: NonIdempotentWrite,
  id: string,
): Promise<PushOutcome> => (await write.complete?.(id)) ?? completeRow(context, change, id);

export const VANISHED: KitsuFailure = {
  ok: false,
  code: 'server-fault',
  message: 'Kitsu accepted it but did not save it. Your text is safe on this computer.',
  action: 'Retrying automatically.',
};

/** Reads a task's comments, and stores them. */
export async function pullThread(
  { replica, http, now }: PushContext,
  taskId: string,
): Promise<KitsuAnswer<Comment[]>> {
  const reading = replica.comments.ask();
  const answer = await allCommentsForTask(http, taskId);
  if (answer.ok) storeThread(replica, taskId, answer.value, now(), reading);
  return answer;
}

function save({ replica }: PushContext, change: SaidChange, attempt: SendAttempt): void {
  if (!replica.outbox.isCurrent(change)) return;
  replica.change(() => replica.outbox.patch(change.id, { body: { ...change.body, ...attempt } }));
}

/** An earlier attempt may still arrive; `notBefore` is in epoch milliseconds. */
export function postpone({ replica }: PushContext, change: Change, notBefore: number): PushOutcome {
  const cause = { code: 'maybe-arrived' } as const;
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    replica.outbox.patch(change.id, { state: 'waiting', cause, notBefore });
  });
  return { kind: 'waits' };
}

/** Kitsu would refuse it, so it is not sent: the artist is told why. */
export function park({ replica }: PushContext, change: Change, cause: OutboxCause): PushOutcome {
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    replica.outbox.patch(change.id, { state: 'parked', cause });
  });
  return { kind: 'needs-artist' };
}

/**
 * Without an answer it may have arrived, or may still arrive. After a refusal it was not stored, unless
 * Kitsu failed in a later step (an automation), which reading the comments shows.
 */
async function missed(
  context: PushContext,
  change: SaidChange,
  write: NonIdempotentWrite,
  failure: KitsuFailure,
  attempt: SendAttempt,
): Promise<PushOutcome> {
  const verdict = classifyFailure(failure);
  if (verdict.kind === 'wait' && failure.code !== 'throttled') {
    save(context, change, { ...attempt, sentAt: context.now().getTime() });
    return { kind: 'failed', failure };
  }
  if (verdict.kind === 'park') {
    const after = await pullThread(context, change.taskId);
    if (!after.ok) return { kind: 'failed', failure };
    const made = write.candidates(after.value).find((id) => !attempt.seen.includes(id));
    if (made !== undefined) return finish(context, change, write, made);
  }
  save(context, change, resetAttempt(attempt));
  return { kind: 'failed', failure };
}

/** Kitsu has it: the replica stores the task's new state, and the row is deleted. */
export async function completeRow(
  context: PushContext,
  change: Change,
  id: string | null,
): Promise<PushOutcome> {
  const { replica, http, studio } = context;
  const state = await getTaskState(http, change.taskId);
  if (!state.ok) return { kind: 'failed', failure: state };
  replica.change(() => {
    takeStatus(context, change.taskId, state.value.statusId, studio());
    // What this row created is no other row's duplicate, even with the same text.
    for (const other of replica.outbox.all()) {
      if (id === null || other.taskId !== change.taskId || other.id === change.id) continue;
      const known = readKind(other);
      const body = known?.kind.withSeen?.(known.change, id);
      if (body !== undefined) replica.outbox.patch(other.id, { body });
    }
    replica.outbox.remove(change.id);
  });
  const done = readKind(change);
  for (const file of done?.kind.files?.(done.change) ?? []) replica.files.remove(file);
  return { kind: 'done' };
}

function takeStatus(
  { replica }: PushContext,
  taskId: string,
  statusId: string,
  { context }: StudioConfig,
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
