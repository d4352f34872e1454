import { z } from 'zod';
import { operation, day, id, noArgs } from './define.ts';
import { room } from './room.ts';
import type { ScreenPiece } from '../first-screen.ts';
import type { DeepLinkPrompt } from '../deep-link-prompt.ts';

/** What other programs, links and the window's own state ask of the main process. */
export const externalOperations = {
  /** Remembers the artist's place in the window for as long as the app runs. */
  'window.keepPlace': operation<null>()(() =>
    z.strictObject({
      room,
      day: day.nullable(),
      taskId: id.nullable(),
      typing: z.boolean(),
    }),
  ),
  /** Keeps the day as it is shown for the next start, of whoever was signed in when it was. False where it was not kept. */
  'window.keepFirstScreen': operation<boolean>()(() =>
    z.strictObject({
      personId: id,
      screen: z.strictObject({
        theme: z.enum(['dark', 'light']),
        asOf: z.iso.datetime(),
        // What is within is checked piece by piece as it is written (`electron/windows/first-screen/markup.ts`).
        pieces: z.array(z.custom<ScreenPiece>()).max(100),
      }),
    }),
  ),
  /** Covers the whole screen with the window, or not any more; the event `fullScreen` says when it is so. */
  'window.fullScreen': operation<null>()(() => z.strictObject({ on: z.boolean() })),
  /** Gives back the memory of pictures and frames that the window does not show any more. */
  'window.freeMemory': operation<null>()(() => noArgs),
  /** What a link asks for; `null` if there is none, or it was shown already. */
  'link.next': operation<DeepLinkPrompt | null>()(() => noArgs),
  /** The artist's answer to a link's question. Returns what was done, as a message. */
  'link.answer': operation<string | null>()(() =>
    z.strictObject({ id: z.int(), yes: z.boolean() }),
  ),
};
