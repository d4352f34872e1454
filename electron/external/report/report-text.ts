import { forecastText } from '../../shared/forecast-text.ts';
import { formatMinutes } from '../../shared/minutes.ts';
import { HOW_COUNTED } from '../../production/report/how-counted.ts';
import { REPORT_LEVELS, type RiskRow } from '../../production/report/risk-report.ts';
import type { Report } from '../../production/report/report.ts';
import { tableOf } from '../../production/report/report-table.ts';

/** Lines of a table that a terminal gets; the file and `--json` have all. */
const MOST_LINES = 200;

/** The same for people, with a line on how it is counted. */
export function textOf(report: Report, production: string, today: string): string {
  const [header = [], ...all] = tableOf(toLookAt(report));
  const lines = all.slice(0, MOST_LINES);
  const more = all.length - lines.length;
  return [
    ...aligned([header, ...lines]),
    ...(more > 0 ? [`… and ${more} more (--json and --csv have all)`] : []),
    '',
    `${production}: ${sumOf(report, today)}`,
    HOW_COUNTED[report.kind],
  ].join('\n');
}

/** Of the tasks those that a lead has to look at. */
const toLookAt = (report: Report): Report =>
  report.kind === 'risks'
    ? { ...report, tasks: report.tasks.filter(({ level }) => level !== 'fine') }
    : report;

function sumOf(report: Report, today: string): string {
  switch (report.kind) {
    case 'risks':
      return REPORT_LEVELS.map((level) => `${countOf(report.tasks, level)} ${SAID[level]}`).join(
        ', ',
      );
    case 'forecast':
      return forecastText(report, today);
    case 'progress':
      return `${report.done} of ${report.total} tasks done${part(report.done, report.total)}`;
    case 'workload': {
      const { undated, nobody, withoutEstimate } = report.unplaced;
      return `${report.people.length} people, in minutes; in no week: ${formatMinutes(undated)} without a due date, ${withoutEstimate} without an estimate; of nobody: ${formatMinutes(nobody)}`;
    }
    case 'time':
      return `${report.minutes} minutes (${formatMinutes(report.minutes)})`;
  }
}

const SAID = { late: 'late', 'at-risk': 'at risk', unplanned: 'unplanned', fine: 'fine' } as const;
const countOf = (rows: readonly RiskRow[], level: RiskRow['level']): number =>
  rows.filter((row) => row.level === level).length;
const part = (some: number, all: number): string =>
  all === 0 ? '' : ` (${Math.floor((some * 100) / all)} %)`;

const GAP = '  ';
/** Letters of a cell that a terminal gets, but for the last of a line. */
const WIDEST = 44;

function aligned(whole: readonly (readonly string[])[]): string[] {
  const lines = whole.map((line) =>
    line.map((cell, at) => (at < line.length - 1 ? shortened(cell) : cell)),
  );
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

/** A path is told apart by its end. */
const shortened = (cell: string): string =>
  cell.length <= WIDEST ? cell : `…${cell.slice(-(WIDEST - 1))}`;
