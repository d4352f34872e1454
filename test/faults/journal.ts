import type { Minutes } from '../../electron/shared/minutes.ts';

/** The author of a write: the app under test, or the same artist on Kitsu's own pages. */
export type Writer = 'app' | 'web';

/** A time entry that Kitsu stored, in order. */
export interface TimeWrite {
  writer: Writer;
  lane: string;
  before: Minutes;
  after: Minutes;
  /** Its number among all events. */
  at: number;
  /** When it was sent: the sender could not know of another write between `left` and `at`. */
  left: number;
}

/** A comment of the artist or a lead that Kitsu stored. */
export interface StatusWrite {
  writer: Writer;
  taskId: string;
  statusId: string;
  text: string;
  at: number;
}

export const laneOf = (taskId: string, day: string): string => `${taskId} ${day}`;

/** Everything that happened, numbered in order. */
export class Journal {
  readonly times: TimeWrite[] = [];
  readonly statuses: StatusWrite[] = [];
  private count = 0;

  /** The number of the current event. */
  tick(): number {
    return (this.count += 1);
  }
}
