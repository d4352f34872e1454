import { z } from 'zod';
import { MOST_IN_INBOX } from '../inbox.ts';
import type { DrawnComment, NoticeAsk, NotificationsView } from '../notifications.ts';
import type { ChangedTask } from '../radar.ts';
import type { Undoable } from '../undo.ts';
import { id, operation } from './define.ts';

/** Kitsu's inbox, and what has changed of the artist's tasks. */
export const notificationOperations = {
  'notifications.list': operation<NotificationsView>()(() => z.strictObject({})),
  /** Marks entries of the room as read, or those of Kitsu as unread again; durable when it returns. */
  'notifications.mark': operation<Undoable>()(() =>
    z.strictObject({
      ids: z.array(id).max(MOST_IN_INBOX),
      taskIds: z.array(id).max(10_000),
      read: z.boolean(),
    }),
  ),
  'notifications.markAll': operation<Undoable>()(() => z.strictObject({})),
  /** What a click on a notice of the desktop asked for; `null` for nothing, or if it was shown already. */
  'notifications.asked': operation<NoticeAsk | null>()(() => z.strictObject({})),
  /** Where the drawing is that came with a comment; `null` where none is known. */
  'notifications.drawing': operation<DrawnComment | null>()(() =>
    z.strictObject({ taskId: id, commentId: id }),
  ),
  /**
   * What changed of a task since the artist last looked, `null` for nothing. They are looking now: it counts as seen,
   * and what Kitsu told of the task as read.
   */
  'task.changes': operation<ChangedTask | null>()(() => z.strictObject({ taskId: id })),
};
