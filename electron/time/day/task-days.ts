import { rowsOf, type Change } from '../../replica/tables/outbox.ts';
import type { ConfirmedTime } from '../../replica/tables/confirmed-times.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import { sameMinutes, type Minutes } from '../../shared/minutes.ts';
import type { Note } from '../../shared/note.ts';
import type { SaveState } from '../../shared/views.ts';
import { runningMinutes, runningMinutesOf } from '../timer/running-minutes.ts';
import { timeKind, type TimeChange } from '../../outbox/kinds/time.ts';

/** One task on one day: Kitsu's minutes with the outbox and the running timer applied. */
export interface TaskDay {
  taskId: string;
  /** Whole, with what the timer has run until now: the number that is shown everywhere. */
  minutes: Minutes;
  /** Without the running timer: what waits, else what Kitsu holds, which may be a fraction. */
  logged: Minutes;
  /** What stopping the timer now would add; 0 where it changes nothing of this task and day. */
  running: Minutes;
  kitsuMinutes: Minutes;
  change: TimeChange | null;
  receipt: ConfirmedTime | null;
}

const shownMinutes = (logged: Minutes, running: Minutes): Minutes =>
  Math.max(0, Math.round(logged) + running);

/** What is logged on a task and day without the running timer: what waits, else what Kitsu holds. */
export const loggedMinutes = (replica: Replica, taskId: string, day: Day): Minutes =>
  replica.outbox.find(timeKind, taskId, day)?.body.target ?? replica.times.minutesOf(taskId, day);

/**
 * A task's minutes of a day, what waits and the running timer included. Window, strip, tray, command,
 * sheet and quick log show this number.
 */
export const taskDayMinutes = (replica: Replica, taskId: string, day: Day): Minutes =>
  shownMinutes(loggedMinutes(replica, taskId, day), runningMinutesOf(replica, taskId, day));

/** A day's minutes over all tasks: the sum of its tasks' minutes as they are shown. */
export const totalOf = (lanes: readonly TaskDay[]): Minutes =>
  lanes.reduce((sum, { minutes }) => sum + minutes, 0);

/** A day's total: the sum of `taskDayMinutes` over its tasks. */
export const dayTotal = (replica: Replica, day: Day): Minutes =>
  totalOf(taskDaysBetween(replica, replica.outbox.all(), day, day).get(day) ?? []);

/** All task days from `from` to `to` that have time, had it, or will have it. */
export function taskDaysBetween(
  replica: Replica,
  changes: readonly Change[],
  from: Day,
  to: Day,
): Map<Day, TaskDay[]> {
  const days = new Map<Day, Map<string, TaskDay>>();
  const lanesOf = (day: Day): Map<string, TaskDay> => {
    const known = days.get(day) ?? new Map<string, TaskDay>();
    days.set(day, known);
    return known;
  };
  for (const { day, taskId, minutes } of replica.times.between(from, to)) {
    lanesOf(day).set(taskId, { ...emptyTaskDay(taskId), logged: minutes, kitsuMinutes: minutes });
  }
  for (const receipt of replica.confirmedTimes.between(from, to)) {
    const { day, taskId } = receipt;
    const lane = lanesOf(day).get(taskId);
    if (lane) lane.receipt = receipt;
    else if (receipt.minutes > 0) {
      // The time disappeared from Kitsu: the day shows it, with nothing logged.
      lanesOf(day).set(taskId, { ...emptyTaskDay(taskId), receipt });
    }
  }
  for (const change of rowsOf(timeKind, changes)) {
    const day = change.slot;
    if (day < from || day > to) continue;
    const lane = lanesOf(day).get(change.taskId) ?? emptyTaskDay(change.taskId);
    lanesOf(day).set(change.taskId, { ...lane, logged: change.body.target, change });
  }
  for (const { taskId, day, minutes } of runningMinutes(replica)) {
    if (day < from || day > to) continue;
    const lane = lanesOf(day).get(taskId) ?? emptyTaskDay(taskId);
    lanesOf(day).set(taskId, { ...lane, running: minutes });
  }
  return new Map(
    [...days].map(([day, lanes]) => [
      day,
      [...lanes.values()].map((lane) => ({
        ...lane,
        minutes: shownMinutes(lane.logged, lane.running),
      })),
    ]),
  );
}

const emptyTaskDay = (taskId: string): TaskDay => ({
  taskId,
  minutes: 0,
  logged: 0,
  running: 0,
  kitsuMinutes: 0,
  change: null,
  receipt: null,
});

/** Kitsu's number differs from the one it had confirmed, and nothing of it waits here. */
export const differsFromConfirmed = (lane: TaskDay): lane is TaskDay & { receipt: ConfirmedTime } =>
  lane.change === null &&
  lane.receipt !== null &&
  !sameMinutes(lane.receipt.minutes, lane.kitsuMinutes);

/** Why a task day waits, was refused, or differs from what was confirmed; `null` if none of these. */
export function taskDayNote(lane: TaskDay): Note | null {
  if (lane.change) return lane.change.cause;
  if (differsFromConfirmed(lane)) return { code: 'gone-from-kitsu', had: lane.receipt.minutes };
  return lane.running > 0 ? { code: 'timer-runs' } : null;
}

const WORST: readonly SaveState[] = ['conflict', 'parked', 'changed', 'here', 'kitsu', 'none'];

/** The state of a whole day: the one of its task days that most needs the artist. */
export const worstSaveState = (marks: readonly SaveState[]): SaveState =>
  WORST.find((mark) => marks.includes(mark)) ?? 'none';

/** Where the number of a task day is saved. */
export function saveStateOf(lane: TaskDay): SaveState {
  const { change, logged, running } = lane;
  if (!change) {
    if (differsFromConfirmed(lane)) return 'changed';
    if (running > 0) return 'here';
    return logged > 0 ? 'kitsu' : 'none';
  }
  if (change.state === 'parked') return 'parked';
  return change.state === 'conflict' ? 'conflict' : 'here';
}
