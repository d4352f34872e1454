import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** Minutes that may be what is missing of a day; nothing is logged before the artist says so. */
export interface Proposal {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  day: Day;
  /** To be added to what the task has that day. */
  minutes: Minutes;
}

/** The end of the artist's day, while something of it is missing. */
export interface EveningView {
  today: Day;
  /** Days of this week with less than expected: today's alone, or on the last working day all of them. */
  days: { day: Day; total: Minutes; expected: Minutes }[];
  /** Together never more than what is missing of their day. */
  proposals: Proposal[];
}
