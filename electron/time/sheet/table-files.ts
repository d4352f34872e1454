import type { CsvFormat } from '../../shared/export.ts';
import type { ExportTable, TableCell } from '../../shared/export-table.ts';
import { csvLines, textCell } from './csv.ts';
import { asXml } from './time-workbook.ts';

/** Most that a sheet's name may have. */
const SHEET_NAME = 31;
const WIDTH = 14;
const NAME_WIDTH = 28;

/** Tables one below the other, an empty line between them; durations are hours. */
export function tablesCsv(tables: readonly ExportTable[], format: CsvFormat): string {
  const lines = tables.flatMap((table, at) => [
    ...(at > 0 ? [[]] : []),
    ...(tables.length > 1 ? [[textCell(table.title)]] : []),
    headerOf(table).map((one) => textCell(one)),
    ...table.rows.map((row) => row.map((cell) => csvCell(cell, format))),
  ]);
  return csvLines(lines, format);
}

/** A column with durations says what they are in. */
const headerOf = ({ header, rows }: ExportTable): string[] =>
  header.map((title, at) =>
    rows.some((row) => typeof row[at] === 'object' && row[at] !== null) ? `${title} (h)` : title,
  );

function csvCell(cell: TableCell, { separator, decimal }: CsvFormat): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return textCell(cell);
  const number = typeof cell === 'number' ? cell : cell.minutes / 60;
  const text = String(number).replace('.', decimal);
  return text.includes(separator) ? `"${text}"` : text;
}

/** The same as an Excel workbook, a sheet each. Durations are hours, as numbers; no text in it is a formula. */
export async function tablesWorkbook(tables: readonly ExportTable[]): Promise<Buffer> {
  // Only whoever exports a workbook loads what writes one.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const sheets = tables.map((table) => ({
    data: [
      headerOf(table).map((value) => ({
        value: asXml(value),
        type: String,
        fontWeight: 'bold' as const,
      })),
      ...table.rows.map((row) => row.map(typed)),
    ],
    sheet: sheetName(table.title),
    columns: table.header.map((_, at) => ({ width: at === 0 ? NAME_WIDTH : WIDTH })),
    stickyRowsCount: 1,
  }));
  return writeExcelFile(sheets).toBuffer();
}

function typed(cell: TableCell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: asXml(cell), type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  return { value: cell.minutes / 60, type: Number, format: '0.00' };
}

/** Some signs may not be in the name of a sheet. */
const sheetName = (title: string): string =>
  title.replace(/[\\/?*[\]:]/g, ' ').slice(0, SHEET_NAME);
