import { NOT_SENT } from '../replica/outbox-bodies.ts';
import type { Replica } from '../replica/replica.ts';
import type { Day } from '../shared/day.ts';
import { formatMinutes, MINUTES_A_DAY, type Minutes } from '../shared/minutes.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { taskTitle } from '../shared/task.ts';
import { dayTotal } from './day-view.ts';
import { isOffOn } from './days-off.ts';
import { dayLock, isStarted, logBlock, startBlock, wipStatus, type Studio } from './rules.ts';

export interface Moment {
  today: Day;
  /** ISO instant of the artist's action. */
  at: string;
}

const UNKNOWN_TASK = failure(
  'not-found',
  'This task is not on this computer any more.',
  'Refresh the list.',
);

/**
 * The artist's day total on a task, durable when it answers. 0 takes the entry away. Refused,
 * in words, when Kitsu or the studio would refuse it.
 */
export function setDay(
  replica: Replica,
  studio: Studio,
  { taskId, day, minutes }: { taskId: string; day: Day; minutes: Minutes },
  { today, at }: Moment,
): Result<null> {
  const found = replica.tasks.get(taskId);
  if (!found) return UNKNOWN_TASK;
  const waiting = replica.outbox.time(taskId, day);
  const inKitsu = replica.times.minutesOf(taskId, day);
  const blocked =
    dayLock(day, today, studio, isOffOn(replica, day)) ??
    logBlock(found.task, found.list !== 'known', studio);
  if (blocked) return failure('rule', blocked);
  const others = dayTotal(replica, day) - (waiting?.body.target ?? inKitsu);
  if (Math.round(others) + minutes > MINUTES_A_DAY) {
    const left = Math.max(0, MINUTES_A_DAY - Math.round(others));
    return failure('rule', `A day has 24 h: ${formatMinutes(left)} are left of it.`);
  }
  replica.change(() => writeDay(replica, { taskId, day, minutes }, at));
  return success(null);
}

/**
 * Makes the artist's total the lane's target. Within a transaction of the caller's, which has
 * checked that it may be.
 */
export function writeDay(
  replica: Replica,
  { taskId, day, minutes }: { taskId: string; day: Day; minutes: Minutes },
  at: string,
): void {
  const waiting = replica.outbox.time(taskId, day);
  const inKitsu = replica.times.minutesOf(taskId, day);
  // Nothing was ever tried and it is as Kitsu holds it again: there is nothing to send.
  const untouched = waiting === null || (waiting.attempts === 0 && waiting.state === 'waiting');
  const mayArrive = (waiting?.body.sent ?? null) !== null || !!waiting?.body.unanswered?.length;
  if (untouched && minutes === inKitsu && !mayArrive) {
    if (waiting) replica.outbox.remove(waiting.id);
    return;
  }
  const seen = waiting?.state === 'conflict' ? waiting.body.kitsu : null;
  const body = {
    target: minutes,
    // After a conflict the artist typed with Kitsu's number in sight.
    base: seen ?? waiting?.body.base ?? inKitsu,
    sent: waiting?.body.sent ?? null,
    kitsu: null,
    typed: { at, over: seen ?? inKitsu },
    ...(waiting?.body.unanswered ? { unanswered: waiting.body.unanswered } : {}),
  };
  replica.outbox.put({ kind: 'time', taskId, slot: day, body }, at);
}

/** Sets the work-in-progress status, durable when it answers; nothing when it is already so. */
export function start(
  replica: Replica,
  studio: Studio,
  taskId: string,
  { at }: Moment,
): Result<null> {
  const found = replica.tasks.get(taskId);
  if (!found) return UNKNOWN_TASK;
  const blocked = startBlock(found.task, found.list !== 'known', studio);
  if (blocked) return failure('rule', blocked);
  const status = wipStatus(found.task, studio);
  if (!status) return failure('rule', `${taskTitle(found.task)} cannot be started.`);
  const waiting = replica.outbox.start(taskId);
  if (isStarted(found.task, studio) || (waiting && waiting.state !== 'parked'))
    return success(null);
  replica.change(() =>
    replica.outbox.put(
      {
        kind: 'start',
        taskId,
        slot: '',
        body: {
          ...NOT_SENT,
          ...waiting?.body,
          statusId: status.id,
          baseStatusId: found.task.statusId,
          movedTo: null,
        },
      },
      at,
    ),
  );
  return success(null);
}
