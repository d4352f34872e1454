import { isUnfinished } from '../../shared/unfinished.ts';
import { timeKind } from '../../outbox/kinds/time.ts';
import { rowsOf, type Change } from '../../replica/tables/outbox.ts';
import type { Replica } from '../../replica/replica.ts';
import { isoWeekday, weekOf, type Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts';
import type { ConfirmedDay, DayView, TimeEntry } from '../../shared/views.ts';
import { stashedHours } from './day-off-commands.ts';
import { dayOffOn } from '../../rules/my-days-off.ts';
import { expectedMinutes, workingDayLength } from '../../rules/work-plan.ts';
import {
  differsFromConfirmed,
  taskDaysBetween,
  saveStateOf,
  taskDayNote,
  totalOf,
  worstSaveState,
  type TaskDay,
} from './task-days.ts';
import { dayLock, logBlock, type StudioConfig } from '../../rules/studio-rules.ts';
import { titleById } from '../../rules/task-title.ts';
import { runningMinutes } from '../timer/running-minutes.ts';
import { pendingStatuses } from '../../outbox/kinds/pending-status.ts';
import { taskRow } from '../../outbox/kinds/task-row.ts';
import { TASK_NOT_READ } from '../../outbox/kinds/time-block.ts';
import { myDaysOff } from '../../outbox/kinds/my-days-off.ts';

/** A day by the artist's own settings. */
export interface OwnDay extends Pick<Settings, 'hoursADay' | 'workingDays'> {
  zoneNote: string | null;
}

const AS_USUAL: OwnDay = { ...DEFAULT_SETTINGS, zoneNote: null };

/** One day for the window, with the week around it. */
export function dayView(
  replica: Replica,
  studio: StudioConfig,
  day: Day,
  today: Day,
  own: OwnDay = AS_USUAL,
): DayView {
  const week = weekOf(day);
  const changes = replica.outbox.all();
  const days = taskDaysBetween(replica, changes, week[0] ?? day, week[6] ?? day);
  const lanes = days.get(day) ?? [];
  const waiting = pendingStatuses(changes);
  const others: DayView['others'] = [];
  const readAt = replica.times.readAt(day);
  const daysOff = myDaysOff(replica);
  const off = dayOffOn(daysOff, day);

  const entries = lanes.map((lane): TimeEntry => {
    const found = replica.tasks.get(lane.taskId);
    const assigned = found !== null && found.list !== 'known';
    if (found && found.list !== 'todo') {
      others.push(taskRow(found.task, assigned, waiting, studio));
    }
    return {
      taskId: lane.taskId,
      minutes: lane.minutes,
      mark: saveStateOf(lane),
      kitsuMinutes: readAt ? Math.round(lane.kitsuMinutes) : null,
      note: taskDayNote(lane),
      readBackAt: lane.receipt?.at ?? null,
      blocked: found ? logBlock(found.task, assigned, studio) : TASK_NOT_READ,
    };
  });
  return {
    day,
    today,
    entries,
    others,
    total: totalOf(lanes),
    mine: mineByTask(replica, changes),
    target: workingDayLength(studio, own),
    locked: dayLock(day, today, studio, off !== null),
    week: week.map((weekday) => {
      const those = days.get(weekday) ?? [];
      const minutes = totalOf(those);
      return {
        day: weekday,
        minutes,
        mark: worstSaveState(those.map(saveStateOf)),
        isOff: dayOffOn(daysOff, weekday) !== null,
        isMissing: isUnfinished({
          day: weekday,
          today,
          total: minutes,
          expected: expectedMinutes(weekday, studio, own, daysOff),
          isRead: replica.times.readAt(weekday) !== null,
        }),
      };
    }),
    readAt,
    confirmed: receiptOf(replica, lanes, off?.state === 'kitsu'),
    dayOff: off,
    stashed: stashedHours(replica, day),
    isWorkday: own.workingDays.includes(isoWeekday(day)),
    zoneNote: own.zoneNote,
  };
}

/** Kitsu's values of the day, and where they differ from what Kitsu had confirmed. */
function receiptOf(replica: Replica, lanes: TaskDay[], isOff: boolean): ConfirmedDay {
  return {
    total: Math.round(lanes.reduce((sum, lane) => sum + lane.kitsuMinutes, 0)),
    differences: lanes.filter(differsFromConfirmed).map(({ taskId, kitsuMinutes, receipt }) => {
      return {
        taskId,
        title: titleById(replica, taskId),
        had: Math.round(receipt.minutes),
        readBackAt: receipt.at,
        has: Math.round(kitsuMinutes),
        takenByDayOff: isOff && kitsuMinutes === 0,
      };
    }),
  };
}

/** The artist's minutes on each task over all known days, unsent changes and the running timer included. */
function mineByTask(replica: Replica, changes: Change[]): Record<string, Minutes> {
  const totals = replica.times.totals();
  for (const change of rowsOf(timeKind, changes)) {
    const held = replica.times.minutesOf(change.taskId, change.slot);
    totals.set(change.taskId, (totals.get(change.taskId) ?? 0) + change.body.target - held);
  }
  for (const { taskId, minutes } of runningMinutes(replica)) {
    totals.set(taskId, (totals.get(taskId) ?? 0) + minutes);
  }
  return Object.fromEntries([...totals].map(([id, minutes]) => [id, Math.round(minutes)]));
}
