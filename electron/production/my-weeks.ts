import { shiftDay, type Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { Steps } from '../shared/in-turns.ts';
import type { WeekAhead } from '../shared/my-schedule.ts';
import type { Task } from '../shared/task.ts';
import { firstWeekday, weekFrom } from '../shared/work-week.ts';
import type { WorkCalendar } from './calendar.ts';
import type { MyOutlooks } from './my-outlook.ts';

/** Tasks of one step. */
const AT_ONCE = 64;

/**
 * The present week and each later one in which something is due, by the artist's own working days. A task that is
 * late belongs to the present one: it is still to be done.
 */
export function* weeksAhead(
  tasks: readonly Task[],
  { calendar, byTask }: MyOutlooks,
  me: string,
  workingDays: readonly number[],
): Steps<WeekAhead[]> {
  const first = firstWeekday(workingDays);
  const begins = new Map<Day, Day>();
  const beginOf = (day: Day): Day => {
    const begin = begins.get(day) ?? weekFrom(day, first)[0] ?? day;
    begins.set(day, begin);
    return begin;
  };
  const weeks = new Map<Day, WeekAhead>();
  const weekOf = (day: Day): WeekAhead => {
    const begin = beginOf(day);
    const week = weeks.get(begin) ?? emptyWeek(begin, calendar, me);
    weeks.set(begin, week);
    return week;
  };
  weekOf(calendar.today);
  for (const [at, { id, dueDate }] of tasks.entries()) {
    if (at % AT_ONCE === 0) yield;
    const outlook = byTask.get(id);
    if (!outlook || dueDate === null) continue;
    const week = weekOf(dueDate < calendar.today ? calendar.today : dueDate);
    week.taskIds.push(id);
    week.left += outlook.left ?? 0;
    if (outlook.level === 'late' || outlook.level === 'overdue') week.late.push(id);
    if (outlook.left === null) week.unestimated += 1;
    const { finish } = outlook;
    if (finish !== null && (week.finish === null || finish > week.finish)) week.finish = finish;
  }
  return [...weeks.values()].sort((a, b) => (a.first < b.first ? -1 : 1));
}

function emptyWeek(first: Day, calendar: WorkCalendar, me: string): WeekAhead {
  const from = calendar.offsetOf(first);
  let free: Minutes = 0;
  let daysOff = 0;
  for (let offset = Math.max(0, from); offset < from + 7; offset += 1) {
    free += calendar.capacity(me, offset);
    if (calendar.isWorkday(offset) && calendar.isOff(me, offset)) daysOff += 1;
  }
  return {
    first,
    last: shiftDay(first, 6),
    free,
    left: 0,
    daysOff,
    taskIds: [],
    late: [],
    unestimated: 0,
    finish: null,
  };
}
