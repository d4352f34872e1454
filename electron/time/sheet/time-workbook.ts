import { TIME_COLUMNS, type Cell, type TimeRow } from './time-table.ts';

/** Widths in characters; a task's id is of use to scripts alone. */
const WIDTHS: Readonly<Record<string, number>> = { day: 12, minutes: 10, hours: 10, 'task id': 12 };
const USUAL_WIDTH = 20;

/**
 * The artist's time as an Excel workbook (XLSX) of one sheet, one row per task and day. A day is a date,
 * minutes and hours are numbers; a name is text, whatever it begins with: nothing in it is a formula.
 */
export async function timeWorkbook(rows: readonly TimeRow[]): Promise<Buffer> {
  // Only whoever exports a workbook loads what writes one.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const titles = TIME_COLUMNS.map(({ title }) => ({
    value: title,
    type: String,
    fontWeight: 'bold' as const,
  }));
  const cells = rows.map((row) => TIME_COLUMNS.map(({ title, cell }) => typed(cell(row), title)));
  const columns = TIME_COLUMNS.map(({ title }) => ({ width: WIDTHS[title] ?? USUAL_WIDTH }));
  const sheet = { sheet: 'My time', columns, stickyRowsCount: 1 };
  return writeExcelFile([titles, ...cells], sheet).toBuffer();
}

function typed(cell: Cell, title: string) {
  if ('day' in cell)
    return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  if ('text' in cell) return cell.text === '' ? null : { value: asXml(cell.text), type: String };
  return { value: cell.number, type: Number, ...(title === 'hours' ? { format: '0.00' } : {}) };
}

/** A workbook cannot hold control characters: a name that has some is written without them. */
export const asXml = (text: string): string =>
  [...text].filter((one) => one >= ' ' || /[\t\n\r]/.test(one)).join('');
