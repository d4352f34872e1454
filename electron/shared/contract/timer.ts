import { z } from 'zod';
import { operation, day, id, noArgs } from './define.ts';
import type { DaySegments, TimerView } from '../timer.ts';

/** Epoch milliseconds, of this century or so: a number beyond is a mistake somewhere. */
const instant = z.int().min(0).max(8_000_000_000_000);
const undo = operation<{ undo: number }>();

/** The timer, and the day's segments. */
export const timerOperations = {
  'timer.view': operation<TimerView>()(noArgs),
  /** Runs on this task; `status`: and sets it to work in progress, which leaves 10 s later. Answers a note. */
  'timer.start': operation<string | null>()(z.strictObject({ taskId: id, status: z.boolean() })),
  'timer.stop': operation<null>()(noArgs),
  /** Takes the last start, stop or answer back while it is offered (`TimerView.undo`). */
  'timer.undo': operation<null>()(noArgs),
  /** What became of the time in which nobody was there. */
  'gap.answer': operation<null>()(
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
  'day.segments': operation<DaySegments>()(z.strictObject({ day: day.optional() })),
  /** Moves the edges; `end` is `null` for the running one. */
  'segment.set': undo(z.strictObject({ id, start: instant, end: instant.nullable() })),
  'segment.split': undo(z.strictObject({ id, at: instant })),
  'segment.move': undo(z.strictObject({ id, taskId: id })),
  'segment.remove': undo(z.strictObject({ id })),
  'segment.add': undo(z.strictObject({ taskId: id, start: instant, end: instant })),
  /** Takes an edit back; refused with `conflict` where the segment was changed since. */
  'segment.undo': operation<null>()(z.strictObject({ undo: z.int() })),
};
