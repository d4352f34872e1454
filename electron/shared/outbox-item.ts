import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { StatusChip } from './thread.ts';

/** What the artist's word is asked for, and where each side comes from. */
export type OutboxConflict =
  | {
      kind: 'time';
      /** What Kitsu held when it was read, and when that was (ISO instant). */
      kitsuMinutes: Minutes;
      kitsuAt: string | null;
      /** When the artist typed (ISO instant), and what Kitsu held then. */
      typedAt: string;
      typedOver: Minutes | null;
    }
  /** The status that the task has in Kitsu now. */
  | { kind: 'status'; has: StatusChip };

/** One change that is not in Kitsu yet. */
export interface OutboxItem {
  id: number;
  kind: 'time' | 'start' | 'comment' | 'reply' | 'day-off';
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  /** `SH030 · Animation`, for a sentence. */
  name: string;
  /** For time: which day and how many minutes it shall be. For a day off: its first day. */
  day: Day | null;
  minutes: Minutes | null;
  /** For time: what of it is not in Kitsu and can be moved to another task; `null` when nothing can. */
  movable: Minutes | null;
  /** For a comment or reply: its words. */
  text: string | null;
  /** For a start or a comment: the status it sets, `null` when it leaves it. */
  status: StatusChip | null;
  /** For a day off. */
  dayOff: { action: 'mark' | 'take-back'; last: Day } | null;
  state: 'waiting' | 'sending' | 'parked' | 'conflict';
  /** When the artist made it (ISO instant). */
  since: string;
  /** Why it waits, in words; `null` when it is simply next. */
  reason: string | null;
  /** When it is tried again (ISO instant); `null` as soon as there is a way. */
  nextTry: string | null;
  /** Kitsu refused it because the task is not the artist's any more. */
  unassigned: boolean;
  /** It was sent before, and the answer was lost: Kitsu may have it. */
  mayHaveArrived: boolean;
  conflict: OutboxConflict | null;
}
