import { failure, type Result } from '../../../shared/result.ts';
import type { FileNote } from '../sheet.ts';
import { tableOf } from './read-csv.ts';
import { cleaned, MOST_ROWS, type Table } from './table.ts';

/** A sheet of a workbook as it is read: rows in order, `row` as the spreadsheet counts them. */
export interface WorkSheet {
  name: string;
  rows: WorkRow[];
  /** Cells that are joined: the first one's value counts for all. */
  merges: Merge[];
  /** Sheets that can be seen beside it. */
  others: string[];
}

export interface WorkRow {
  row: number;
  hidden: boolean;
  cells: string[];
}

/** Rows from 1, columns from 0, ends included. */
export interface Merge {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** Columns that are read; no table of a production has more. */
export const MOST_COLUMNS = 1000;

/** A sheet as a table: joined cells are repeated, hidden rows left out and asked about. */
export function tableOfSheet({ name, rows, merges, others }: WorkSheet): Result<Table> {
  if (rows.length > MOST_ROWS)
    return failure('too-large', `The sheet has more than ${MOST_ROWS} rows.`, 'Split it.');
  repeat(rows, merges);
  const questions: FileNote[] = [];
  if (others.length > 0) {
    const said = { code: 'other-sheets', read: name, others } as const;
    questions.push({ row: null, column: null, said });
  }
  const filled = rows
    .map(({ row, hidden, cells }) => ({ row, hidden, cells: cells.map(cleaned) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  for (const { row, hidden } of filled)
    if (hidden) questions.push({ row, column: null, said: { code: 'hidden-row' } });
  const table = tableOf(filled.filter(({ hidden }) => !hidden));
  if (table.ok) table.value.questions.push(...questions);
  return table;
}

function repeat(rows: readonly WorkRow[], merges: readonly Merge[]): void {
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
    const value = byNumber.get(firstRow)?.cells[firstColumn] ?? '';
    if (value === '') continue;
    // Only rows that are there: a whole column may be joined.
    const last = Math.min(lastRow, rows.at(-1)?.row ?? 0);
    for (let number = firstRow; number <= last; number += 1) {
      const cells = byNumber.get(number)?.cells;
      if (!cells) continue;
      for (let at = firstColumn; at <= Math.min(lastColumn, MOST_COLUMNS); at += 1) {
        while (cells.length < at) cells.push('');
        cells[at] = value;
      }
    }
  }
}
