import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** Tasks, and how many of them are done. */
export interface DoneCount {
  total: number;
  done: number;
}

/** A row of the matrix: a sequence, or what is in none (`id` of `null`). */
export interface MatrixRow extends DoneCount {
  id: string | null;
  name: string;
  previewFileId: string | null;
  /** As many as there are task types; `null`: no task of that type there. */
  cells: (DoneCount | null)[];
}

/** How much is not done, day by day. */
export interface BurnDown {
  /** From the first day that anything is told of, to today; every day, or some where there are too many. */
  days: { day: Day; open: number; done: number }[];
  /** Done tasks that no comment speaks of: since when they are is not known, and they are in none of the days. */
  unknown: number;
}

/** How often work was sent back. */
export interface RetakeCount {
  id: string | null;
  name: string;
  retakes: number;
}

/** What is told of progress beyond the counts. Parts are 0 to 1, and `null` of nothing. */
export interface ProgressDetails {
  by_estimate: number | null;
  by_time: number | null;
  estimate: Minutes;
  spent: Minutes;
  /** Shots whose tasks are all done. `seconds` are `null` where the film has no frame rate. */
  film: {
    shots: DoneCount;
    frames: DoneCount;
    seconds: DoneCount | null;
    /** Shots that nobody has given a length. */
    without_frames: number;
  };
  /** The most tasks first. */
  statuses: { id: string; name: string; color: string; tasks: number; estimate: Minutes }[];
  matrix: { types: { id: string; name: string }[]; rows: MatrixRow[] };
  /** `null`: its past was not read. */
  burn_down: BurnDown | null;
  retakes: { by_task_type: RetakeCount[]; by_reviewer: RetakeCount[] } | null;
}
