import { z } from 'zod';
import { operation, day, id, minutes, noArgs } from './define.ts';
import type { QuickDone, QuickReading, ShortcutState } from '../quick/types.ts';

const LONGEST_LINE = 300;

/** Logging, starting and stopping in one line. */
export const quickOperations = {
  /** Interprets a line; changes nothing. */
  'quick.read': operation<QuickReading>()(() =>
    z.strictObject({ line: z.string().max(LONGEST_LINE) }),
  ),
  /** Does exactly what was shown, durable when it returns; `conflict` if that is no longer valid. */
  'quick.do': operation<QuickDone>()(() =>
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('log'),
        taskId: id,
        day,
        minutes: minutes.min(1),
        before: minutes,
        after: minutes,
      }),
      z.strictObject({ kind: z.literal('start'), taskId: id }),
      z.strictObject({ kind: z.literal('stop') }),
    ]),
  ),
  /** Hides the quick log's window. */
  'quick.close': operation<null>()(() => noArgs),
  /** The line that a command opened it with, given once; `null` if there is none. */
  'quick.offered': operation<string | null>()(() => noArgs),
  /** Whether the shortcut from the settings opens the quick log. */
  'quick.shortcut': operation<ShortcutState>()(() => noArgs),
};
