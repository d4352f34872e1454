import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { OutboxCause } from './outbox-cause.ts';
import type { StatusChip } from './thread.ts';

/** The question of a conflict, and where each side comes from. */
export type OutboxConflict =
  | {
      kind: 'time';
      /** Kitsu's minutes when they were read, and when that was (ISO instant). */
      kitsuMinutes: Minutes;
      kitsuAt: string | null;
      /** When the artist typed (ISO instant), and Kitsu's minutes at that time. */
      typedAt: string;
      typedOver: Minutes | null;
    }
  /** The task's present status in Kitsu. */
  | { kind: 'status'; has: StatusChip }
  /** A column's value as it is shown: the artist's and Kitsu's. */
  | { kind: 'value'; mine: string; has: string };

/** One change that is not in Kitsu yet. */
export interface OutboxItem {
  id: number;
  /** The name of its kind (outbox/kinds), for one that is not `readable` as it stands in the row. */
  kind: string;
  /** False for one that another version of the app made: it is kept and counted, and nothing can be done with it. */
  readable: boolean;
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  /** What it does: `1 h 30 on Fri 20 Nov`, `Start`, `Comment, Retake`. */
  does: string;
  /** Exactly what discarding takes away, and what stays in Kitsu. */
  discards: string;
  /** `SH030 · Animation`, for a sentence. */
  name: string;
  /** For time: the day of the total. For a day off: its first day. */
  day: Day | null;
  minutes: Minutes | null;
  /** For time: the part that is not in Kitsu and can be moved to another task; `null` if none can. */
  movable: Minutes | null;
  /** For a comment or reply: its text. */
  text: string | null;
  /** What the words are: `Comment`, `Reply`. */
  textLabel: string | null;
  /** What of it can be typed anew now; `null`: nothing. */
  edits: 'minutes' | 'text' | null;
  /** For a start or a comment: the status it sets, `null` if it sets none. */
  status: StatusChip | null;
  /** For a day off. */
  dayOff: { action: 'mark' | 'take-back'; last: Day } | null;
  state: 'waiting' | 'sending' | 'parked' | 'conflict';
  /** When the artist made it (ISO instant). */
  since: string;
  /** Why it waits (`causeText` makes the sentence); `null` if it is simply next. */
  cause: OutboxCause | null;
  /** When it is retried (ISO instant); `null`: as soon as there is a connection. */
  nextTry: string | null;
  /** Kitsu refused it because the artist no longer has the task, or nobody has; `null` otherwise. */
  taskLost: 'unassigned' | 'gone' | null;
  /** It was sent before, and the answer was lost: Kitsu may have it. */
  mayHaveArrived: boolean;
  conflict: OutboxConflict | null;
}
