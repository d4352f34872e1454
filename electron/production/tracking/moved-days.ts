import { weekOf, type Day } from '../../shared/day.ts';
import type { ProductionTask } from '../../shared/production.ts';
import { FURTHEST_OFFSET, type WorkCalendar } from '../calendar.ts';
import { leftOn } from '../studio-work.ts';

/** Days that a task gets; what is left out stays. */
interface MovedDays {
  startDate?: Day | null;
  dueDate?: Day;
}

/**
 * The days of a task that goes out of one week into another: the same weekdays, whole weeks away. What began before
 * today begins with the week that it goes to, so that none of what is left stays behind. What has no due day, or one
 * that is past, gets as many working days of its person as what is left of it takes.
 */
export function movedDays(
  task: ProductionTask,
  from: Day | null,
  to: { personId: string | null; week: Day },
  calendar: WorkCalendar,
): MovedDays {
  const { today, offsetOf, dayAt } = calendar;
  const first = offsetOf(to.week);
  const { startDate, dueDate } = task;
  const due = dueDate === null ? null : offsetOf(dueDate);
  if (due === null || due < 0 || from === null) {
    const begin = Math.max(0, first);
    return { startDate: dayAt(begin), dueDate: dayAt(lastDay(task, begin, to.personId, calendar)) };
  }
  const by = first - offsetOf(from);
  if (by === 0) return {};
  // A weekday of this week may be past: then as late in it as can be.
  const end = due + by < 0 ? lastWorkday(first, calendar) : due + by;
  const started = startDate === null || startDate < today;
  // What has begun falls into this week from today on.
  const thisWeek = offsetOf(weekOf(today)[0] ?? today);
  const start = started ? (by > 0 ? thisWeek + by : null) : offsetOf(startDate) + by;
  const dates: MovedDays = { dueDate: dayAt(end) };
  if (start !== null) dates.startDate = dayAt(Math.min(start, end));
  return dates;
}

/** Of a week, from today on; today if there is none. */
function lastWorkday(monday: number, { isWorkday }: WorkCalendar): number {
  const days = [6, 5, 4, 3, 2, 1, 0].map((day) => monday + day);
  return days.find((offset) => offset >= 0 && isWorkday(offset)) ?? Math.max(0, monday);
}

/** The day on which what is left is done by somebody who does nothing else. */
function lastDay(
  task: ProductionTask,
  begin: number,
  personId: string | null,
  calendar: WorkCalendar,
): number {
  let left = leftOn(task) ?? 0;
  let last = begin;
  for (let offset = begin; offset < FURTHEST_OFFSET; offset += 1) {
    const room = calendar.capacity(personId, offset);
    if (room === 0) continue;
    last = offset;
    left -= room;
    if (left <= 0) break;
  }
  return last;
}
