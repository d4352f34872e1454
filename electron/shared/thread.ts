import type { UnsentFile } from './comment.ts';
import type { SaveState } from './views.ts';

/** A status as it is drawn. */
export interface StatusChip {
  id: string;
  name: string;
  shortName: string;
  color: string;
}

export interface ThreadReply {
  id: string;
  author: string;
  mine: boolean;
  /** ISO instant: when Kitsu took it, or, until then, when it was written here. */
  at: string;
  text: string;
  mark: SaveState;
  /** Why it waits or was refused, in words. */
  note: string | null;
  /** Its row of the outbox, while it is not in Kitsu. */
  changeId: number | null;
}

export interface ThreadComment extends ThreadReply {
  /** The status it was made with; `null` for one that waits and leaves the status as it is. */
  status: StatusChip | null;
  pinned: boolean;
  checklist: { text: string; checked: boolean }[];
  /** Names of the files. */
  attachments: string[];
  replies: ThreadReply[];
  /** Why it cannot be answered, in words; `null` when it can. */
  replyBlocked: string | null;
}

/** What is being written on a task and was not sent. */
export interface CommentDraft {
  text: string;
  statusId: string | null;
  /** The comment that it answers, if any. */
  replyTo: string | null;
  /** Go with the comment; an answer takes none. */
  files: UnsentFile[];
}

/** A task's comments, newest first, with mine that wait laid over them. */
export interface Thread {
  taskId: string;
  comments: ThreadComment[];
  /** When Kitsu was last asked about them (ISO instant); `null` if never. */
  readAt: string | null;
  /** Why nothing can be written here, in words; `null` when it can. */
  blocked: string | null;
  /** What I may set. */
  statuses: StatusChip[];
  /** The task's status, what waits included. */
  status: StatusChip | null;
  draft: CommentDraft | null;
}

/**
 * What became of a comment: saved on this disk, or not yet, because `words` in it make Kitsu post
 * copies of it on other tasks of `entity`, which the artist must want.
 */
export type CommentResult = { kind: 'saved' } | { kind: 'copies'; words: string[]; entity: string };
