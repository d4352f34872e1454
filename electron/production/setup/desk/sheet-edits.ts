import type { SheetChange } from '../../../replica/setup/sheet-history.ts';
import type { SheetTable } from '../../../replica/setup/sheets.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS } from '../../../shared/setup.ts';

/** Cells from a place on, repeated over `rows` and `columns` where those are more. */
export interface Block {
  row: number;
  column: number;
  cells: readonly (readonly string[])[];
  rows?: number | undefined;
  columns?: number | undefined;
}

/** Cells that one edit may fill: a paste of 5,000 rows is far below it. */
const MOST_CELLS = 1_000_000;

/**
 * What writing blocks of cells changes. Rows after the last are added, those in between empty; cells right of the last
 * column are refused, since they have no name.
 */
export function changeOfBlocks(
  sheets: SheetTable,
  sheet: { id: string; width: number },
  blocks: readonly Block[],
): Result<SheetChange | null> {
  const total = sheets.count(sheet.id);
  let end = total;
  let cells = 0;
  for (const { row, column, rows, columns, cells: given } of blocks) {
    const height = rows ?? given.length;
    const width = columns ?? Math.max(...given.map((line) => line.length));
    if (column + width > sheet.width)
      return bad(`The sheet has ${sheet.width} columns: add more first.`);
    end = Math.max(end, row + height);
    cells += height * width;
  }
  if (end > MOST_SHEET_ROWS) return bad(`A sheet has at most ${MOST_SHEET_ROWS} rows.`);
  if (cells > MOST_CELLS) return bad(`At most ${MOST_CELLS} cells are changed at once.`);
  const draft = new Map<number, { before: string[] | null; after: string[] }>();
  const rowAt = readerOf(sheets, sheet.id, blocks, total);
  const drafted = (place: number): string[] => {
    const known = draft.get(place);
    if (known) return known.after;
    const before = rowAt(place);
    const after = Array.from({ length: sheet.width }, (_, at) => before?.[at] ?? '');
    draft.set(place, { before, after });
    return after;
  };
  for (let place = total; place < end; place += 1) drafted(place);
  for (const block of blocks) fill(block, drafted);
  const rows = [...draft]
    .filter(([, { before, after }]) => before === null || !isSame(before, after))
    .map(([place, { before, after }]): [number, string[] | null, string[]] => [
      place,
      before,
      after,
    ]);
  return success(rows.length === 0 ? null : { kind: 'cells', rows });
}

function fill({ row, column, cells, rows, columns }: Block, drafted: (place: number) => string[]) {
  const height = rows ?? cells.length;
  for (let down = 0; down < height; down += 1) {
    const line = cells[down % cells.length] ?? [];
    const target = drafted(row + down);
    const width = columns ?? line.length;
    for (let over = 0; over < width; over += 1)
      target[column + over] = line[over % line.length] ?? '';
  }
}

/** Reads the rows that the blocks touch, in one go. */
function readerOf(
  sheets: SheetTable,
  id: string,
  blocks: readonly Block[],
  total: number,
): (place: number) => string[] | null {
  const first = Math.min(...blocks.map(({ row }) => row), total);
  const last = Math.max(...blocks.map(({ row, rows, cells }) => row + (rows ?? cells.length)));
  const read = sheets.rows(id, first, Math.max(1, Math.min(last, total) - first));
  const byPlace = new Map(read.map(({ place, cells }) => [place, cells]));
  return (place) => byPlace.get(place) ?? null;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((cell, at) => cell === other[at]);

export const tooWide = (width: number): Result<null> =>
  width > MOST_SHEET_COLUMNS
    ? bad(`A sheet has at most ${MOST_SHEET_COLUMNS} columns.`)
    : success(null);

const bad = (message: string) => failure('bad-input', `${message} Nothing was changed.`);
