import { longDay, weekNumber, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import { noteText } from '../../../electron/shared/note.ts';
import { blockText, type Failure } from '../../../electron/shared/result.ts';
import type { SheetCell, SheetDay, SheetRow } from '../../../electron/shared/sheet.ts';
import { narrowMinutes, saveStateText } from '../../parts/time-text.ts';
import { dataAge } from '../../parts/sync-text.ts';

/** `Week 47`. */
export const weekName = (monday: Day): string => `Week ${weekNumber(monday)}`;

/** Why no time can be logged in a cell, the day's reason first; `null` if it can. */
export const cellBlock = (row: SheetRow, day: SheetDay): Failure | null =>
  day.locked ?? row.blocked;

/** A cell's name for screen readers. */
export const cellName = (row: SheetRow, cell: SheetCell, day: SheetDay): string =>
  [
    `${row.title}, ${longDay(cell.day)}: ${formatMinutes(cell.minutes)}`,
    saveStateText(cell.mark),
    noteText(cell.note),
    blockText(cellBlock(row, day)),
  ]
    .filter(Boolean)
    .join('. ');

/** Below a day's name: why nobody works then. */
export const dayNote = ({ dayOff, locked }: SheetDay): string | null =>
  dayOff ? ['Day off', dayOff.description].filter(Boolean).join(': ') : blockText(locked);

/** The age of the week or month: `From Kitsu, as of 14:05`. */
export const readAtText = (readAt: string | null, now: Date): string =>
  readAt === null ? 'Not all of it was read from Kitsu yet' : `From Kitsu, ${dataAge(readAt, now)}`;

/** A day's total for screen readers. */
export function totalName(day: SheetDay): string {
  const total = `${longDay(day.day)}: ${formatMinutes(day.total)}`;
  const expected = day.expected > 0 ? ` of ${formatMinutes(day.expected)}` : '';
  const missing = day.isMissing ? `, ${formatMinutes(day.expected - day.total)} missing` : '';
  return `${total}${expected}${missing}${day.dayOff ? ', day off' : ''}`;
}

/** `−1h30` for a past day that is incomplete. */
export const missingMinutes = ({ isMissing, expected, total }: SheetDay): string =>
  isMissing ? `−${narrowMinutes(expected - total)}` : '';

/** `7 h 30 of 37 h 30`. */
export const sumText = (total: Minutes, expected: Minutes): string =>
  expected > 0 ? `${formatMinutes(total)} of ${formatMinutes(expected)}` : formatMinutes(total);
