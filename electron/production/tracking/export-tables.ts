import { shortDay, type Day } from '../../shared/day.ts';
import type { ExportTable, TableCell } from '../../shared/export-table.ts';
import { formatMinutes } from '../../shared/minutes.ts';
import type { TimeAsked, TimeFigures, TimeGroup } from '../../shared/time-figures.ts';
import type { TrackingTab } from '../../shared/tracking.ts';
import type { HeatCell, WeekLoad, WorkloadHeat } from '../../shared/work-moves.ts';
import { tableOf } from '../report/report-table.ts';
import { reportOf } from '../report/report.ts';
import { figuresOf } from './figures.ts';
import { progressTables } from './progress-tables.ts';
import type { Tracked } from './tracked.ts';

/** What is exported: a tab, or what a week is planned and looked back on with. */
export type Exported = TrackingTab | 'week';

/** `paper`: as a page has it; else a line for each fact, as a spreadsheet sums them up. */
export interface ExportWish {
  what: Exported;
  time: TimeAsked;
  paper: boolean;
}

const THIS_WEEK: TimeAsked = { by: 'person', unit: 'day', period: 'this-week' };
/** Weeks that stand side by side on paper. */
const WEEKS_ON_PAPER = 6;

/** The tables of a tab, from the figures that the room shows. */
export function exportTables(tracked: Tracked, { what, time, paper }: ExportWish): ExportTable[] {
  if (what === 'week')
    return [
      ...exportTables(tracked, { what: 'workload', time, paper }),
      ...exportTables(tracked, { what: 'time', time: THIS_WEEK, paper }),
      ...exportTables(tracked, { what: 'risks', time, paper }),
    ];
  const { today } = tracked.standing.calendar;
  const figures = figuresOf(tracked, what, time);
  switch (figures.tab) {
    case 'workload':
      return [paper ? heatOnPaper(figures, today) : heatLines(figures)];
    case 'time':
      return [timeTable(figures, GROUPS[time.by], today), doneTable(figures)];
    case 'progress':
      return [reportTable(tracked, what, paper), ...progressTables(figures, paper)];
    default:
      return [reportTable(tracked, what, paper)];
  }
}

function reportTable(tracked: Tracked, what: TrackingTab, paper: boolean): ExportTable {
  const { today } = tracked.standing.calendar;
  const [header = [], ...rows] = tableOf(
    reportOf(what, tracked.facts, { today, weekend: tracked.weekend }),
  );
  const title = what.charAt(0).toUpperCase() + what.slice(1);
  // On paper what is fine needs nobody's eye.
  const shown = paper && what === 'risks' ? rows.filter(([level]) => level !== 'fine') : rows;
  return {
    title: paper && what === 'risks' ? `${title}: all that is not fine` : title,
    header,
    rows: shown,
  };
}

const LOADS: Readonly<Record<WeekLoad, string>> = {
  off: 'off',
  free: 'room',
  some: '',
  full: 'full',
  over: 'over',
};

function heatLines({ weeks, people }: WorkloadHeat): ExportTable {
  const rows = people.flatMap((row): TableCell[][] => {
    const lines = row.weeks.map((cell, at): TableCell[] => [
      ...[row.name, weeks[at] ?? '', { minutes: cell.booked }],
      ...(row.id === null ? [null, ''] : [{ minutes: cell.capacity }, LOADS[cell.load]]),
    ]);
    const outside: TableCell[][] = [];
    if (row.later > 0) outside.push([row.name, 'later', { minutes: row.later }, null, '']);
    if (row.undated > 0)
      outside.push([row.name, 'no due date', { minutes: row.undated }, null, '']);
    return [...lines, ...outside];
  });
  return { title: 'Workload', header: ['Person', 'Week', 'Booked', 'Capacity', 'Load'], rows };
}

function heatOnPaper({ weeks, people, all }: WorkloadHeat, today: Day): ExportTable {
  const shown = weeks.slice(0, WEEKS_ON_PAPER);
  const cellsOf = (cells: readonly HeatCell[], isNobody: boolean): string[] =>
    shown.map((_, at) => {
      const cell = cells[at];
      return cell ? heatText(cell, isNobody) : '';
    });
  const rows = people.map((row): TableCell[] => [
    ...[row.name, ...cellsOf(row.weeks, row.id === null)],
    row.undated > 0 ? { minutes: row.undated } : null,
  ]);
  const head = shown.map((week) => `Week of ${shortDay(week, today)}`);
  return {
    title: 'Workload',
    header: ['Person', ...head, 'No due date'],
    rows: [['All people', ...cellsOf(all, false), null], ...rows],
  };
}

/** `46 h of 40 h, 6 h over`: without a colour. */
function heatText({ booked, capacity, load }: HeatCell, isNobody: boolean): string {
  if (isNobody) return booked > 0 ? formatMinutes(booked) : '';
  if (load === 'off') return 'off';
  if (booked === 0) return `${formatMinutes(capacity)} free`;
  const over = load === 'over' ? `, ${formatMinutes(booked - capacity)} over` : '';
  return `${formatMinutes(booked)} of ${formatMinutes(capacity)}${over}`;
}

const GROUPS: Readonly<Record<TimeGroup, string>> = {
  person: 'Person',
  type: 'Task type',
  production: 'Production',
};

function timeTable(
  { columns, rows, totals, minutes, first, last }: TimeFigures,
  group: string,
  today: Day,
): ExportTable {
  const header = columns.map((column) =>
    column.first === column.last ? column.first : `${column.first} to ${column.last}`,
  );
  const cells = (all: readonly number[]): TableCell[] => all.map((one) => ({ minutes: one }));
  return {
    title: `Time, ${shortDay(first, today)} to ${shortDay(last, today)}`,
    header: [group, 'Logged', ...header, 'Estimate', 'Logged of it'],
    rows: [
      ['All', { minutes }, ...cells(totals), null, null],
      ...rows.map((row): TableCell[] => [
        ...[row.name, { minutes: row.minutes }, ...cells(row.cells)],
        ...[{ minutes: row.estimate }, { minutes: row.spent }],
      ]),
    ],
  };
}

function doneTable({ done, doneAll }: TimeFigures): ExportTable {
  return {
    title: 'Done in this time',
    header: ['Person', 'Task type', 'Tasks', 'Frames', 'Seconds', 'Logged on them', 'Frames a day'],
    rows: [
      ['All', '', doneAll.tasks, doneAll.frames, doneAll.seconds, null, null],
      ...done.map((row): TableCell[] => [
        ...[row.person, row.type, row.tasks, row.frames, row.seconds],
        ...[{ minutes: row.minutes }, row.framesADay],
      ]),
    ],
  };
}
