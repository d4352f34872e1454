import { z } from 'zod';
import { LONGEST_TEXT_BYTES } from '../comment.ts';
import type { ManyDone, StatusChoice } from '../many.ts';
import { day, id, minutes, operation } from './define.ts';

/** More tasks than anybody selects by hand; a whole list of thousands is filtered first. */
const MOST_TASKS = 500;
const taskIds = z.array(id).min(1).max(MOST_TASKS);

/** One thing done on several tasks: each gets an outbox row of its own, and one step undoes all. */
export const manyOperations = {
  /** The statuses that the artist may set on at least one of these tasks. */
  'tasks.statuses': operation<StatusChoice[]>()(() => z.strictObject({ taskIds })),
  /**
   * Comments on each task, with a status or without; drafts stay. It is sent after ten seconds, and can
   * be undone until then. Durable when it returns.
   */
  'tasks.comment': operation<ManyDone>()(() =>
    z.strictObject({
      taskIds,
      text: z.string().max(2 * LONGEST_TEXT_BYTES),
      statusId: id.nullable(),
    }),
  ),
  /** Adds the same minutes to the day's total of each task; durable when it returns. */
  'tasks.log': operation<ManyDone>()(() => z.strictObject({ taskIds, day, minutes })),
};
