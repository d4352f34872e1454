import type { Replica } from '../../replica/replica.ts';
import { shiftDay, type Day, type DaySpan } from '../../shared/day.ts';
import { daysOfMonth, monthOf, shiftMonth, type Month } from '../../shared/month.ts';
import type { SaveState, TimeRange } from '../../shared/views.ts';
import { taskDaysBetween, saveStateOf } from '../day/task-days.ts';
import type { TimePlace, TimeRow } from './time-table.ts';

const PLACES: Record<SaveState, TimePlace> = {
  none: 'in Kitsu',
  kitsu: 'in Kitsu',
  here: 'saved here',
  parked: 'needs your decision',
  conflict: 'needs your decision',
  changed: 'needs your decision',
};

/** First and last day of a range. */
export function daysOfRange(range: TimeRange, today: Day): DaySpan {
  switch (range) {
    case 'this-month':
      return { first: `${monthOf(today)}-01`, last: today };
    case 'last-month':
      return wholeMonth(shiftMonth(monthOf(today), -1));
    case 'all':
      // As far back as times are read, and forward to include what was logged while the clock was
      // ahead.
      return { first: shiftDay(today, -400), last: '9999-12-31' };
    default:
      return wholeMonth(range);
  }
}

function wholeMonth(month: Month): DaySpan {
  const first = `${month}-01`;
  return { first, last: daysOfMonth(month).at(-1) ?? first };
}

/**
 * The artist's time of these days from this disk, waiting changes included; for a day off the stashed
 * hours replace Kitsu's value. A time of 0 is left out.
 */
export function exportLines(replica: Replica, first: Day, last: Day): TimeRow[] {
  const lanes = [...taskDaysBetween(replica, replica.outbox.all(), first, last)].flatMap(
    ([day, those]) =>
      // What the timer runs is exported once it has stopped.
      those.map((lane) => ({ ...lane, day, mark: saveStateOf({ ...lane, running: 0 }) })),
  );
  const kept = replica.stashed.between(first, last);
  const isKept = ({ taskId, day, change }: (typeof lanes)[number]): boolean =>
    change === null && kept.some((one) => one.taskId === taskId && one.day === day);
  return [
    ...lanes
      .filter((lane) => lane.logged > 0 && !isKept(lane))
      .map(({ day, taskId, logged, mark, receipt }) => ({
        day,
        taskId,
        minutes: Math.round(logged),
        where: PLACES[mark],
        readBackAt: mark === 'kitsu' || mark === 'none' ? (receipt?.at ?? '') : '',
      })),
    ...kept.map(({ day, taskId, minutes }) => ({
      day,
      taskId,
      minutes: Math.round(minutes),
      where: 'kept here, day off' as const,
      readBackAt: '',
    })),
  ]
    .map((line) => ({ ...namesOf(replica, line.taskId), ...line }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

const sortKey = (line: TimeRow): string =>
  [line.day, line.production, line.episode, line.sequence, line.entity, line.taskType].join('\n');

function namesOf(
  replica: Replica,
  taskId: string,
): Pick<TimeRow, 'production' | 'episode' | 'sequence' | 'entity' | 'taskType'> {
  const task = replica.tasks.get(taskId)?.task;
  return {
    production: task?.projectName ?? '',
    episode: task?.episodeName ?? '',
    sequence: task?.sequenceName ?? '',
    entity: task?.entityName ?? '',
    taskType: task?.taskTypeName ?? '',
  };
}
