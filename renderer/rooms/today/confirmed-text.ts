import { shortDay } from '../../../electron/shared/day.ts';
import { formatMinutes } from '../../../electron/shared/minutes.ts';
import { noteText } from '../../../electron/shared/note.ts';
import type {
  DayDifference,
  DayOffView,
  DayView,
  StashedHours,
} from '../../../electron/shared/views.ts';
import { clockTime } from '../../parts/sync-text.ts';

/** `In Kitsu: 7 h 30, read 14:05`; `null` for a day that was never read from Kitsu. */
export function inKitsuText(
  view: Pick<DayView, 'readAt' | 'confirmed' | 'entries'>,
  now: Date,
): { text: string; detail: string } | null {
  if (view.readAt === null) return null;
  const confirmed = view.entries.filter(({ readBackAt }) => readBackAt !== null).length;
  const times = confirmed === 1 ? '1 time' : `${confirmed} times`;
  return {
    text: `In Kitsu: ${formatMinutes(view.confirmed.total)}, read ${clockTime(view.readAt, now)}`,
    detail:
      confirmed === 0
        ? 'What Kitsu held when this day was last read.'
        : `What Kitsu held when this day was last read. ${times} of it sent from here and read back.`,
  };
}

/** What happened to one time, as a sentence. */
export function differenceText(one: DayDifference, now: Date): string {
  const saved = `the ${formatMinutes(one.had)} you saved (there at ${clockTime(one.readBackAt, now)})`;
  const gone = `Kitsu no longer shows ${saved}`;
  if (one.takenByDayOff) return `${gone}. A day off has removed it.`;
  return one.has === 0
    ? `${gone}, it has nothing now.`
    : `${gone}, it has ${formatMinutes(one.has)} now.`;
}

/** `2 h 30 on 2 tasks`. */
export function hoursText(hours: readonly StashedHours[]): string {
  const total = hours.reduce((sum, { minutes }) => sum + minutes, 0);
  const tasks = new Set(hours.map(({ taskId }) => taskId)).size;
  return tasks === 1 ? formatMinutes(total) : `${formatMinutes(total)} on ${tasks} tasks`;
}

/** `Day off`, or `Days off, Mon 2 Nov to Wed 4 Nov`, and where it is saved. */
export function dayOffText(off: DayOffView, today: string): string {
  const days =
    off.first === off.last
      ? 'Day off'
      : `Days off, ${shortDay(off.first, today)} to ${shortDay(off.last, today)}`;
  if (off.state === 'kitsu') return `${days}.`;
  return off.state === 'here'
    ? `${days}. Saved here, not yet in Kitsu.`
    : `${days}. ${noteText(off.note) ?? ''}`;
}
