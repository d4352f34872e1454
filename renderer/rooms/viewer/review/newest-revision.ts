import type { ShownFile } from '../../../../electron/shared/shown-file.ts';
import type { ThreadComment } from '../../../../electron/shared/thread.ts';
import { shownFiles } from '../../../parts/files/shown-file.ts';

interface NewestRevision {
  revision: number;
  /** Its files in their order, at least one. */
  files: readonly ShownFile[];
}

/** What was published last on a task, whichever of its comments have it; `null` if nothing was. */
export function newestRevision(
  comments: readonly Pick<ThreadComment, 'previews'>[],
): NewestRevision | null {
  const previews = comments.flatMap((comment) => comment.previews);
  const revision = Math.max(...previews.map((preview) => preview.revision));
  const own = previews.filter((preview) => preview.revision === revision);
  if (own.length === 0) return null;
  own.sort((a, b) => a.position - b.position);
  return { revision, files: shownFiles({ previews: own, attachments: [] }) };
}
