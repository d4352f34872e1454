import { z } from 'zod';
import type { Replica } from '../replica/replica.ts';
import { success, type Result } from '../shared/result.ts';
import type { CommentDraft } from '../shared/views.ts';

/** Drafts are kept a task; this and its id is the key. */
export const DRAFT = 'draft:';

const schema: z.ZodType<CommentDraft> = z.object({
  text: z.string(),
  statusId: z.string().nullable(),
  replyTo: z.string().nullable(),
});

export const draftOf = (replica: Replica, taskId: string): CommentDraft | null =>
  replica.memory.get(DRAFT + taskId, schema);

/** What is being written on a task, kept until it is sent or emptied. */
export function saveDraft(replica: Replica, taskId: string, draft: CommentDraft): Result<null> {
  const empty = draft.text.trim() === '' && draft.statusId === null;
  replica.change(() => {
    if (empty) replica.memory.remove(DRAFT + taskId);
    else replica.memory.set(DRAFT + taskId, draft);
  });
  return success(null);
}
