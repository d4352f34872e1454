import { z } from 'zod';
import { operation, day, id, noArgs } from './define.ts';
import type { DaySegments, TimerView } from '../timer.ts';

/** Epoch milliseconds within a few centuries: a larger number is a mistake. */
const instant = z.int().min(0).max(8_000_000_000_000);
const undo = operation<{ undo: number }>();

/** The timer, and the day's segments. */
export const timerOperations = {
  'timer.view': operation<TimerView>()(() => noArgs),
  /**
   * Starts the timer on this task; with `status` it also sets it to work in progress, which is sent 10
   * s later. Returns a note.
   */
  'timer.start': operation<string | null>()(() =>
    z.strictObject({ taskId: id, status: z.boolean() }),
  ),
  /** Stops it, and returns a note: what of its time is not logged as it ran. */
  'timer.stop': operation<string | null>()(() => noArgs),
  /** No notices while the timer runs on this task, or notices again. */
  'timer.focus': operation<null>()(() => z.strictObject({ on: z.boolean() })),
  /** The artist's answer about idle time. */
  'gap.answer': operation<null>()(() =>
    z.strictObject({
      id,
      answer: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('keep') }),
        z.strictObject({ kind: z.literal('drop') }),
        z.strictObject({ kind: z.literal('give'), taskId: id }),
        z.strictObject({ kind: z.literal('split'), at: instant, taskId: id.nullable() }),
      ]),
    }),
  ),
  'day.segments': operation<DaySegments>()(() => z.strictObject({ day: day.optional() })),
  /** Moves the edges; `end` is `null` for the running segment. */
  'segment.set': undo(() => z.strictObject({ id, start: instant, end: instant.nullable() })),
  'segment.split': undo(() => z.strictObject({ id, at: instant })),
  'segment.move': undo(() => z.strictObject({ id, taskId: id })),
  'segment.remove': undo(() => z.strictObject({ id })),
  'segment.add': undo(() => z.strictObject({ taskId: id, start: instant, end: instant })),
};
