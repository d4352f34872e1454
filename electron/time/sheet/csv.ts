import type { CsvFormat } from '../../shared/export.ts';

/** Tells Excel that the file is UTF-8; other programs skip it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A CSV file (RFC 4180: CRLF, quotes doubled) of cells that are texts. */
export const csvOf = (lines: readonly (readonly string[])[], format: CsvFormat): string =>
  csvLines(
    lines.map((line) => line.map(textCell)),
    format,
  );

/** The same of cells that are written as they are to stand there. */
export const csvLines = (
  lines: readonly (readonly string[])[],
  { separator }: Pick<CsvFormat, 'separator'>,
): string => BYTE_ORDER_MARK + lines.map((line) => `${line.join(separator)}\r\n`).join('');

/** A name as a cell: a spreadsheet runs none of it as a formula. */
export const textCell = (name: string): string => quoted(asText(name));

/** A spreadsheet runs a cell that begins like this as a formula: a name must never become one. */
const FORMULA = /^\s|^["']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Nor a part of a name, where the file is read with another separator than it was written with. */
const FORMULA_WITHIN = /([;,\t\r\n|]["'\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

function asText(name: string): string {
  const inside = name.replace(FORMULA_WITHIN, "$1'");
  return FORMULA.test(inside) ? `'${inside}` : inside;
}

/** Quoted for every separator, not only its own. */
const quoted = (cell: string): string =>
  /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
