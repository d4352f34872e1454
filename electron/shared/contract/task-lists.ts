import { z } from 'zod';
import type { TaskRow } from '../task.ts';
import type { CheckList, DoneList, ListCounts } from '../task-lists.ts';
import { id, noArgs, operation } from './define.ts';

/** The lists beside the to-do list, and tasks that are in none. */
export const taskListOperations = {
  'lists.counts': operation<ListCounts>()(() => noArgs),
  /** Those that were done last, no more than so many. */
  'lists.done': operation<DoneList>()(() => z.strictObject({ most: z.int().min(1).max(100_000) })),
  'lists.check': operation<CheckList>()(() => noArgs),
  /** A task by its id, whoever it is assigned to. One that is not on this computer is read from Kitsu. */
  'task.row': operation<TaskRow>()(() => z.strictObject({ taskId: id })),
};
