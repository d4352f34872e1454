import { z } from 'zod';
import type { Undoable } from '../undo.ts';
import { operation, day, id, minutes, noArgs } from './define.ts';
import type { EveningView } from '../evening.ts';
import type { Refused } from '../sheet.ts';

const totals = z.array(z.strictObject({ taskId: id, day, minutes })).max(100);

/** The reminder at the end of the day. */
export const eveningOperations = {
  /** The content of the evening's card; `null` if none is due. */
  'evening.view': operation<EveningView | null>()(() => noArgs),
  /**
   * Adds these minutes to the days' totals, durable when it returns, and dismisses the card for today.
   */
  'evening.accept': operation<{ refused: Refused[] } & Undoable>()(() =>
    z.strictObject({ add: totals }),
  ),
  /** Dismisses the card for today. */
  'evening.later': operation<null>()(() => noArgs),
};
