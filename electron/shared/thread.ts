import type { Attachment, ChecklistItem, CommentPreview, UnsentFile } from './comment.ts';
import type { Note } from './note.ts';
import type { WaitingRevision } from './publish-progress.ts';
import type { TaskStatus } from './production.ts';
import type { Failure } from './result.ts';
import type { StatusTrigger } from './status-trigger.ts';
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

/** A change of a comment or reply that is not in Kitsu yet. */
export interface WaitingChange {
  what: 'edit' | 'tick' | 'acknowledgement' | 'delete';
  /** Its outbox row. */
  changeId: number;
  mark: SaveState;
  /** Why it waits or was refused. */
  note: Note | null;
  /** Until when it can be undone before it leaves (ISO instant); `null`: it leaves as soon as it can. */
  leavesAt: string | null;
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
  /** Until when it can be undone before it leaves (ISO instant); `null`: it leaves as soon as it can. */
  leavesAt: string | null;
  /** What of it is not in Kitsu yet, for one that itself is. */
  changes: WaitingChange[];
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
  /** Why its checklist cannot be ticked; `null` if it can. */
  tickBlocked: Failure | null;
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
  /** Those of them that are set day by day, in the studio's order, five at most. */
  usual: StatusChip[];
  /** What else a comment with one of these statuses sets off. */
  triggers: StatusTrigger[];
  /** The task's status, a waiting one included. */
  status: StatusChip | null;
  draft: CommentDraft | null;
  /** How many older comments are on this computer that are not among these. */
  older: number;
}

/**
 * The outcome of a comment: saved on this disk, or not yet, because `words` in it make Kitsu post
 * copies on other tasks of `entity`, which the artist has to confirm.
 */
export type CommentResult =
  /** `undo`: the step that takes it back while it has not left. */
  { kind: 'saved'; undo: number } | { kind: 'copies'; words: string[]; entity: string };
