import { z } from 'zod';
import type { Replica } from './replica.ts';

/** When the whole list was last read. Kept apart from what the list shows, as it moves every time. */
export const todoRead = z.object({ at: z.string() });
export const TODO_READ = 'todo-read';

/** How many of the list's items could not be read. */
export const TODO_LEFT_OUT = 'todo-left-out';
export const todoLeftOut = ({ keyValue }: Pick<Replica, 'keyValue'>): number =>
  keyValue.get(TODO_LEFT_OUT, z.number()) ?? 0;
