import { shiftDay, type Day } from '../../electron/shared/day.ts';
import { daysOfMonth, monthOf, monthName, shiftMonth } from '../../electron/shared/month.ts';
import type { TaskRow } from '../../electron/shared/task.ts';
import { weekFrom } from '../../electron/shared/work-week.ts';

/** A task as a calendar draws it. */
export interface CalendarEntry {
  task: TaskRow;
  /** `SQ010 / SH030 · Animation`. */
  name: string;
  /** The path's parts above the shot or asset itself. */
  parents: string[];
}

/** A task in one week of a calendar: from its start, or its due day alone, to its due day. */
export interface CalendarBar {
  entry: CalendarEntry;
  due: Day;
  /** Columns of the week, 0 to 6, both included. */
  from: number;
  to: number;
  /** Which line of the week it is on, 0 at the top. */
  lane: number;
  /** It goes on in the week before, or after. */
  goesBefore: boolean;
  goesOn: boolean;
}

export interface CalendarWeek {
  days: Day[];
  bars: CalendarBar[];
  /** Number of lines. */
  lanes: number;
}

export interface Calendar {
  title: string;
  weeks: CalendarWeek[];
  /** Due before today and not done, and those without a due date: neither has a day to come. */
  late: CalendarEntry[];
  undated: CalendarEntry[];
}

export type CalendarSpan = 'month' | 'week';

/** The weeks that are shown around a day. */
export function weeksOf(span: CalendarSpan, around: Day, first: number): Day[][] {
  if (span === 'week') return [weekFrom(around, first)];
  const days = daysOfMonth(monthOf(around));
  const [begin, end] = [days[0] ?? around, days.at(-1) ?? around];
  const weeks: Day[][] = [];
  for (
    let week = weekFrom(begin, first);
    (week[0] ?? end) <= end;
    week = weekFrom(shiftDay(week[0] ?? end, 7), first)
  )
    weeks.push(week);
  return weeks;
}

/** The same span before or after. */
export const shiftSpan = (span: CalendarSpan, around: Day, by: 1 | -1): Day =>
  span === 'week' ? shiftDay(around, 7 * by) : `${shiftMonth(monthOf(around), by)}-01`;

/** Lays tasks out on the days of a month or a week. */
export function layOut(
  tasks: readonly CalendarEntry[],
  weeks: readonly Day[][],
  { span, around, today }: { span: CalendarSpan; around: Day; today: Day },
): Calendar {
  const dated = tasks.filter(({ task }) => task.dueDate !== null);
  return {
    title: span === 'month' ? monthName(monthOf(around)) : weekTitle(weeks[0] ?? [around]),
    weeks: weeks.map((days) => layOutWeek(dated, days)),
    late: dated.filter(({ task }) => !task.isDone && (task.dueDate ?? today) < today),
    undated: tasks.filter(({ task }) => task.dueDate === null),
  };
}

/** `November 2026`, or of two months both. */
function weekTitle(days: readonly Day[]): string {
  const months = [...new Set([days[0] ?? '', days.at(-1) ?? ''].map(monthOf))];
  return months.map(monthName).join(' – ');
}

function layOutWeek(tasks: readonly CalendarEntry[], days: Day[]): CalendarWeek {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const spans = tasks.flatMap((entry, place) => {
    const due = entry.task.dueDate ?? '';
    const start = startOf(entry, due);
    if (due < first || start > last) return [];
    const from = start < first ? 0 : days.indexOf(start);
    const to = due > last ? days.length - 1 : days.indexOf(due);
    return [{ entry, due, from, to, place, goesBefore: start < first, goesOn: due > last }];
  });
  spans.sort((a, b) => a.from - b.from || b.to - a.to || a.place - b.place);
  /** The last column that each line is taken up to. */
  const taken: number[] = [];
  const bars = spans.map(({ place: _, ...bar }): CalendarBar => {
    const free = taken.findIndex((until) => until < bar.from);
    const lane = free === -1 ? taken.length : free;
    taken[lane] = bar.to;
    return { ...bar, lane };
  });
  return { days, bars, lanes: taken.length };
}

/** A start after the due day is a slip of whoever planned it: the due day counts. */
function startOf({ task }: CalendarEntry, due: Day): Day {
  return task.startDate !== null && task.startDate < due ? task.startDate : due;
}

/** How many bars of a day are on lines from `lanes` on, and so not drawn. */
export function hiddenOn({ bars }: CalendarWeek, column: number, lanes: number): number {
  return bars.filter(({ from, to, lane }) => lane >= lanes && from <= column && column <= to)
    .length;
}
