import type { Replica } from '../replica/replica.ts';
import { annotatingFps } from '../rules/annotating.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { frameOf } from '../shared/annotations/grid.ts';
import type { Moment } from '../shared/annotations/drawing.ts';
import type { CommentPreview } from '../shared/comment.ts';
import type { DrawnComment } from '../shared/notifications.ts';

const isMovie = ({ extension }: CommentPreview): boolean => extension.toLowerCase() === 'mp4';

/**
 * The drawing of a comment's author on the revision that was commented on: the one that came with the comment, else the
 * last one before it. `null` if they drew nothing there, or it is not known here. Kitsu does not say when something was
 * drawn, so of several frames it is the first.
 */
export function drawnWith(
  replica: Pick<Replica, 'comments' | 'annotations' | 'tasks' | 'taskFacts'>,
  studio: StudioConfig,
  { taskId, commentId }: { taskId: string; commentId: string },
): DrawnComment | null {
  const newestFirst = replica.comments.of(taskId);
  const at = newestFirst.findIndex(({ id }) => id === commentId);
  const author = newestFirst[at]?.personId;
  const revision = newestFirst.slice(Math.max(0, at)).find(({ previews }) => previews.length > 0);
  if (at < 0 || !revision) return null;
  const task = replica.tasks.get(taskId)?.task;
  const fps = annotatingFps(task, replica.taskFacts.get(taskId)?.fps ?? null, studio);
  const drew = ({ drawings }: Moment): boolean =>
    drawings.some((one) => one.author === null || one.author === author);
  for (const preview of revision.previews) {
    const frames = replica.annotations
      .of(preview.id)
      .moments.filter(drew)
      .map(({ seconds, number }) => (isMovie(preview) ? frameOf(seconds, number, fps) : 0));
    if (frames.length > 0) {
      return { commentId: revision.id, previewId: preview.id, frame: Math.min(...frames) };
    }
  }
  return null;
}
