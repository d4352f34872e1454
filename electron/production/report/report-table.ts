import { forecastLines } from './forecast-table.ts';
import type { Report } from './report.ts';

/** A report as lines of cells, the header first: for a terminal and for a spreadsheet. */
export function tableOf(report: Report): string[][] {
  switch (report.kind) {
    case 'risks':
      return [
        ['Level', 'Due', 'Entity', 'Task type', 'Why'],
        ...report.tasks.map((row) => [
          ...[row.level, row.due ?? '', row.entity, row.task_type],
          row.reasons.join('; '),
        ]),
      ];
    case 'forecast':
      return forecastLines(report);
    case 'progress':
      return [
        ['Task type', 'Done', 'Total'],
        ...Object.entries(report.by_task_type).map(([name, { done, total }]) => [
          ...[name, String(done), String(total)],
        ]),
      ];
    case 'workload':
      return [
        ['Person', 'Week', 'Booked', 'Capacity'],
        ...report.people.flatMap(({ name, weeks }) =>
          weeks.map(({ week, booked, capacity }) => [
            ...[name, week, String(booked), String(capacity)],
          ]),
        ),
      ];
    case 'time':
      return [
        ['Date', 'Person', 'Task type', 'Minutes'],
        ...report.rows.map(({ date, person, task_type, minutes }) => [
          ...[date, person, task_type, String(minutes)],
        ]),
      ];
  }
}
