import { z } from 'zod';
import type { Outlook, TaskFacts, TypedValue } from '../task-facts.ts';
import type { Undoable } from '../undo.ts';
import { id, operation } from './define.ts';

const word = z.string().max(1_000);
/** A value as it is typed. */
export const typedValue: z.ZodType<TypedValue> = z.union([
  z.null(),
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.array(word).max(500),
  z.array(z.strictObject({ text: word, checked: z.boolean() })).max(500),
]);

/** A task's facts in its room. */
export const taskFactsOperations = {
  /** What is known of the task here; `task.comments` refreshes it when the room is opened. */
  'task.facts': operation<TaskFacts>()(() => z.strictObject({ taskId: id })),
  /** Whether the artist will make it. Takes their whole list, so it is asked for behind the rest. */
  'task.outlook': operation<Outlook | null>()(() => z.strictObject({ taskId: id })),
  /** Durable when it returns. */
  'task.subscribe': operation<Undoable>()(() =>
    z.strictObject({ taskId: id, wanted: z.boolean() }),
  ),
  /** Sets the value of a metadata column, checked by the column's type. Durable when it returns. */
  'task.setColumn': operation<Undoable>()(() =>
    z.strictObject({ taskId: id, columnId: id, value: typedValue }),
  ),
  /** Copies the address of the task's page in Kitsu. */
  'task.copyLink': operation<null>()(() => z.strictObject({ taskId: id })),
  /** Shows the folder of the task's work in the desktop's file manager. */
  'task.openFolder': operation<null>()(() => z.strictObject({ taskId: id })),
};
