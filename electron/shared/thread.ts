import type { Attachment, ChecklistItem, CommentPreview, UnsentFile } from './comment.ts';
import type { Note } from './note.ts';
import type { WaitingRevision } from './publish-progress.ts';
import type { TaskStatus } from './production.ts';
import type { Failure } from './result.ts';
import type { SaveState } from './views.ts';

/** A status as it is drawn. */
export type StatusChip = Pick<TaskStatus, 'id' | 'name' | 'shortName' | 'color'>;

/** A file of a comment or a reply. */
export interface ThreadFile extends Attachment {
  /** False while it is on this computer alone. */
  inKitsu: boolean;
}

/** Somebody, or a department, that a text names after an `@`. */
export interface Mention {
  name: string;
  kind: 'person' | 'department';
  /** It is the artist. */
  mine: boolean;
}

export interface ThreadReply {
  id: string;
  author: string;
  mine: boolean;
  /** ISO instant: when Kitsu stored it or, until then, when it was written here. */
  at: string;
  text: string;
  /** Whom it names. */
  mentions: Mention[];
  attachments: ThreadFile[];
  mark: SaveState;
  /** Why it waits or was refused. */
  note: Note | null;
  /** Its outbox row, while it is not in Kitsu. */
  changeId: number | null;
}

export interface ThreadComment extends ThreadReply {
  /** The status of the comment; `null` for a waiting one that sets none. */
  status: StatusChip | null;
  pinned: boolean;
  /** Its author changed the text later. A checklist hides that: Kitsu counts ticking as a change too. */
  edited: boolean;
  checklist: ChecklistItem[];
  /** The revision that was published with it, file by file. */
  previews: CommentPreview[];
  /** Names of those who acknowledged it, the artist as `You`. */
  acknowledgedBy: string[];
  acknowledged: boolean;
  /** The revision that is on its way with it; `null` once Kitsu can show it, and for any other comment. */
  publishing: WaitingRevision | null;
  replies: ThreadReply[];
  /** Why it cannot be replied to; `null` if it can. */
  replyBlocked: Failure | null;
}

/** An unsent draft on a task. */
export interface CommentDraft {
  text: string;
  statusId: string | null;
  /** The comment that it replies to, if any. */
  replyTo: string | null;
  /** The files of the comment; a reply has none. */
  files: UnsentFile[];
}

/** A task's comments, newest first, with the waiting ones of the outbox included. */
export interface Thread {
  taskId: string;
  comments: ThreadComment[];
  /** When Kitsu was last asked about them (ISO instant); `null` if never. */
  readAt: string | null;
  /** Why nothing can be written here, as a message; `null` if it can. */
  blocked: Failure | null;
  /** The statuses that the artist may set. */
  statuses: StatusChip[];
  /** The task's status, a waiting one included. */
  status: StatusChip | null;
  draft: CommentDraft | null;
}

/**
 * The outcome of a comment: saved on this disk, or not yet, because `words` in it make Kitsu post
 * copies on other tasks of `entity`, which the artist has to confirm.
 */
export type CommentResult = { kind: 'saved' } | { kind: 'copies'; words: string[]; entity: string };
