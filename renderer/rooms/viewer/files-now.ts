import type { ShownFile } from '../../../electron/shared/shown-file.ts';
import type { Thread } from '../../../electron/shared/thread.ts';
import { shownFiles } from '../../parts/files/shown-file.ts';

/** These files as the task's comments have them by now; what no comment has any more is `gone`. */
export function filesNow(
  files: readonly ShownFile[],
  { comments, readAt }: Pick<Thread, 'comments' | 'readAt'>,
): readonly ShownFile[] {
  // Nothing is known of what was deleted while the comments were never read.
  if (readAt === null) return files;
  const entries = comments.flatMap((comment) => [comment, ...comment.replies]);
  const known = new Map(entries.flatMap(shownFiles).map((file) => [file.id, file]));
  return files.map((file) => known.get(file.id) ?? { ...file, status: 'gone' });
}
