import type { Cells } from './cells.ts';
import type { GridColumn } from './grid-state.svelte.ts';

const LEAST = 72;
const MOST = 260;
/** About as wide as a letter. */
const LETTER = 7.4;
/** Around the text, with the sign of a mark. */
const AROUND = 36;
/** Further rows are rarely longer. */
const LOOKED_AT = 200;

/** How wide each column is, by its title and the texts of its first rows. */
export const columnWidths = (columns: readonly GridColumn[], cells: Cells): number[] =>
  columns.map(({ title, hint = '' }, at) => {
    let longest = Math.max(title.length, hint.length);
    for (let row = 0; row < Math.min(LOOKED_AT, cells.length); row += 1)
      longest = Math.max(longest, cells[row]?.[at]?.length ?? 0);
    return Math.round(Math.min(MOST, Math.max(LEAST, longest * LETTER + AROUND)));
  });
