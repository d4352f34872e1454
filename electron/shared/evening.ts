import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** Why a task is proposed: what is known here of the artist's work on it. */
export type ProposalReason =
  /** It has time on that day: `minutes` in all, `timed` of them by the timer. */
  | { kind: 'that-day'; minutes: Minutes; timed: Minutes }
  /** The timer ran on it that day while the artist was away, and nobody said yet what that was. */
  | { kind: 'away'; minutes: Minutes }
  /** It had time on an earlier day, the last of which this is. */
  | { kind: 'earlier'; day: Day; minutes: Minutes }
  /** It is in work, without any time of late. */
  | { kind: 'started' };

/**
 * A task that a part of the missing time may have gone to. How much is for the artist to say: nothing
 * here measured it.
 */
export interface Proposal {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  day: Day;
  reason: ProposalReason;
  /** The same as on the earlier day, at most what is missing; `null` where there is no such day. */
  asBefore: Minutes | null;
}

/** The card at the end of the artist's day, if a part of the day is missing. */
export interface EveningView {
  today: Day;
  /** Days of this week with less than expected: only today, or on the last working day all of them. */
  days: { day: Day; total: Minutes; expected: Minutes }[];
  proposals: Proposal[];
}
