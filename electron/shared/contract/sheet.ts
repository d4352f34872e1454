import { z } from 'zod';
import type { Undoable } from '../undo.ts';
import { operation, day, id, minutes } from './define.ts';
import { isMonth } from '../month.ts';
import type { Refused, SheetMonth, SheetWeek } from '../sheet.ts';

export const month = z.string().refine(isMonth, 'Not a month');

/** A paste is one call, and no larger than a screen of tasks over a week. */
const MOST_TOTALS = 1400;
const MOST_ROWS = 200;

/** The timesheet: weeks, months, and many totals at once. `day` is any day of the week meant. */
export const sheetOperations = {
  'sheet.week': operation<SheetWeek>()(() => z.strictObject({ day })),
  /**
   * Sets the totals of many days, 0 deletes. The allowed ones are durable when it returns; the others
   * are listed one by one, each unchanged.
   */
  'sheet.set': operation<{ week: SheetWeek; refused: Refused[] } & Undoable>()(() =>
    z.strictObject({
      day,
      totals: z.array(z.strictObject({ taskId: id, day, minutes })).max(MOST_TOTALS),
    }),
  ),
  /** Adds the tasks of the week before to this one, without their hours; returns which. */
  'sheet.copyLastWeek': operation<{ week: SheetWeek; added: string[] } & Undoable>()(() =>
    z.strictObject({ day }),
  ),
  'sheet.addRow': operation<SheetWeek & Undoable>()(() => z.strictObject({ day, taskId: id })),
  /** Removes rows that were added by hand; those with time stay visible. */
  'sheet.removeRows': operation<SheetWeek & Undoable>()(() =>
    z.strictObject({ day, taskIds: z.array(id).max(MOST_ROWS) }),
  ),
  'sheet.month': operation<SheetMonth>()(() => z.strictObject({ month })),
};
