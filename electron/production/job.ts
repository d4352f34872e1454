import type { Minutes } from '../shared/minutes.ts';

/** One person's part of a task with a due day; offsets are days from today. */
export interface Job {
  taskId: string;
  minutes: Minutes;
  /** When it may begin: 0 for what has begun or could have. */
  release: number;
  /** Negative if it was due before today. */
  due: number;
  /** The job with the higher number goes first among those due the same day. */
  priority: number;
}
