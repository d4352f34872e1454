import type { Replica } from '../replica/replica.ts';
import type { UndoStep } from '../rules/undo-log.ts';
import { success } from '../shared/result.ts';
import type { NotificationEntry } from '../shared/notifications.ts';
import { putMarks, waitingMarks } from './marks.ts';

export interface Marking {
  /** Of Kitsu's notifications. */
  ids: readonly string[];
  /** Tasks whose changes, and whose wish for a review, the artist has seen. */
  taskIds: readonly string[];
  read: boolean;
}

const nameOf = ({ ids, taskIds, read }: Marking): string => {
  const many = ids.length + taskIds.length;
  const what = many === 1 ? '1 notification' : `${many} notifications`;
  return `${what} marked as ${read ? 'read' : 'unread'}`;
};

/**
 * Marks what the artist has read, or wants unread again; durable when it returns. The answer undoes it; `null` if
 * nothing was changed. @param at ISO instant of the artist's action
 */
export function mark(replica: Replica, marking: Marking, at: string): UndoStep | null {
  const { taskIds, read } = marking;
  const before = waitingMarks(replica);
  const wasRead = new Map(
    replica.inbox.all().map((item) => [item.id, before[item.id] ?? item.read]),
  );
  const ids = marking.ids.filter((id) => wasRead.has(id) && wasRead.get(id) !== read);
  if (ids.length === 0 && (!read || taskIds.length === 0)) return null;
  // Who reads that a task was given to them knows it: what moves from now on is news.
  const given = replica.inbox
    .all()
    .filter(({ id, kind }) => kind === 'assignation' && ids.includes(id))
    .flatMap(({ taskId }) =>
      taskId !== null && replica.radar.of(taskId)?.before === null ? [taskId] : [],
    );
  const seen = replica.change(() => {
    putMarks(replica, ids, read, at);
    return read
      ? {
          radar: replica.radar.seen([...taskIds, ...given]),
          reviews: replica.reviewNews.mark(taskIds, true),
        }
      : { radar: [], reviews: [] };
  });
  const seenIds = new Set([...seen.radar.map(({ task_id }) => task_id), ...seen.reviews]);
  return {
    room: 'notifications',
    title: nameOf({ ...marking, ids, taskIds: taskIds.filter((id) => seenIds.has(id)) }),
    undo(now) {
      replica.change(() => {
        putMarks(replica, ids, !read, now.at);
        replica.radar.unsee(seen.radar);
        replica.reviewNews.mark(seen.reviews, false);
      });
      return success(null);
    },
  };
}

/** Everything in the list that is to be read. */
export const allUnread = (entries: readonly NotificationEntry[]): Marking => {
  const unread = entries.filter((entry) => entry.unread);
  return {
    ids: unread.flatMap(({ ids }) => ids),
    taskIds: unread.flatMap(({ ids, taskId }) => (ids.length === 0 && taskId ? [taskId] : [])),
    read: true,
  };
};
