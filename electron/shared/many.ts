import type { Failure } from './result.ts';
import type { StatusTrigger } from './status-trigger.ts';
import type { StatusChip } from './thread.ts';
import type { Undoable } from './undo.ts';

/** A status that the artist may set, and on which of the tasks that were asked about. */
export interface StatusChoice extends StatusChip {
  taskIds: string[];
  /** What Kitsu posts with it on further tasks, in the artist's name. */
  triggers: StatusTrigger[];
}

/** A task on which something could not be done, and why. */
export interface TaskRefusal {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  refusal: Failure;
}

/** What was done on some tasks at once: one step undoes all of it. */
export interface ManyDone extends Undoable {
  /** Ids of the tasks on which it was done. */
  done: string[];
  refused: TaskRefusal[];
  /** What Kitsu will post on further tasks, in the artist's name. */
  triggers: StatusTrigger[];
}
