import type { CsvFormat } from '../../shared/export.ts';
import { TIME_COLUMNS, type Cell, type TimeRow } from './time-table.ts';

/** Tells Excel that the file is UTF-8; other programs skip it. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The artist's time as CSV (RFC 4180: CRLF, quotes doubled), one line per task and day, with the
 * separator and the decimal sign that the artist's spreadsheet reads.
 */
export function timeCsv(rows: readonly TimeRow[], format: CsvFormat): string {
  const titles = TIME_COLUMNS.map(({ title }) => title);
  const lines = rows.map((row) => TIME_COLUMNS.map(({ cell }) => written(cell(row), format)));
  return (
    BYTE_ORDER_MARK +
    [titles, ...lines].map((line) => `${line.join(format.separator)}\r\n`).join('')
  );
}

function written(cell: Cell, { separator, decimal }: CsvFormat): string {
  if ('day' in cell) return cell.day;
  if ('text' in cell) return quoted(asText(cell.text));
  const number = String(cell.number).replace('.', decimal);
  return number.includes(separator) ? `"${number}"` : number;
}

/** A spreadsheet runs a cell that begins like this as a formula: a name must never become one. */
const FORMULA = /^[\s=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Nor a part of a name, where the file is read with another separator than it was written with. */
const FORMULA_WITHIN = /([;,\t\r\n|]["'\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

function asText(name: string): string {
  const inside = name.replace(FORMULA_WITHIN, "$1'");
  return FORMULA.test(inside) ? `'${inside}` : inside;
}

/** Quoted for every separator, not only its own. */
const quoted = (cell: string): string =>
  /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
