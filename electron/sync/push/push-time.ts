import { removeTimeSpent, setTimeSpent } from '../../kitsu/time-spents.ts';
import { timeSpentsOfDay } from '../../kitsu/user.ts';
import {
  withoutAnswered,
  withAttempt,
  type UnansweredWrite,
} from '../../replica/tables/unanswered-writes.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { dayOffStop } from '../pull/pull-days-off.ts';
import { decideTimeWrite, classifyFailure } from './push-policy.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { type TimeChange, timeKind } from '../../outbox/kinds/time.ts';

/**
 * Sends one task day to Kitsu: reads the day, writes the absolute total, reads it back. At most three
 * requests; the app may die at any point, since the next attempt begins by reading.
 */
async function push(context: PushContext, change: TimeChange): Promise<PushOutcome> {
  const { replica, http, personId } = context;
  const { taskId, slot: day, id } = change;

  // The rules that were known when it was typed held then and are not checked again: a week that was
  // locked or a task type that lost its time logging since refuses new time, not what was logged
  // before. Kitsu's server enforces neither. A day off is different: logging and being off exclude each
  // other, whichever came first.
  await context.daysOff.fresh();
  const stop = dayOffStop(replica, day);
  if (stop !== 'none') return heldBack(context, change, stop);

  const before = await readDay(context, change);
  if (!before.ok) return { kind: 'failed', failure: before };
  // Edited or discarded meanwhile: the newer value is sent in its own turn, this one is dropped.
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  const earlier = replica.confirmedTimes.of(taskId, day)?.unanswered ?? [];
  const mayArrive = [...earlier, ...(change.body.unanswered ?? [])];
  const decision = decideTimeWrite({ ...change.body, unanswered: mayArrive }, before.minutes);
  if (decision === 'done') {
    // A lost attempt has arrived, or somebody wrote the same value: Kitsu has it either way.
    const open = withoutAnswered(change.body.unanswered, change.body.target);
    return applyConfirmed(context, change, before.minutes, open);
  }
  if (decision === 'conflict') return conflict(context, change, before.minutes);

  const { target } = change.body;
  // Kitsu's present number was either seen by the artist or written by us: from here on it is the base.
  const now = context.now();
  const unanswered = withAttempt(change.body.unanswered, target, now);
  const body = { ...change.body, base: before.minutes, sent: target, unanswered };
  replica.change(() => replica.outbox.patch(id, { body }));
  const written =
    target > 0
      ? await setTimeSpent(http, taskId, personId, day, target)
      : await removeTimeSpent(http, taskId, personId, day);
  // A second delete answers 404: the entry is gone, as wanted.
  const gone = target === 0 && !written.ok && written.code === 'not-found';
  if (!written.ok && !gone) {
    if (classifyFailure(written).kind === 'park') neverArrived(context, change, before.minutes);
    return { kind: 'failed', failure: written };
  }
  // This one was answered and cannot arrive again; older ones still may.
  const open = withoutAnswered(unanswered, target);

  const after = await readDay(context, change);
  if (!after.ok) return { kind: 'failed', failure: after };
  return decideTimeWrite({ ...change.body, base: target, sent: target }, after.minutes) === 'done'
    ? applyConfirmed(context, change, after.minutes, open)
    : conflict(context, change, after.minutes);
}

const LOOK_AGAIN_MS = 5_000;

function heldBack(
  { replica, now }: PushContext,
  change: TimeChange,
  stop: 'wait' | 'park',
): PushOutcome {
  const patch =
    stop === 'park'
      ? { state: 'parked' as const, cause: { code: 'off-that-day' as const } }
      : {
          state: 'waiting' as const,
          cause: { code: 'waits-for-cancelled-day-off' as const },
          notBefore: now().getTime() + LOOK_AGAIN_MS,
        };
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, patch);
  });
  return { kind: 'needs-artist' };
}

/** Kitsu refused it with its own message: what was sent is not there, which also matters for newer edits. */
function neverArrived({ replica }: PushContext, change: TimeChange, inKitsu: Minutes): void {
  replica.change(() => {
    const now = replica.outbox.find(timeKind, change.taskId, change.slot);
    if (now?.id !== change.id || now.body.sent !== change.body.target) return;
    const unanswered = withoutAnswered(now.body.unanswered, change.body.target);
    const body = { ...now.body, base: inKitsu, sent: null, unanswered };
    replica.outbox.patch(now.id, { body });
  });
}

type DayRead = { ok: true; minutes: Minutes } | (PushOutcome & { kind: 'failed' })['failure'];

async function readDay(context: PushContext, { slot: day, taskId }: TimeChange): Promise<DayRead> {
  const reading = context.replica.times.ask();
  const answer = await timeSpentsOfDay(context.http, day);
  if (!answer.ok) return answer;
  context.replica.times.replaceDays([day], answer.value, context.now().toISOString(), reading);
  const minutes = answer.value
    .filter((time) => time.taskId === taskId)
    .reduce((sum, time) => sum + time.minutes, 0);
  return { ok: true, minutes };
}

/** Kitsu confirmed the number: it is stored as confirmed, and the row is deleted. */
function applyConfirmed(
  { replica, now: clock }: PushContext,
  change: TimeChange,
  inKitsu: Minutes,
  unanswered: UnansweredWrite[],
): PushOutcome {
  const { taskId, slot: day } = change;
  replica.change(() => {
    replica.confirmedTimes.put({
      day,
      taskId,
      minutes: inKitsu,
      at: clock().toISOString(),
      unanswered,
    });
    const now = replica.outbox.find(timeKind, taskId, day);
    if (!now || now.id !== change.id) return;
    if (now.revision === change.revision) replica.outbox.remove(now.id);
    else {
      // What may still arrive is stored with the confirmed value from here on.
      const body = { ...now.body, base: inKitsu, sent: null, unanswered: [] };
      replica.outbox.patch(now.id, { body });
    }
  });
  return { kind: 'done' };
}

function conflict(
  { replica, now: clock }: PushContext,
  change: TimeChange,
  inKitsu: Minutes,
): PushOutcome {
  replica.change(() => {
    const now = replica.outbox.find(timeKind, change.taskId, change.slot);
    if (!now || now.id !== change.id || now.revision !== change.revision) return;
    replica.outbox.patch(now.id, {
      state: 'conflict',
      cause: { code: 'time-conflict', kitsu: inKitsu, typed: now.body.target },
      body: { ...now.body, kitsu: inKitsu, kitsuAt: clock().toISOString(), sent: null },
    });
  });
  return { kind: 'needs-artist' };
}

export const timePush = definePush({ kind: timeKind, push });
