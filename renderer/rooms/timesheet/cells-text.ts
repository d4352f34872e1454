import {
  formatMinutes,
  LIKE_A_CLOCK,
  MINUTES_A_DAY,
  parseMinutes,
  type Minutes,
} from '../../../electron/shared/minutes.ts';
import { failure, success, type Result } from '../../../electron/shared/result.ts';
import type { SheetWeek } from '../../../electron/shared/sheet.ts';
import { minutesAt, positionsIn, type Block, type CellPosition } from './cells.ts';

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
type PastedCells = Result<(Minutes | null)[][]>;

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
    .some((cell) => /^\d*[.,]\d+$/.test(cell) && !LIKE_A_CLOCK.test(cell));
  const rows: (Minutes | null)[][] = [];
  for (const line of cells) {
    const row: (Minutes | null)[] = [];
    for (const cell of line) {
      const isDecimal = areDecimal && LIKE_A_CLOCK.test(cell);
      const read = isDecimal ? hoursIn(cell) : parseMinutes(cell, dayLength);
      if (!read.ok) return { ...read, message: `Nothing was pasted. ${read.message}` };
      row.push(cell === '' ? null : read.value);
    }
    rows.push(row);
  }
  return success(rows);
}

/** A decimal number of hours, whatever else it could be alone. */
const hoursIn = (cell: string): Result<Minutes> => {
  const minutes = Math.round(Number(cell.replace(',', '.')) * 60);
  return minutes > MINUTES_A_DAY ? failure('bad-input', 'A day has 24 h.') : success(minutes);
};

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

/** What a paste does to a week. */
export interface Paste {
  /** The cells that lie in the week. */
  cells: { spot: CellPosition; minutes: Minutes }[];
  /** How many lie beyond it. */
  beyond: number;
  /** Minutes in these cells afterwards, and how many of what is logged now are gone then. */
  total: Minutes;
  taken: Minutes;
}

export function pasteInto(
  week: SheetWeek,
  rows: readonly (readonly (Minutes | null)[])[],
  block: Block,
): Paste {
  const all = layOut(rows, block);
  const cells = all.filter(({ spot: { row, day } }) => row < week.rows.length && day < 7);
  const sum = (of: (one: (typeof cells)[number]) => Minutes): Minutes =>
    cells.reduce((minutes, one) => minutes + of(one), 0);
  return {
    cells,
    beyond: all.length - cells.length,
    total: sum(({ minutes }) => minutes),
    taken: sum(({ spot, minutes }) => Math.max(0, Math.round(minutesAt(week, spot)) - minutes)),
  };
}

const countOf = (cells: number): string => (cells === 1 ? '1 cell' : `${cells} cells`);

/** What was pasted, of which `changed` cells are others now. */
export function pastedText({ cells, beyond, total, taken }: Paste, changed: number): string {
  const unlike = changed === cells.length ? '' : `, ${changed} changed`;
  return [
    `${countOf(cells.length)} pasted${unlike}, ${formatMinutes(total)} in all.`,
    taken > 0 ? `${formatMinutes(taken)} taken away.` : '',
    beyondText(beyond),
  ]
    .filter(Boolean)
    .join(' ');
}

export const beyondText = (beyond: number): string =>
  beyond === 0 ? '' : `${countOf(beyond)} did not fit.`;

/** What is asked before a paste that takes logged time away. */
export const pasteQuestion = ({ cells, taken, total }: Paste): string =>
  `${formatMinutes(taken)} of what is logged in these ${countOf(cells.length)} are taken away. They have ${formatMinutes(total)} then.`;
