import { success, type Result } from '../../../shared/result.ts';
import type { SetupColumn } from '../../../shared/setup.ts';
import { sheetOfTable } from '../read/sheet-of-table.ts';
import type { Table } from '../read/table.ts';
import type { Field, Sheet } from '../sheet.ts';
import { FIELD_NAMES, readMeaning } from './sheet-body.ts';

/** Headers and cells, as a grid shows them. */
export interface Grid {
  columns: string[];
  rows: string[][];
}

/** Every row as long as there are columns. */
export const squared = (rows: readonly (readonly string[])[], width: number): string[][] =>
  rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''));

export function gridOfTable({ columns, rows }: Table): Grid {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), columns.length);
  const names = Array.from({ length: width }, (_, at) => columns[at] ?? '');
  return {
    columns: names,
    rows: squared(
      rows.map(({ cells }) => cells),
      width,
    ),
  };
}

/** The rows of a cut or a film, with a column for each thing that one of them says. */
export function gridOfSheet({ rows }: Sheet): Grid {
  const fields = (Object.keys(FIELD_NAMES) as Field[]).filter((field) =>
    rows.some(({ cells }) => cells[field] !== undefined),
  );
  const own = [...new Set(rows.flatMap(({ more }) => more.map(({ column }) => column)))];
  return {
    columns: [...fields.map((field) => FIELD_NAMES[field]), ...own],
    rows: rows.map(({ cells, more }) => {
      const texts = new Map(more.map(({ column, text }) => [column, text]));
      return [
        ...fields.map((field) => cells[field]?.text ?? ''),
        ...own.map((column) => texts.get(column) ?? ''),
      ];
    }),
  };
}

/** The rows of a grid as a plan takes them; row 1 is the grid's first. */
export function sheetOfGrid(
  columns: readonly Pick<SetupColumn, 'name' | 'means'>[],
  rows: readonly { place: number; cells: string[] }[],
): Result<Sheet> {
  const read = columns.map(readMeaning);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return success({ rows: [], questions: [], problems: [] });
  return sheetOfTable(
    {
      headerRow: 0,
      columns: read.map(({ header }) => header),
      rows: filled.map(({ place, cells }) => ({
        row: place + 1,
        cells: cells.map((cell) => cell.normalize('NFC').trim()),
      })),
      questions: [],
      problems: [],
    },
    read.map(({ meaning }) => meaning),
  );
}
