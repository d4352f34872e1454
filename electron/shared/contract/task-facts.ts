import { z } from 'zod';
import type { TaskFacts } from '../task-facts.ts';
import type { Undoable } from '../undo.ts';
import { id, operation } from './define.ts';

/** A task's facts in its room. */
export const taskFactsOperations = {
  /** What is known of the task here; `task.comments` refreshes it when the room is opened. */
  'task.facts': operation<TaskFacts>()(z.strictObject({ taskId: id })),
  /** Durable when it returns. */
  'task.subscribe': operation<Undoable>()(z.strictObject({ taskId: id, wanted: z.boolean() })),
  /** Copies the address of the task's page in Kitsu. */
  'task.copyLink': operation<null>()(z.strictObject({ taskId: id })),
  /** Shows the folder of the task's work in the desktop's file manager. */
  'task.openFolder': operation<null>()(z.strictObject({ taskId: id })),
};
