import { z } from 'zod';
import { MOST_MOVES, type ScheduleView } from '../schedule/schedule.ts';
import type { Undoable } from '../undo.ts';
import { day, id, operation } from './define.ts';

/** The schedule of a production, for its leads. */
export const scheduleOperations = {
  /** From the disk at once, read from Kitsu behind that. `have`: the stamp of what the window has. */
  'schedule.view': operation<ScheduleView>()(() =>
    z.strictObject({ projectId: id, have: id.nullable() }),
  ),
  /** Gives tasks other days, all or none. Durable when it returns. */
  'schedule.move': operation<Undoable>()(() =>
    z.strictObject({
      projectId: id,
      moves: z
        .array(z.strictObject({ id, startDate: day.nullable(), dueDate: day.nullable() }))
        .min(1)
        .max(MOST_MOVES),
    }),
  ),
  /** Reads it from Kitsu now. */
  'schedule.refresh': operation<null>()(() => z.strictObject({ projectId: id })),
};
