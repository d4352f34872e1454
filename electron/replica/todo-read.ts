import { z } from 'zod';

/** When the whole list was last read, and how many of its items were left out. */
export const todoRead = z.object({ at: z.string(), leftOut: z.number() });
export const TODO_READ = 'todo-read';
