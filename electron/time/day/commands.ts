import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import { formatMinutes, MINUTES_A_DAY } from '../../shared/minutes.ts';
import type { DayTime } from '../../shared/production.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { taskTitle } from '../../shared/task.ts';
import { UNDO_MS } from '../../shared/timer.ts';
import type { Refused } from '../../shared/sheet.ts';
import { dayTotal, taskDayMinutes } from './task-days.ts';
import { countRunningMinutes } from '../timer/running-minutes.ts';
import { startTriggers } from '../../rules/status-automations.ts';
import { isStarted, startBlock, wipStatus, type StudioConfig } from '../../rules/studio-rules.ts';
import { HELD, timeBlock, UNKNOWN_TASK } from '../../outbox/kinds/time-block.ts';
import { NOT_SENT } from '../../outbox/kinds/attempt.ts';
import { type StartBody, startKind } from '../../outbox/kinds/start.ts';
import { timeKind } from '../../outbox/kinds/time.ts';

export interface ActionTime {
  today: Day;
  /** ISO instant of the artist's action. */
  at: string;
}

/**
 * Sets the artist's own day total on a task as it is shown, the running timer included; durable when it
 * returns. 0 deletes the entry. Refused, with a message, if Kitsu or the studio would refuse it.
 */
export function setDay(
  replica: Replica,
  studio: StudioConfig,
  wanted: DayTime,
  { today, at }: ActionTime,
): Result<null> {
  const refused = totalBlock(replica, studio, wanted, today);
  if (refused) return refused;
  replica.change(() => writeTyped(replica, wanted, at));
  return success(null);
}

/**
 * Sets many totals in one transaction: the allowed ones are durable when it returns, the others are
 * returned with the reasons. Shrinking totals come first, so that minutes can move between the tasks of
 * a full day.
 */
export function setMany(
  replica: Replica,
  studio: StudioConfig,
  totals: readonly DayTime[],
  { today, at }: ActionTime,
): Refused[] {
  const growth = ({ taskId, day, minutes }: DayTime): number =>
    minutes - taskDayMinutes(replica, taskId, day);
  return replica.change(() =>
    totals
      .map((wanted) => ({ wanted, growth: growth(wanted) }))
      .sort((a, b) => a.growth - b.growth)
      .flatMap(({ wanted }) => {
        const refused = totalBlock(replica, studio, wanted, today);
        if (refused) return [{ taskId: wanted.taskId, day: wanted.day, refusal: refused }];
        writeTyped(replica, wanted, at);
        return [];
      }),
  );
}

/** The artist types the number that is shown, in which the running timer is. */
function writeTyped(replica: Replica, total: DayTime, at: string): void {
  countRunningMinutes(replica, total.taskId, total.day);
  writeDay(replica, total, at);
}

/** Why this total cannot be logged; `null` if it can. */
export function totalBlock(
  replica: Replica,
  studio: StudioConfig,
  { taskId, day, minutes }: DayTime,
  today: Day,
): Failure | null {
  const blocked = timeBlock(replica, studio, { taskId, day }, today);
  if (blocked) return blocked;
  const others = dayTotal(replica, day) - taskDayMinutes(replica, taskId, day);
  if (others + minutes > MINUTES_A_DAY) {
    const left = Math.max(0, MINUTES_A_DAY - others);
    return failure('rule', `A day has 24 h: ${formatMinutes(left)} are left of it.`);
  }
  return null;
}

/**
 * Makes the artist's total the target of the task day. The caller has a transaction open and has
 * checked that it is allowed.
 */
export function writeDay(replica: Replica, { taskId, day, minutes }: DayTime, at: string): void {
  const waiting = replica.outbox.find(timeKind, taskId, day);
  const inKitsu = replica.times.minutesOf(taskId, day);
  // Never sent, and again equal to Kitsu's value: there is nothing to send.
  const untouched = waiting === null || (waiting.attempts === 0 && waiting.state === 'waiting');
  const mayArrive = (waiting?.body.sent ?? null) !== null || !!waiting?.body.unanswered?.length;
  if (untouched && minutes === inKitsu && !mayArrive) {
    if (waiting) replica.outbox.remove(waiting.id);
    return;
  }
  const seen = waiting?.state === 'conflict' ? waiting.body.kitsu : null;
  const body = {
    target: minutes,
    // In a conflict the artist typed while they saw Kitsu's number.
    base: seen ?? waiting?.body.base ?? inKitsu,
    sent: waiting?.body.sent ?? null,
    kitsu: null,
    typed: { at, over: seen ?? inKitsu },
    ...(waiting?.body.unanswered ? { unanswered: waiting.body.unanswered } : {}),
  };
  replica.outbox.put(timeKind, { taskId, slot: day, body }, at);
}

/** The body of a start; `null` if the task is already started, here or in Kitsu. */
export function startBody(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
): Result<StartBody | null> {
  const found = replica.tasks.get(taskId);
  if (!found) return UNKNOWN_TASK;
  const blocked = startBlock(found.task, found.list !== 'known', studio);
  if (blocked) return blocked;
  const status = wipStatus(found.task, studio);
  if (!status) return failure('rule', `${taskTitle(found.task)} cannot be started.`);
  if (replica.outbox.isHeld(startKind, taskId, '')) return HELD;
  const waiting = replica.outbox.find(startKind, taskId, '');
  if (isStarted(found.task, studio) || (waiting && waiting.state !== 'parked'))
    return success(null);
  return success({
    ...NOT_SENT,
    ...waiting?.body,
    statusId: status.id,
    baseStatusId: found.task.statusId,
    movedTo: null,
  });
}

/**
 * Sets the work-in-progress status, durable when it returns; does nothing if it is already set. Where it makes
 * Kitsu post on other tasks, too, the sender holds it for as long as that can be undone.
 */
export function start(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
  { at }: ActionTime,
): Result<null> {
  const body = startBody(replica, studio, taskId);
  if (!body.ok) return body;
  const { value } = body;
  if (value !== null) {
    const task = replica.tasks.get(taskId)?.task;
    const isHeld = task !== undefined && startTriggers(task, studio).length > 0;
    replica.change(() => {
      replica.outbox.put(startKind, { taskId, slot: '', body: value }, at);
      const row = replica.outbox.find(startKind, taskId, '');
      if (row && isHeld) replica.outbox.patch(row.id, { notBefore: Date.parse(at) + UNDO_MS });
    });
  }
  return success(null);
}
