import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** Minutes that the day may lack; nothing is logged before the artist agrees. */
export interface Proposal {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  day: Day;
  /** Minutes to add to the task's total of that day. */
  minutes: Minutes;
}

/** The card at the end of the artist's day, if a part of the day is missing. */
export interface EveningView {
  today: Day;
  /** Days of this week with less than expected: only today, or on the last working day all of them. */
  days: { day: Day; total: Minutes; expected: Minutes }[];
  /** Their sum never exceeds what their day lacks. */
  proposals: Proposal[];
}
