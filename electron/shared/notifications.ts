import type { InboxKind } from './inbox.ts';
import type { TaskChange } from './radar.ts';

/** One line of the room: what Kitsu tells, what was found to have changed, or a review that is asked for. */
export interface NotificationEntry {
  /** Stays the same as long as the entry is about the same. */
  key: string;
  /** Kitsu's notifications that it stands for; none for what only this computer has found. */
  ids: string[];
  /** What they are about; several for a mention in a comment on a task of mine. */
  about: InboxKind[];
  taskId: string | null;
  /** `SQ010 / SH030 · Animation`, or the name of a playlist. */
  title: string;
  production: string;
  /** The task's thumbnail. */
  previewFileId: string | null;
  author: string | null;
  text: string;
  /** The comment, and the revision that came with it. */
  commentId: string | null;
  commentPreviewId: string | null;
  changes: TaskChange[];
  /** It waits for this person's review. */
  toCheck: boolean;
  /** ISO instant at which it was first seen here. */
  at: string;
  unread: boolean;
}

/** Where the drawing is that somebody made with a comment. */
export interface DrawnComment {
  /** The comment that brought the revision. */
  commentId: string;
  previewId: string;
  /** Of Kitsu's grid, from 0; 0 for a picture. */
  frame: number;
}

/** What a click on a notice asks for: an entry by its key, or the whole list. */
export interface NoticeAsk {
  key: string | null;
}

export interface NotificationsView {
  /** What is to be read first, then the newest first. */
  entries: NotificationEntry[];
  unread: number;
  /** The tasks that changed since the artist looked at them. */
  changedTaskIds: string[];
  /** Kitsu holds more than it gives. */
  isCut: boolean;
}
