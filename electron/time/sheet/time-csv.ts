import type { CsvFormat } from '../../shared/export.ts';
import { csvLines, textCell } from './csv.ts';
import { TIME_COLUMNS, type Cell, type TimeRow } from './time-table.ts';

/**
 * The artist's time as CSV, one line per task and day, with the separator and the decimal sign that the
 * artist's spreadsheet reads.
 */
export function timeCsv(rows: readonly TimeRow[], format: CsvFormat): string {
  const titles = TIME_COLUMNS.map(({ title }) => title);
  const lines = rows.map((row) => TIME_COLUMNS.map(({ cell }) => written(cell(row), format)));
  return csvLines([titles, ...lines], format);
}

function written(cell: Cell, { separator, decimal }: CsvFormat): string {
  if ('day' in cell) return cell.day;
  if ('text' in cell) return textCell(cell.text);
  const number = String(cell.number).replace('.', decimal);
  return number.includes(separator) ? `"${number}"` : number;
}
