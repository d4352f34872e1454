import { z } from 'zod';
import { operation, day, id, minutes, noArgs } from './define.ts';
import type { EveningView } from '../evening.ts';
import type { Refused } from '../sheet.ts';

const totals = z.array(z.strictObject({ taskId: id, day, minutes })).max(100);

/** The one reminder a day. */
export const eveningOperations = {
  /** What the evening's card says; `null` where there is none now. */
  'evening.view': operation<EveningView | null>()(noArgs),
  /**
   * Adds these minutes to the days' totals, durable here when it answers, and ends the card for today.
   * `before` are the totals that the taken ones had, to take it back with `sheet.set`.
   */
  'evening.accept': operation<{
    before: { taskId: string; day: string; minutes: number }[];
    refused: Refused[];
  }>()(z.strictObject({ add: totals })),
  /** No card any more today. */
  'evening.later': operation<null>()(noArgs),
};
