import { z } from 'zod';
import type { KeyValueTable } from './key-value.ts';

const rows = z.array(
  z.object({
    taskId: z.string(),
    /** When its review was last asked for (ISO instant): asked for anew it is news again. */
    since: z.string().nullable(),
    /** ISO instant at which it was first seen here. */
    at: z.string(),
    seen: z.boolean(),
  }),
);

/** A task that waits for this person's review, and whether they have seen that it does. */
export type ReviewNews = z.infer<typeof rows>[number];

/** Which reviews are news to a lead: Kitsu tells nobody that one is asked for. */
export function reviewNewsTable(keyValue: KeyValueTable) {
  const all = (): ReviewNews[] | null => keyValue.get('review-news', rows);
  return {
    unseen: (): ReviewNews[] => (all() ?? []).filter(({ seen }) => !seen),
    /** Takes the list as Kitsu has just sent it. What is in the first one is no news. @param now ISO instant */
    follow(list: readonly Pick<ReviewNews, 'taskId' | 'since'>[], now: string): void {
      const before = all();
      const known = new Map((before ?? []).map((one) => [`${one.taskId} ${one.since}`, one]));
      keyValue.set(
        'review-news',
        list.map(
          ({ taskId, since }): ReviewNews =>
            known.get(`${taskId} ${since}`) ?? { taskId, since, at: now, seen: before === null },
        ),
      );
    },
    /** Marks these as seen, or as news again; the tasks of which that changed something. */
    mark(taskIds: readonly string[], seen: boolean): string[] {
      const before = all() ?? [];
      const changed = before.filter((one) => taskIds.includes(one.taskId) && one.seen !== seen);
      if (changed.length > 0) {
        keyValue.set(
          'review-news',
          before.map((one) => (changed.includes(one) ? { ...one, seen } : one)),
        );
      }
      return changed.map(({ taskId }) => taskId);
    },
  };
}

export type ReviewNewsTable = ReturnType<typeof reviewNewsTable>;
