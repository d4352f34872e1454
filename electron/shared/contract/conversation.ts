import { z } from 'zod';
import { LONGEST_TEXT_BYTES } from '../comment.ts';
import type { Undoable } from '../undo.ts';
import { id, operation } from './define.ts';

const words = z.string().max(2 * LONGEST_TEXT_BYTES);
const said = z.strictObject({ taskId: id, commentId: id });

/** What is done with comments that are in Kitsu. Each is durable when it returns. */
export const conversationOperations = {
  /** `text`: the item that the artist saw at this place of the checklist. */
  'comment.tick': operation<Undoable>()(() =>
    said.extend({ index: z.int().min(0).max(10_000), text: words, checked: z.boolean() }),
  ),
  'comment.acknowledge': operation<Undoable>()(() => said.extend({ wanted: z.boolean() })),
  'comment.edit': operation<Undoable>()(() => said.extend({ text: words })),
  /** `replyId`: `null` deletes the comment with all that belongs to it. */
  'comment.delete': operation<Undoable>()(() => said.extend({ replyId: id.nullable() })),
  /** Opens a link of the task's texts in the browser; `written`: its address as the text has it. */
  'task.openLink': operation<null>()(() =>
    z.strictObject({ taskId: id, written: z.string().min(1).max(4000) }),
  ),
  /** Names that can follow an `@` on this task. */
  'task.mentionable': operation<{ people: string[]; departments: string[] }>()(() =>
    z.strictObject({ taskId: id }),
  ),
};
