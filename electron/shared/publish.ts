import type { FileLook } from './file-look.ts';
import type { Failure } from './result.ts';
import type { StatusTrigger } from './status-trigger.ts';
import type { StatusChip } from './thread.ts';

/** A file that is to be published, kept on this computer. */
export interface PublishFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** What costs nothing and keeps Kitsu from spoiling it is done before it is sent, where `look` names it. */
  mend: boolean;
  /** It is attached to the comment as it is, too. */
  withOriginal: boolean;
  look: FileLook;
  /** Kitsu would change it, and it is small enough to be attached as well. */
  offersOriginal: boolean;
}

/** What was written for a revision that is not published yet, in the order in which it will be. */
export interface PublishDraft {
  text: string;
  /** `null` leaves the status as it is. */
  statusId: string | null;
  /** The wished number; `null` takes the next one. */
  revision: number | null;
  files: Omit<PublishFile, 'look' | 'offersOriginal'>[];
}

/** The revision's number, as far as it is known here. */
export interface NextRevision {
  /** The number that Kitsu gives next. */
  number: number;
  /** The one before it, in Kitsu or waiting here; `null` for the first. */
  after: number | null;
  /** The one before it is not in Kitsu yet. */
  afterWaits: boolean;
}

/** What the window shows before a revision is published. */
export interface PublishView extends Omit<PublishDraft, 'files'> {
  taskId: string;
  files: PublishFile[];
  /** `null` while the comments of the task have never been read. */
  next: NextRevision | null;
  /** Numbers that cannot be wished for. */
  taken: number[];
  /** The statuses that the artist may set, and the present one, with what waits. */
  statuses: StatusChip[];
  status: StatusChip | null;
  /** What else Kitsu posts with which status. */
  triggers: StatusTrigger[];
  /** Why nothing can be published here; `null` if it can. */
  blocked: Failure | null;
}

/** As `CommentResult`: saved on this disk, which `undo` undoes, or not yet, because of words that make Kitsu post copies. */
export type PublishResult =
  { kind: 'saved'; undo: number } | { kind: 'copies'; words: string[]; entity: string };

/** More files than anybody publishes as one revision. */
export const MOST_FILES = 40;
/** Kitsu stores it as a 32-bit number. */
export const LARGEST_REVISION = 1_000_000;
