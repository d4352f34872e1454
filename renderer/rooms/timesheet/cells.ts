import { isoWeekday, type Day } from '../../../electron/shared/day.ts';
import type { Minutes } from '../../../electron/shared/minutes.ts';
import type { SheetWeek } from '../../../electron/shared/sheet.ts';

/** One cell, by what it is: rows may come and go around it. */
export interface CellKey {
  taskId: string;
  day: Day;
}

/** A cell by where it is drawn. */
export interface CellPosition {
  row: number;
  day: number;
}

/** Both corners included. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export const blockOf = (a: CellPosition, b: CellPosition): Block => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.day, b.day),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.day, b.day),
});

export const isSameCell = (a: CellKey | null, b: CellKey | null): boolean =>
  a?.taskId === b?.taskId && a?.day === b?.day;

/** The cell drawn at a spot; a spot beyond an edge is at it. `null` in a week without rows. */
export function cellKeyAt(week: SheetWeek, { row, day }: CellPosition): CellKey | null {
  const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  const at = week.rows[within(row, week.rows.length)];
  const on = week.days[within(day, week.days.length)];
  return at && on ? { taskId: at.taskId, day: on.day } : null;
}

/** Where a cell is drawn; `null` when its row or week is not. */
export function positionOf(week: SheetWeek, place: CellKey | null): CellPosition | null {
  const row = week.rows.findIndex(({ taskId }) => taskId === place?.taskId);
  const day = week.days.findIndex((one) => one.day === place?.day);
  return row < 0 || day < 0 ? null : { row, day };
}

/** Where the cursor stands that was at a cell: on its weekday in another week, on the first row without its own. */
export function nearestPosition(week: SheetWeek, place: CellKey | null): CellPosition {
  const row = week.rows.findIndex(({ taskId }) => taskId === place?.taskId);
  return { row: Math.max(0, row), day: isoWeekday(place?.day ?? week.today) - 1 };
}

/** What a cell shows. */
export const minutesAt = (week: SheetWeek, { row, day }: CellPosition): Minutes =>
  week.rows[row]?.cells[day]?.minutes ?? 0;

/** Every cell of a block, row by row. */
export function positionsIn({ top, left, bottom, right }: Block): CellPosition[][] {
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return range(top, bottom).map((row) => range(left, right).map((day) => ({ row, day })));
}
