import { z } from 'zod';
import { LONGEST_VIEW_NAME, type SavedViews } from '../saved-views.ts';
import type { Undoable } from '../undo.ts';
import { id, noArgs, operation } from './define.ts';
import { todoFilter } from './todo-filter.ts';

const name = z.string().trim().min(1).max(LONGEST_VIEW_NAME);

/** The artist's saved views of the to-do list. Each change is durable when it returns. */
export const viewOperations = {
  'views.list': operation<SavedViews>()(() => noArgs),
  /** A new view; with an `id` that one becomes so. Refused where another has the name. */
  'views.save': operation<{ id: string } & Undoable>()(() =>
    z.strictObject({ id: id.nullable(), name, filter: todoFilter }),
  ),
  'views.rename': operation<Undoable>()(() => z.strictObject({ id, name })),
  'views.remove': operation<Undoable>()(() => z.strictObject({ id })),
  /** The view that the app starts with; `null` for none. */
  'views.setDefault': operation<Undoable>()(() => z.strictObject({ id: id.nullable() })),
};
