import { severalLines } from './plain-text.ts';

/** A reply to a comment. */
export interface Reply {
  id: string;
  personId: string | null;
  /** Kitsu's name of the author, if this computer does not know the person. */
  personName: string | null;
  text: string;
  /** ISO instant. */
  at: string;
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
  pinned: boolean;
  checklist: { text: string; checked: boolean }[];
  replies: Reply[];
  attachments: { id: string; name: string }[];
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
