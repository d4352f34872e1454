import { dayOf, shortDay, type Day } from '../../../../electron/shared/day.ts';
import type { ShownFile } from '../../../../electron/shared/shown-file.ts';
import type { ThreadComment } from '../../../../electron/shared/thread.ts';
import { shownFiles } from '../../../parts/files/shown-file.ts';

/** A file of the same task that another can be compared with. */
export interface Revision {
  file: ShownFile;
  revision: number;
  /** `v3 · 12 Nov · Noémie Lefèvre`. */
  words: string;
}

const canLieThere = ({ kind }: ShownFile): boolean => kind === 'picture' || kind === 'movie';

/** What was published on a task that `shown` can be compared with: of its kind and ready, the newest first. */
export function revisionsOf(
  comments: readonly ThreadComment[],
  shown: ShownFile,
  today: Day,
): readonly Revision[] {
  if (!canLieThere(shown)) return [];
  const found = comments.flatMap((comment) => {
    const files = shownFiles({ ...comment, attachments: [] });
    return files.flatMap((file, at): (Revision & { place: number })[] => {
      const preview = comment.previews[at];
      const fits = file.kind === shown.kind && file.status === 'ready' && file.id !== shown.id;
      if (!preview || !fits) return [];
      const place = comment.previews.length > 1 ? ` · file ${preview.position}` : '';
      const day = shortDay(dayOf(new Date(comment.at)), today);
      const words = `v${preview.revision}${place} · ${day} · ${comment.author}`;
      return [{ file, revision: preview.revision, words, place: preview.position }];
    });
  });
  return found.sort((a, b) => b.revision - a.revision || a.place - b.place);
}

/** The one that is compared with first: the last before it, else the newest. `published`: the shown one's own revision. */
export function nearestRevision(
  revisions: readonly Revision[],
  published: number | null,
): Revision | null {
  const before = revisions.find(({ revision }) => published !== null && revision < published);
  return before ?? revisions[0] ?? null;
}

/** Which revision a file is; `null` for what was attached. */
export function revisionNumber(
  comments: readonly ThreadComment[],
  { id }: Pick<ShownFile, 'id'>,
): number | null {
  const previews = comments.flatMap((comment) => comment.previews);
  return previews.find((preview) => preview.id === id)?.revision ?? null;
}
