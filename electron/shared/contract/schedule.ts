import { z } from 'zod';
import {
  GROUPINGS,
  MOST_MOVES,
  type ScheduleLook,
  type ScheduleView,
} from '../schedule/schedule.ts';
import type { VersionsAnswer } from '../schedule/versions.ts';
import type { Undoable } from '../undo.ts';
import { day, id, operation } from './define.ts';

const people = () => z.array(id).max(200).optional();

/** The schedule of a production, for its leads. */
export const scheduleOperations = {
  /** From the disk at once, read from Kitsu behind that. `have`: the stamp of what the window has. */
  'schedule.view': operation<ScheduleView & { look: ScheduleLook | null }>()(() =>
    z.strictObject({ projectId: id, have: id.nullable() }),
  ),
  /** Remembers how it is looked at, for the next time. */
  'schedule.keepLook': operation<null>()(() =>
    z.strictObject({
      projectId: id,
      grouping: z.enum(GROUPINGS),
      colourBy: z.enum(['type', 'status']),
      px: z.number().min(0.1).max(1000),
    }),
  ),
  /** Its versions, asked of Kitsu; with an id, what that one says of each task. */
  'schedule.versions': operation<VersionsAnswer>()(() =>
    z.strictObject({ projectId: id, versionId: id.nullable() }),
  ),
  /** Gives tasks other days, estimates and people, all or none. Durable when it returns. `version`: which has them so. */
  'schedule.plan': operation<Undoable>()(() =>
    z.strictObject({
      projectId: id,
      version: z.string().max(200).nullable(),
      changes: z
        .array(
          z.strictObject({
            id,
            startDate: day.nullable().optional(),
            dueDate: day.nullable().optional(),
            estimation: z.number().min(0).optional(),
            on: people(),
            off: people(),
          }),
        )
        .min(1)
        .max(MOST_MOVES),
    }),
  ),
  /** Reads it from Kitsu now. */
  'schedule.refresh': operation<null>()(() => z.strictObject({ projectId: id })),
};
