import { isoWeekday, type Day } from '../../../electron/shared/day.ts';
import type { Minutes } from '../../../electron/shared/minutes.ts';
import type { SheetWeek } from '../../../electron/shared/sheet.ts';

/** One cell by its task and day: rows around it may change. */
export interface CellKey {
  taskId: string;
  day: Day;
}

/** One cell by its position in the grid. */
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

/** The cell at a position; a position beyond an edge counts as the edge. `null` in a week without rows. */
export function cellKeyAt(week: SheetWeek, { row, day }: CellPosition): CellKey | null {
  const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  const at = week.rows[within(row, week.rows.length)];
  const on = week.days[within(day, week.days.length)];
  return at && on ? { taskId: at.taskId, day: on.day } : null;
}

/** The position of a cell; `null` if its row or week is not shown. */
export function positionOf(week: SheetWeek, place: CellKey | null): CellPosition | null {
  const row = week.rows.findIndex(({ taskId }) => taskId === place?.taskId);
  const day = week.days.findIndex((one) => one.day === place?.day);
  return row < 0 || day < 0 ? null : { row, day };
}

/** Where the cursor goes that was at a cell: its weekday in another week, the first row if its own is gone. */
export function nearestPosition(week: SheetWeek, place: CellKey | null): CellPosition {
  const row = week.rows.findIndex(({ taskId }) => taskId === place?.taskId);
  return { row: Math.max(0, row), day: isoWeekday(place?.day ?? week.today) - 1 };
}

/** The minutes that a cell shows. */
export const minutesAt = (week: SheetWeek, { row, day }: CellPosition): Minutes =>
  week.rows[row]?.cells[day]?.minutes ?? 0;

/** Every cell of a block, row by row. */
export function positionsIn({ top, left, bottom, right }: Block): CellPosition[][] {
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return range(top, bottom).map((row) => range(left, right).map((day) => ({ row, day })));
}
