import { z } from 'zod';
import { LONGEST_TEXT_BYTES } from '../comment.ts';
import { LARGEST_REVISION, MOST_FILES, type PublishResult, type PublishView } from '../publish.ts';
import type { UploadProgress } from '../publish-progress.ts';
import { givenFiles, id, noArgs, operation } from './define.ts';

const task = z.strictObject({ taskId: id });

/** What is published on a task: the draft of it, and the revision that is made of that. */
export const publishOperations = {
  /** The draft with what was found in its files. */
  'publish.view': operation<PublishView>()(() => task),
  /**
   * Copies files here for the draft: those that the artist dropped or picked last. A page names no path:
   * the preload script puts them in, whatever the page says.
   */
  'publish.addGiven': operation<PublishView>()(() =>
    z.strictObject({ taskId: id, paths: z.array(z.string().min(1).max(4096)).max(MOST_FILES) }),
  ),
  /** The same with files that lie nowhere, such as a picture of the clipboard. */
  'publish.addContents': operation<PublishView>()(() =>
    z.strictObject({ taskId: id, files: givenFiles(MOST_FILES) }),
  ),
  'publish.remove': operation<PublishView>()(() => z.strictObject({ taskId: id, fileId: id })),
  /** Saves the draft; the files named in it are put in that order. */
  'publish.saveDraft': operation<null>()(() =>
    z.strictObject({
      taskId: id,
      text: z.string().max(2 * LONGEST_TEXT_BYTES),
      statusId: id.nullable(),
      revision: z.int().min(0).max(LARGEST_REVISION).nullable(),
      files: z
        .array(z.strictObject({ id, mend: z.boolean(), withOriginal: z.boolean() }))
        .max(MOST_FILES),
    }),
  ),
  /** `copies`: the artist confirmed the copies that a `#word` makes. Durable if it returns `saved`. */
  'publish.send': operation<PublishResult>()(() =>
    z.strictObject({ taskId: id, copies: z.boolean() }),
  ),
  /** The files that are being sent just now; afterwards the event `uploads` tells. */
  'publish.uploads': operation<readonly UploadProgress[]>()(() => noArgs),
};
