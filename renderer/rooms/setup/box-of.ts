import type { Block, CellChange } from '../../parts/grid/cells.ts';

/** The smallest block that has all of these changes. */
export function boxOf(changes: readonly CellChange[]): Block {
  const [first] = changes;
  let { row: top, row: bottom, column: left, column: right } = first ?? { row: 0, column: 0 };
  for (const { row, column } of changes) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return { top, left, bottom, right };
}
