import type { Minutes } from '../shared/minutes.ts';

/** One person's part of a task that has to be done by a day; offsets are days from today. */
export interface Job {
  taskId: string;
  minutes: Minutes;
  /** When it may begin: 0 for what has begun or could have. */
  release: number;
  /** Negative when it was due before today. */
  due: number;
  /** Among jobs due the same day the higher one goes first. */
  priority: number;
}
