import { LIKE_A_CLOCK, parseMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import { positionsIn, type Block, type CellPosition } from './cells.ts';

/**
 * Cells as text that spreadsheets take for durations: `1:30`, tabs, a line a row. A cell without
 * time is blank.
 */
export const textOfCells = (rows: readonly (readonly Minutes[])[]): string =>
  rows.map((row) => row.map(clockText).join('\t')).join('\n');

const clockText = (minutes: Minutes): string => {
  const whole = Math.round(minutes);
  if (whole === 0) return '';
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

/** `null` for a blank cell: what stands in the sheet there stays. */
export type PastedCells = { ok: true; rows: (Minutes | null)[][] } | { ok: false; message: string };

/**
 * Reads cells that were copied here or in a spreadsheet, each as if it were typed: a bare number is
 * hours, and `1 d` is `dayLength` minutes. `7.30` is asked about, unless another cell shows that
 * these are decimal numbers. What is no duration is named, and nothing is pasted.
 */
export function readCells(text: string, dayLength?: Minutes): PastedCells {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const cells = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const areDecimal = cells
    .flat()
    .some((cell) => /^\d*\.\d+$/.test(cell) && !LIKE_A_CLOCK.test(cell));
  const rows: (Minutes | null)[][] = [];
  for (const line of cells) {
    const row: (Minutes | null)[] = [];
    for (const cell of line) {
      const isDecimal = areDecimal && LIKE_A_CLOCK.test(cell);
      const read = parseMinutes(isDecimal ? `${cell}h` : cell, dayLength);
      if (!read.ok) return { ok: false, message: `Nothing was pasted. ${read.message}` };
      row.push(cell === '' ? null : read.minutes);
    }
    rows.push(row);
  }
  return { ok: true, rows };
}

/** Where pasted cells go: one number fills what is selected, a block begins at its corner. */
export function layOut(
  rows: readonly (readonly (Minutes | null)[])[],
  block: Block,
): { spot: CellPosition; minutes: Minutes }[] {
  const [first] = rows;
  const single = rows.length === 1 && first?.length === 1 ? first[0] : undefined;
  if (typeof single === 'number') {
    return positionsIn(block)
      .flat()
      .map((spot) => ({ spot, minutes: single }));
  }
  return rows.flatMap((row, down) =>
    row.flatMap((minutes, right) => {
      if (minutes === null) return [];
      return [{ spot: { row: block.top + down, day: block.left + right }, minutes }];
    }),
  );
}
