import { textAt, type Cells, type Spot } from './cells.ts';
import type { GridCommand } from './grid-keys.ts';

/** How large a grid is: the last row is the blank one in which the next is typed. */
export interface GridSize {
  rows: number;
  columns: number;
}

/** The nearest cell that exists. */
export const clamped = ({ row, column }: Spot, { rows, columns }: GridSize): Spot => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
});

/** A key that leads to another cell. */
type Move = Extract<GridCommand, { kind: 'move' | 'jump' | 'page' | 'edge' }>;

/** The cell to which a key leads. `page`: how many rows are in sight. */
export function moved(move: Move, from: Spot, cells: Cells, size: GridSize, page: number): Spot {
  const { row, column } = from;
  switch (move.kind) {
    case 'move':
      return clamped({ row: row + move.rows, column: column + move.columns }, size);
    case 'page':
      return clamped({ row: row + move.pages * Math.max(1, page - 1), column }, size);
    case 'edge': {
      const isEnd = move.to === 'end';
      // The last row with text: the blank one after it is one key further.
      const last = Math.max(0, cells.length - 1);
      const at = move.ofGrid ? (isEnd ? last : 0) : row;
      return clamped({ row: at, column: isEnd ? size.columns - 1 : 0 }, size);
    }
    case 'jump':
      return jumped(move, from, cells, size);
  }
}

/** From a cell with text to the last one of those that follow; otherwise over the gap. */
function jumped(
  { rows, columns }: { rows: number; columns: number },
  from: Spot,
  cells: Cells,
  size: GridSize,
): Spot {
  const next = ({ row, column }: Spot): Spot => ({ row: row + rows, column: column + columns });
  const exists = (spot: Spot): boolean => {
    const last = rows > 0 ? Math.max(0, cells.length - 1) : size.rows - 1;
    return spot.row >= 0 && spot.row <= last && spot.column >= 0 && spot.column < size.columns;
  };
  const has = (spot: Spot): boolean => textAt(cells, spot) !== '';
  let at = from;
  if (!exists(next(at))) return at;
  if (has(at) && has(next(at))) {
    while (exists(next(at)) && has(next(at))) at = next(at);
    return at;
  }
  at = next(at);
  while (!has(at) && exists(next(at))) at = next(at);
  return at;
}
