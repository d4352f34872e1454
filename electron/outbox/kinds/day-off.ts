import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { shortDay } from '../../shared/day.ts';
import { defineKind } from './kind.ts';

/**
 * A day off from the row's slot to `last`, to be marked or cancelled. `id` is Kitsu's, if known; `seen`
 * are Kitsu's times of these days when their hours were stashed.
 */
const dayOffBody = z.object({
  action: z.enum(['mark', 'take-back']),
  last: z.string(),
  description: z.string(),
  id: z.string().nullable(),
  seen: z.array(z.object({ day: z.string(), taskId: z.string(), minutes: z.number() })),
});
export type DayOffBody = z.infer<typeof dayOffBody>;
export type DayOffChange = Change<DayOffBody>;

/** Marks or cancels days off. It has no task; its slot is the first day. */
export const dayOffKind = defineKind<DayOffBody>({
  kind: 'day-off',
  schema: dayOffBody,
  shows: ['time'],
  isUntried: ({ attempts }) => attempts === 0,
  queue: () => null,
  tell({ slot, body: { action, last } }, { today }) {
    const first = shortDay(slot, today);
    const days = last === slot ? first : `${first} to ${shortDay(last, today)}`;
    const isMarked = action === 'mark';
    return {
      title: 'Day off',
      does: isMarked ? `Off on ${days}` : `Cancel day off on ${days}`,
      discards: isMarked
        ? 'The day off is not marked in Kitsu. Its hours stay.'
        : 'The day off stays in Kitsu.',
      mayHaveArrived: false,
      day: slot,
      dayOff: { action, last },
    };
  },
});
