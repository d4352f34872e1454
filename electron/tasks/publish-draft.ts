import { z } from 'zod';
import type { Replica } from '../replica/replica.ts';
import type { UnsentFile } from '../shared/comment.ts';
import type { PublishDraft } from '../shared/publish.ts';

/** Prefix of a draft's key; the task's id follows. It is kept, copied and counted as a comment's is. */
const PUBLISH_DRAFT = 'draft:publish:';

const schema: z.ZodType<PublishDraft> = z.object({
  text: z.string(),
  statusId: z.string().nullable(),
  revision: z.number().nullable(),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      size: z.number(),
      mend: z.boolean(),
      withOriginal: z.boolean(),
    }),
  ),
});

/** What was written for a revision of the task; `null` if nothing was. */
export const publishDraftOf = (replica: Replica, taskId: string): PublishDraft | null =>
  replica.keyValue.get(`${PUBLISH_DRAFT}${taskId}`, schema);

/** Files of all drafts of revisions. */
export const filesOfPublishDrafts = (replica: Replica): string[] =>
  replica.keyValue
    .beginningWith(PUBLISH_DRAFT, schema)
    .flatMap(({ files }) => files.map(({ id }) => id));

/** Keeps the draft, or nothing of one that is empty. Within a transaction of the caller's. */
export function putPublishDraft(replica: Replica, taskId: string, draft: PublishDraft): void {
  const isEmpty = draft.text.trim() === '' && draft.files.length === 0;
  if (isEmpty) replica.keyValue.remove(`${PUBLISH_DRAFT}${taskId}`);
  else replica.keyValue.set(`${PUBLISH_DRAFT}${taskId}`, draft);
}

/** A file is mended where it can be, unless the artist leaves that out. */
export const draftedFile = (file: UnsentFile): PublishDraft['files'][number] => ({
  ...file,
  mend: true,
  withOriginal: false,
});

/**
 * Takes over what the artist wrote and how they ordered the files. A file that the window does not name
 * yet, because it was added meanwhile, stays at the end.
 */
export function savePublishDraft(
  replica: Replica,
  taskId: string,
  written: Omit<PublishDraft, 'files'> & {
    files: { id: string; mend: boolean; withOriginal: boolean }[];
  },
): void {
  const kept = publishDraftOf(replica, taskId)?.files ?? [];
  const ordered = written.files.flatMap((one) => {
    const file = kept.find(({ id }) => id === one.id);
    return file ? [{ ...file, mend: one.mend, withOriginal: one.withOriginal }] : [];
  });
  const others = kept.filter(({ id }) => !ordered.some((one) => one.id === id));
  const draft = { ...written, files: [...ordered, ...others] };
  replica.change(() => putPublishDraft(replica, taskId, draft));
}
