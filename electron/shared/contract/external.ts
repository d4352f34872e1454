import { z } from 'zod';
import { operation, day, id, noArgs } from './define.ts';
import type { DeepLinkPrompt } from '../deep-link-prompt.ts';

/** What the window is asked and told of what goes on outside of it. */
export const externalOperations = {
  /** Remembers, for as long as the app runs, where the artist is. */
  'window.keepPlace': operation<null>()(
    z.strictObject({
      room: z.string().min(1).max(40),
      day: day.nullable(),
      taskId: id.nullable(),
      detailOpen: z.boolean(),
      typing: z.boolean(),
    }),
  ),
  /** What a link asks for; `null` when nothing does, or it was shown already. */
  'link.next': operation<DeepLinkPrompt | null>()(noArgs),
  /** The artist's answer to a link's question. Answers what was done, in words. */
  'link.answer': operation<string | null>()(z.strictObject({ id: z.int(), yes: z.boolean() })),
};
