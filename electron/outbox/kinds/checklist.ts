import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import type { ChecklistItem } from '../../shared/comment.ts';
import { defineKind, shortName } from './kind.ts';

/**
 * Items of a comment's checklist as the artist wants them ticked: by their words, and by their number among
 * items with the same words, from 0. Kitsu knows only whole lists, so the others are left as they are found.
 */
const checklistBody = z.object({
  commentId: z.string(),
  items: z.array(z.object({ text: z.string(), nth: z.number(), checked: z.boolean() })),
});
export type ChecklistBody = z.infer<typeof checklistBody>;
export type ChecklistChange = Change<ChecklistBody>;
export type Tick = ChecklistBody['items'][number];

/** Ticks on a comment's checklist. Its slot is the comment's id. */
export const checklistKind = defineKind<ChecklistBody>({
  kind: 'checklist',
  schema: checklistBody,
  shows: ['comments'],
  isUntried: ({ attempts, state }) => attempts === 0 && state !== 'sending',
  queue: ({ taskId }) => taskId,
  tell: ({ body }, { task }) => ({
    title: titleOrUnknown(task),
    does:
      body.items.length === 1
        ? '1 tick on a checklist'
        : `${body.items.length} ticks on a checklist`,
    discards: `The checklist on ${shortName(task)} stays as it is in Kitsu.`,
    mayHaveArrived: false,
  }),
});

/** The item at this place by its words; `null` if there is none. */
export function itemAt(
  list: readonly ChecklistItem[],
  index: number,
): Omit<Tick, 'checked'> | null {
  const item = list[index];
  if (!item) return null;
  const nth = list.slice(0, index).filter(({ text }) => text === item.text).length;
  return { text: item.text, nth };
}

/** The list with these ticks; items that are gone stay gone. */
export const withTicks = (
  list: readonly ChecklistItem[],
  ticks: readonly Tick[],
): ChecklistItem[] =>
  list.map((item, index) => {
    const at = itemAt(list, index);
    const tick = ticks.find(({ text, nth }) => text === at?.text && nth === at.nth);
    return tick ? { ...item, checked: tick.checked } : item;
  });
