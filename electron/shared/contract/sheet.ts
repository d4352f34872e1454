import { z } from 'zod';
import { operation, day, id, minutes } from './define.ts';
import { isMonth } from '../month.ts';
import type { Refused, SheetMonth, SheetWeek } from '../sheet.ts';

export const month = z.string().refine(isMonth, 'Not a month');

/** A paste is one question, and no larger than a screen of tasks over a week. */
const MOST_TOTALS = 1400;
const MOST_ROWS = 200;

/** The timesheet: weeks, months, and many totals at once. `day` is any day of the week meant. */
export const sheetOperations = {
  'sheet.week': operation<SheetWeek>()(z.strictObject({ day })),
  /**
   * Sets many days' totals, 0 deletes. What may be is durable here when it answers; the others are
   * told one by one, each as it was.
   */
  'sheet.set': operation<{ week: SheetWeek; refused: Refused[] }>()(
    z.strictObject({
      day,
      totals: z.array(z.strictObject({ taskId: id, day, minutes })).max(MOST_TOTALS),
    }),
  ),
  /** Puts the tasks of the week before into this one, without their hours; answers which. */
  'sheet.copyLastWeek': operation<{ week: SheetWeek; added: string[] }>()(z.strictObject({ day })),
  'sheet.addRow': operation<SheetWeek>()(z.strictObject({ day, taskId: id })),
  /** Takes rows away that were put there; those with time on them stay in sight. */
  'sheet.removeRows': operation<SheetWeek>()(
    z.strictObject({ day, taskIds: z.array(id).max(MOST_ROWS) }),
  ),
  'sheet.month': operation<SheetMonth>()(z.strictObject({ month })),
};
