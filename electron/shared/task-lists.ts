import type { TaskRow } from './task.ts';
import type { StatusChip } from './thread.ts';

/** The lists of Today, one tab each. */
export const TASK_TABS = ['todo', 'done', 'check'] as const;
export type TaskTab = (typeof TASK_TABS)[number];

/** How many tasks the other lists have. */
export interface ListCounts {
  done: number;
  /** `null` for whoever reviews nothing. */
  check: number | null;
}

/** The artist's tasks with a done status, those that were done last first. */
export interface DoneList {
  tasks: TaskRow[];
  /** How many there are on this computer; more than `tasks` if only some were asked for. */
  total: number;
}

/** A task that waits for this person's review. */
export interface CheckRow {
  task: TaskRow;
  /** When the review was last asked for (ISO instant); `null` if Kitsu does not say. */
  since: string | null;
  /** Its last revision and that one's preview file, as far as they are known here. */
  revision: number | null;
  previewFileId: string | null;
  /** Whose work it is. */
  people: string[];
  /** The status that approves it; `null` where this person may set none. */
  approve: StatusChip | null;
  /** The status that asks for another take; `null` where this person may set none. */
  retake: StatusChip | null;
}

/** The tasks that wait for this person's review, the one that waits longest first. */
export interface CheckList {
  rows: CheckRow[];
  /** When Kitsu last sent the list (ISO instant); `null` before the first time. */
  readAt: string | null;
}
