import { z } from 'zod';
import {
  DUE_RANGES,
  TODO_GROUPS,
  TODO_LOOKS,
  TODO_SORTS,
  type TodoFilter,
} from '../todo-filter.ts';
import { id } from './define.ts';

/** More values than a studio has of anything that is filtered by. */
const ids = z.array(id).max(500);

/** How the window says that the to-do list is searched, filtered, sorted and drawn. */
export const todoFilter: z.ZodType<TodoFilter> = z.strictObject({
  search: z.string().max(1000),
  productions: ids,
  taskTypes: ids,
  statuses: ids,
  priorities: z.array(z.int().min(0).max(3)).max(4),
  due: z.array(z.enum(DUE_RANGES)).max(DUE_RANGES.length),
  sort: z.enum(TODO_SORTS),
  reversed: z.boolean(),
  group: z.enum(TODO_GROUPS),
  look: z.enum(TODO_LOOKS),
});
