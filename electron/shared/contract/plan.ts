import { z } from 'zod';
import { LONGEST_ORDER, PLAN_CHANGES, type TodoPlan } from '../plan.ts';
import type { Undoable } from '../undo.ts';
import { day, id, noArgs, operation } from './define.ts';

const ids = z.array(id).max(LONGEST_ORDER);

export const todoPlan: z.ZodType<TodoPlan> = z.strictObject({
  pinned: ids,
  day: day.nullable(),
  planned: ids,
  left: ids,
  order: ids,
});

/** The artist's own order of their list. Nothing of it is sent to Kitsu. */
export const planOperations = {
  'plan.view': operation<TodoPlan>()(() => noArgs),
  /** Keeps it as it is now; `what` and `taskIds` name the change for its undo. */
  'plan.save': operation<Undoable>()(() =>
    z.strictObject({ plan: todoPlan, what: z.enum(PLAN_CHANGES), taskIds: ids }),
  ),
};
