import type { Minutes } from '../../electron/shared/minutes.ts';

/** Who wrote to Kitsu: the app under test, or the same artist on Kitsu's own pages. */
export type Writer = 'app' | 'web';

/** One time entry that Kitsu took, in the order it took them. */
export interface TimeWrite {
  writer: Writer;
  lane: string;
  before: Minutes;
  after: Minutes;
  /** Its place among all that happened. */
  at: number;
  /** When it left for Kitsu: another's write between `left` and `at` it could not know of. */
  left: number;
}

/** A comment of the artist or a lead that Kitsu took. */
export interface StatusWrite {
  writer: Writer;
  taskId: string;
  statusId: string;
  text: string;
  at: number;
}

export const laneOf = (taskId: string, day: string): string => `${taskId} ${day}`;

/** What happened, each thing with its number: the order in which it did. */
export class Journal {
  readonly times: TimeWrite[] = [];
  readonly statuses: StatusWrite[] = [];
  private count = 0;

  /** The number of what happens now. */
  tick(): number {
    return (this.count += 1);
  }
}
