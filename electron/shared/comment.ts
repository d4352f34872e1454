import { severalLines } from './plain-text.ts';

/** A file of a comment or a reply in Kitsu. */
export interface Attachment {
  id: string;
  name: string;
  /** Bytes; 0 if Kitsu did not say. */
  size: number;
}

/** One file of the revision that was published with a comment. */
export interface CommentPreview {
  id: string;
  revision: number;
  /** Its position within the revision, from 1. */
  position: number;
  extension: string;
  /** `ready`, `processing`, `broken`. */
  status: string;
  /** The artist's own name of the file. */
  originalName: string | null;
  /** How many things were drawn on it. */
  drawings: number;
}

export interface ChecklistItem {
  text: string;
  checked: boolean;
}

/** A reply to a comment. */
export interface Reply {
  id: string;
  personId: string | null;
  /** Kitsu's name of the author, if this computer does not know the person. */
  personName: string | null;
  text: string;
  /** ISO instant. */
  at: string;
  /** Ids of the people, and of the departments, that are named in it. */
  mentions: string[];
  departmentMentions: string[];
  attachments: Attachment[];
}

/** A comment of a task as the replica stores it; made from `GET /data/tasks/:id/comments`. */
export interface Comment {
  id: string;
  personId: string | null;
  personName: string | null;
  /** The status of the comment: every comment in Kitsu has one, whether it changed the task's or not. */
  statusId: string | null;
  text: string;
  /** ISO instant; Kitsu stores whole seconds. */
  at: string;
  /** Who changed it last; ticking its checklist counts. `null` if nobody did. */
  editorId: string | null;
  pinned: boolean;
  checklist: ChecklistItem[];
  /** Ids of the people, and of the departments, that are named in it. */
  mentions: string[];
  departmentMentions: string[];
  /** Ids of the people who acknowledged it. */
  acknowledgements: string[];
  replies: Reply[];
  attachments: Attachment[];
  /** In the order of their positions. */
  previews: CommentPreview[];
}

/** A file of a comment, kept on this computer until Kitsu has it. */
export interface UnsentFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
}

/**
 * A text as it is sent to Kitsu, and compared with what is there. Kitsu's database rejects control characters and
 * halves of a character in any text.
 */
export const tidyText = (text: string): string => severalLines(text).trim();

/** The longest text that Kitsu accepts in every way of sending one, in bytes of UTF-8. */
export const LONGEST_TEXT_BYTES = 500_000;

/** Kitsu takes no larger file of a comment (kitsu-api.md). */
export const LARGEST_FILE_BYTES = 100 * 1024 * 1024;

/** A file that was pasted or dropped: it has a name, and need not lie on this computer. */
export interface GivenFile {
  name: string;
  content: Uint8Array<ArrayBuffer>;
}
