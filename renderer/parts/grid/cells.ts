/** A cell by its position: the first row and column are 0. */
export interface Spot {
  row: number;
  column: number;
}

/** Cells side by side; both corners included. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The text of each cell, row by row. A row may be shorter than the grid is wide. */
export type Cells = readonly (readonly string[])[];

/** A cell that gets another text. */
export interface CellChange extends Spot {
  before: string;
  after: string;
}

export const blockOf = (a: Spot, b: Spot): Block => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});

export const isSameSpot = (a: Spot, b: Spot): boolean => a.row === b.row && a.column === b.column;

export const sizeOf = ({ top, left, bottom, right }: Block): number =>
  (bottom - top + 1) * (right - left + 1);

export const isWithin = ({ row, column }: Spot, { top, left, bottom, right }: Block): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** The text of a cell; blank for one that is not there. */
export const textAt = (cells: Cells, { row, column }: Spot): string => cells[row]?.[column] ?? '';

/** The texts of a block, row by row. */
export function textsIn(cells: Cells, { top, left, bottom, right }: Block): string[][] {
  const rows: string[][] = [];
  for (let row = top; row <= bottom; row += 1) {
    const texts: string[] = [];
    for (let column = left; column <= right; column += 1)
      texts.push(textAt(cells, { row, column }));
    rows.push(texts);
  }
  return rows;
}

/** What has to change so that the block that begins at a cell has these texts; cells that have them already are left out. */
export function changesTo(cells: Cells, at: Spot, texts: Cells): CellChange[] {
  const changes: CellChange[] = [];
  texts.forEach((line, down) =>
    line.forEach((after, right) => {
      const spot = { row: at.row + down, column: at.column + right };
      const before = textAt(cells, spot);
      if (before !== after) changes.push({ ...spot, before, after });
    }),
  );
  return changes;
}

/** The cells with these changes. Rows that no change touches stay the same arrays; blank rows at the end go. */
export function withChanges(
  cells: Cells,
  changes: readonly Pick<CellChange, 'row' | 'column' | 'after'>[],
): Cells {
  const rows = [...cells];
  const own = new Map<number, string[]>();
  for (const { row, column, after } of changes) {
    while (rows.length <= row) rows.push([]);
    let line = own.get(row);
    if (!line) {
      line = [...(rows[row] ?? [])];
      own.set(row, line);
      rows[row] = line;
    }
    while (line.length <= column) line.push('');
    line[column] = after;
  }
  while (isBlank(rows.at(-1))) rows.pop();
  return rows;
}

const isBlank = (row: readonly string[] | undefined): boolean =>
  row !== undefined && row.every((text) => text === '');
