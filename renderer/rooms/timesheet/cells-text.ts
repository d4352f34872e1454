import { parseMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import { positionsIn, type Block, type CellPosition } from './cells.ts';

/** Cells as text for any spreadsheet: minutes as whole numbers, tabs, one line per row. */
export const textOfCells = (rows: readonly (readonly Minutes[])[]): string =>
  rows.map((row) => row.join('\t')).join('\n');

export type PastedCells = { ok: true; rows: Minutes[][] } | { ok: false; message: string };

const WHOLE = /^\d+$/;

/**
 * Parses cells that were copied here or in a spreadsheet. Whole numbers are minutes, as copying writes
 * them; if any cell is in hours (`7.5`, `1:30`, `2h`), a bare number is hours too, and `1 d` is
 * `dayLength` minutes. A cell that is no duration is named, and nothing is pasted.
 */
export function readCells(text: string, dayLength?: Minutes): PastedCells {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const cells = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const isInHours = (cell: string): boolean =>
    cell !== '' && !WHOLE.test(cell) && parseMinutes(cell, dayLength).ok;
  const inMinutes = !cells.flat().some(isInHours);
  const rows: Minutes[][] = [];
  for (const line of cells) {
    const row: Minutes[] = [];
    for (const cell of line) {
      const read = parseMinutes(inMinutes && WHOLE.test(cell) ? `${cell}m` : cell, dayLength);
      if (!read.ok) return { ok: false, message: `Nothing was pasted. ${read.message}` };
      row.push(read.minutes);
    }
    rows.push(row);
  }
  return { ok: true, rows };
}

/** Where pasted cells go: one number fills the selection, a block begins at its corner. */
export function layOut(
  rows: Minutes[][],
  block: Block,
): { spot: CellPosition; minutes: Minutes }[] {
  const [first] = rows;
  const single = rows.length === 1 && first?.length === 1 ? first[0] : undefined;
  if (single !== undefined) {
    return positionsIn(block)
      .flat()
      .map((spot) => ({ spot, minutes: single }));
  }
  return rows.flatMap((row, down) =>
    row.map((minutes, right) => ({
      spot: { row: block.top + down, day: block.left + right },
      minutes,
    })),
  );
}
