/** What one of Kitsu's notifications is about, in its own words. */
export const INBOX_KINDS = [
  'comment',
  'mention',
  'assignation',
  'reply',
  'reply-mention',
  'playlist-ready',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** One of Kitsu's notifications as the replica stores it; made from `GET /data/user/notifications`. */
export interface InboxItem {
  id: string;
  kind: InboxKind;
  taskId: string | null;
  commentId: string | null;
  authorId: string | null;
  /** What was written; empty for an assignment. */
  text: string;
  /** ISO instant as Kitsu has it: that of the comment, also where a mention was added to it later. */
  at: string;
  read: boolean;
  /** The comment gave the task another status. */
  movedStatus: boolean;
  /** The revision that came with the comment. */
  previewFileId: string | null;
  projectName: string;
  /** `SQ010 / SH030`, as Kitsu writes it; the playlist's name for a playlist. */
  entityName: string;
  taskTypeId: string | null;
}

/** Kitsu's inbox gives no more than these, the newest. */
export const MOST_IN_INBOX = 100;
