import type { Replica } from '../../replica/replica.ts';
import { myDaysOff } from '../../outbox/kinds/my-days-off.ts';
import { startKind } from '../../outbox/kinds/start.ts';
import { timeKind } from '../../outbox/kinds/time.ts';
import { dayOffOn } from '../../rules/my-days-off.ts';
import { titleById } from '../../rules/task-title.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import { shortDay, type Day } from '../../shared/day.ts';
import { failure, success } from '../../shared/result.ts';
import { cancelDayOff, markDayOff } from './day-off-commands.ts';

/** Cancels a day off that was just marked, and restores its hours. */
export const undoMarkDayOff = (replica: Replica, day: Day): UndoStep => ({
  room: 'today',
  title: `day off on ${shortDay(day, day)}`,
  undo({ at }) {
    if (dayOffOn(myDaysOff(replica), day) === null) return CHANGED_SINCE;
    const done = cancelDayOff(replica, day, at);
    return done.ok ? success(null) : done;
  },
});

/**
 * Marks the day off around `day` again, as it is before it is cancelled; `null` where there is none.
 * Call it before the day off is cancelled.
 */
export function undoCancelDayOff(replica: Replica, day: Day): UndoStep | null {
  const off = dayOffOn(myDaysOff(replica), day);
  if (off === null) return null;
  const { first, last, description } = off;
  return {
    room: 'today',
    title: `cancelling of the day off on ${shortDay(first, first)}`,
    undo: ({ at }) => markDayOff(replica, { first, last, description }, at),
  };
}

/** Keeps the hours of these days again. Call it before they are dropped. */
export function undoDropStash(replica: Replica, day: Day): UndoStep {
  const { first, last } = dayOffOn(myDaysOff(replica), day) ?? { first: day, last: day };
  const kept = replica.stashed.between(first, last);
  return {
    room: 'today',
    title: 'discarding of the kept hours',
    undo({ at }) {
      if (replica.stashed.between(first, last).length > 0) return CHANGED_SINCE;
      replica.change(() => kept.forEach((one) => replica.stashed.put(one, at)));
      return success(null);
    },
  };
}

/** Marks the day as different in Kitsu again. Call it before Kitsu's number is accepted. */
export function undoAccept(replica: Replica, taskId: string, day: Day): UndoStep {
  const before = replica.confirmedTimes.of(taskId, day);
  return {
    room: 'today',
    title: `keeping Kitsu’s time on ${titleById(replica, taskId)}`,
    undo() {
      if (before === null || replica.outbox.find(timeKind, taskId, day) !== null)
        return CHANGED_SINCE;
      replica.change(() => replica.confirmedTimes.put({ ...before, unanswered: [] }));
      return success(null);
    },
  };
}

/** Removes a start's status that was not sent yet. Call it right after the start. */
export const undoStart = (replica: Replica, taskId: string): UndoStep => ({
  room: 'today',
  title: `start of ${titleById(replica, taskId)}`,
  undo() {
    const row = replica.outbox.find(startKind, taskId, '');
    if (row?.body.step !== 'new' || row.state !== 'waiting')
      return failure(
        'conflict',
        'The status is in Kitsu already, or on its way there.',
        'Set another status with a comment.',
      );
    replica.change(() => replica.outbox.remove(row.id));
    return success(null);
  },
});
