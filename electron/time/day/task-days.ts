import type { Change, TimeChange } from '../../replica/tables/outbox.ts';
import type { ConfirmedTime } from '../../replica/tables/confirmed-times.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import { formatMinutes, sameMinutes, type Minutes } from '../../shared/minutes.ts';
import { causeNote } from '../../shared/outbox-cause.ts';
import type { SaveState } from '../../shared/views.ts';

/** One task on one day: Kitsu's minutes with the outbox applied. */
export interface TaskDay {
  taskId: string;
  minutes: Minutes;
  kitsuMinutes: Minutes;
  change: TimeChange | null;
  receipt: ConfirmedTime | null;
}

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
    const lane = { taskId, minutes, kitsuMinutes: minutes, change: null, receipt: null };
    lanesOf(day).set(taskId, lane);
  }
  for (const receipt of replica.confirmedTimes.between(from, to)) {
    const { day, taskId } = receipt;
    const lane = lanesOf(day).get(taskId);
    if (lane) lane.receipt = receipt;
    else if (receipt.minutes > 0) {
      // The time disappeared from Kitsu: the day shows it, with nothing logged.
      lanesOf(day).set(taskId, { taskId, minutes: 0, kitsuMinutes: 0, change: null, receipt });
    }
  }
  for (const change of changes) {
    if (change.kind !== 'time' || change.day < from || change.day > to) continue;
    const lane = lanesOf(change.day).get(change.taskId);
    lanesOf(change.day).set(change.taskId, {
      taskId: change.taskId,
      minutes: change.body.target,
      kitsuMinutes: lane?.minutes ?? 0,
      change,
      receipt: lane?.receipt ?? null,
    });
  }
  return new Map([...days].map(([day, lanes]) => [day, [...lanes.values()]]));
}

/** Kitsu's number differs from the one it had confirmed, and nothing of it waits here. */
export const differsFromConfirmed = (lane: TaskDay): lane is TaskDay & { receipt: ConfirmedTime } =>
  lane.change === null &&
  lane.receipt !== null &&
  !sameMinutes(lane.receipt.minutes, lane.kitsuMinutes);

/** Why a task day waits, was refused, or differs from what was confirmed; `null` if none of these. */
export function taskDayNote(lane: TaskDay): string | null {
  if (lane.change) return causeNote(lane.change.cause);
  return differsFromConfirmed(lane)
    ? `Kitsu no longer shows the ${formatMinutes(lane.receipt.minutes)} you saved`
    : null;
}

const WORST: readonly SaveState[] = ['conflict', 'parked', 'changed', 'here', 'kitsu', 'none'];

/** The state of a whole day: the one of its task days that most needs the artist. */
export const worstSaveState = (marks: readonly SaveState[]): SaveState =>
  WORST.find((mark) => marks.includes(mark)) ?? 'none';

/** Where the number of a task day is saved. */
export function saveStateOf(lane: TaskDay): SaveState {
  const { change, minutes } = lane;
  if (!change) {
    if (differsFromConfirmed(lane)) return 'changed';
    return minutes > 0 ? 'kitsu' : 'none';
  }
  if (change.state === 'parked') return 'parked';
  return change.state === 'conflict' ? 'conflict' : 'here';
}
