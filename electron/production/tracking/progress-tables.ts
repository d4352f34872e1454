import type { ExportTable, TableCell } from '../../shared/export-table.ts';
import type { DoneCount, ProgressDetails, RetakeCount } from '../../shared/progress.ts';

/**
 * What progress shows beyond its task types: sequences by task types, day by day, retakes. On paper the sequences stand
 * as they do in the room, and the days, of which there are hundreds, are left to the spreadsheet.
 */
export function progressTables(details: ProgressDetails, paper: boolean): ExportTable[] {
  const { matrix, burn_down: burnDown, retakes } = details;
  return [
    paper ? matrixOnPaper(matrix) : matrixLines(matrix),
    ...(burnDown === null || paper ? [] : [dayTable(burnDown)]),
    ...(retakes === null ? [] : [retakeTable(retakes)]),
  ];
}

type Matrix = ProgressDetails['matrix'];

function matrixLines({ types, rows }: Matrix): ExportTable {
  return {
    title: 'Sequences',
    header: ['Sequence', 'Task type', 'Done', 'Total'],
    rows: rows.flatMap((row) =>
      row.cells.flatMap((cell, at): TableCell[][] =>
        cell === null ? [] : [[row.name, types[at]?.name ?? '', cell.done, cell.total]],
      ),
    ),
  };
}

const doneOf = ({ done, total }: DoneCount): string => `${done} of ${total}`;

const matrixOnPaper = ({ types, rows }: Matrix): ExportTable => ({
  title: 'Sequences',
  header: ['Sequence', 'All', ...types.map(({ name }) => name)],
  rows: rows.map((row) => [
    ...[row.name, doneOf(row)],
    ...row.cells.map((cell) => (cell === null ? '' : doneOf(cell))),
  ]),
});

const dayTable = ({ days }: NonNullable<ProgressDetails['burn_down']>): ExportTable => ({
  title: 'Day by day',
  header: ['Day', 'Open', 'Done'],
  rows: days.map(({ day, open, done }) => [day, open, done]),
});

function retakeTable(retakes: NonNullable<ProgressDetails['retakes']>): ExportTable {
  const lines = (by: string, counts: readonly RetakeCount[]): TableCell[][] =>
    counts.map(({ name, retakes: count }) => [by, name, count]);
  return {
    title: 'Retakes',
    header: ['By', 'Name', 'Retakes'],
    rows: [...lines('Task type', retakes.by_task_type), ...lines('Reviewer', retakes.by_reviewer)],
  };
}
