import { z } from 'zod';
import type { Replica } from '../replica/replica.ts';
import type { UnsentFile } from '../shared/comment.ts';
import { success, type Result } from '../shared/result.ts';
import type { CommentDraft } from '../shared/thread.ts';

/** Prefix of a draft's key; the task's id follows. */
export const DRAFT = 'draft:';

const schema: z.ZodType<CommentDraft> = z.object({
  text: z.string(),
  statusId: z.string().nullable(),
  replyTo: z.string().nullable(),
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number() })).default([]),
});

export const draftOf = (replica: Replica, taskId: string): CommentDraft | null =>
  replica.keyValue.get(`${DRAFT}${taskId}`, schema);

const EMPTY: CommentDraft = { text: '', statusId: null, replyTo: null, files: [] };

/** Saves the draft of a task until it is sent or emptied. */
export function saveDraft(
  replica: Replica,
  taskId: string,
  written: Omit<CommentDraft, 'files'>,
): Result<null> {
  const files = draftOf(replica, taskId)?.files ?? [];
  keep(replica, taskId, { ...written, files });
  return success(null);
}

/** Adds files to the draft; they are copied already. */
export function addFiles(replica: Replica, taskId: string, files: UnsentFile[]): void {
  const draft = draftOf(replica, taskId) ?? EMPTY;
  keep(replica, taskId, { ...draft, files: [...draft.files, ...files] });
}

/** The number of drafts here, which nobody else has; one that this version cannot read counts too. */
export const draftCount = (replica: Replica): number =>
  replica.keyValue.beginningWith(DRAFT, z.unknown()).length;

/** Files of all drafts. */
export const draftedFiles = (replica: Replica): string[] =>
  replica.keyValue.beginningWith(DRAFT, schema).flatMap(({ files }) => files.map(({ id }) => id));

/** Removes a file from the draft. */
export function removeFile(replica: Replica, taskId: string, fileId: string): void {
  const draft = draftOf(replica, taskId);
  if (!draft?.files.some(({ id }) => id === fileId)) return;
  keep(replica, taskId, { ...draft, files: draft.files.filter(({ id }) => id !== fileId) });
  replica.files.remove(fileId);
}

function keep(replica: Replica, taskId: string, draft: CommentDraft): void {
  const empty = draft.text.trim() === '' && draft.statusId === null && draft.files.length === 0;
  replica.change(() => {
    if (empty) replica.keyValue.remove(`${DRAFT}${taskId}`);
    else replica.keyValue.set(`${DRAFT}${taskId}`, draft);
  });
}
