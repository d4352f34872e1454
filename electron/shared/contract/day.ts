import { z } from 'zod';
import type { Undoable } from '../undo.ts';
import type { DayOffPreview, DayOffView, DayView } from '../views.ts';
import { day, id, minutes, operation } from './define.ts';

const days = z.strictObject({ first: day, last: day });

/** A day's times, the days off, and what Kitsu has otherwise than it confirmed. */
export const dayOperations = {
  'time.day': operation<DayView>()(() => z.strictObject({ day: day.optional() })),
  /** Sets the day's total on a task, in minutes; 0 deletes. Durable when it returns. */
  'time.setDay': operation<DayView & Undoable>()(() =>
    z.strictObject({ taskId: id, day, minutes }),
  ),
  /** The artist's days off that touch these days, waiting changes included. */
  'dayOff.list': operation<DayOffView[]>()(() => days),
  /** What marking these days off would delete in Kitsu, and whether it is allowed. */
  'dayOff.look': operation<DayOffPreview>()(() => days),
  /** Stashes the hours of these days here and marks the days off; durable when it returns. */
  'dayOff.mark': operation<Undoable>()(() =>
    days.extend({ description: z.string().trim().max(200) }),
  ),
  /** Cancels the day off around a day, with all its days, and restores its hours; durable when it returns. */
  'dayOff.takeBack': operation<DayView & Undoable>()(() => z.strictObject({ day })),
  /** Deletes the hours that are stashed for the day off around a day. */
  'dayOff.discardKept': operation<DayView & Undoable>()(() => z.strictObject({ day })),
  /** For a day on which Kitsu differs from what it confirmed: accepts Kitsu's present value. */
  'receipt.keepTheirs': operation<DayView & Undoable>()(() => z.strictObject({ taskId: id, day })),
  /** Or: sends the confirmed value again. Refused like any logging may be. */
  'receipt.putBack': operation<DayView & Undoable>()(() => z.strictObject({ taskId: id, day })),
};
