import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** This week and the next twelve. */
export const HEAT_WEEKS = 13;

/**
 * How full a week is. `off`: there is nothing to work in it. `free`: less than half is booked. `full`: from four fifths
 * on. `over`: more is booked than there is.
 */
export type WeekLoad = 'off' | 'free' | 'some' | 'full' | 'over';

export interface HeatCell {
  booked: Minutes;
  /** What the person can work in it, from today on; 0 for nobody. */
  capacity: Minutes;
  /** Working days in it on which they are off. */
  daysOff: number;
  load: WeekLoad;
}

export interface HeatRow {
  /** `null`: what nobody has. */
  id: string | null;
  name: string;
  /** As many as there are Mondays. */
  weeks: HeatCell[];
  /** Left of tasks that have no due date. */
  undated: Minutes;
  /** Booked after the last of these weeks. */
  later: Minutes;
  /** Open tasks without an estimate: nobody knows how much they are. */
  unestimated: number;
}

/** People and weeks. */
export interface WorkloadHeat {
  /** Their Mondays. */
  weeks: Day[];
  /** All of the people together, week by week. */
  all: HeatCell[];
  people: HeatRow[];
}

/** Somebody's week; `null` for nobody, and for tasks without a due date. */
export interface WorkPlace {
  personId: string | null;
  week: Day | null;
}

/** A task out of a person's week into another's, or into another week. */
export interface AskedMove {
  taskId: string;
  from: WorkPlace;
  to: { personId: string | null; week: Day };
}

/** One week of a person, before and after. */
export interface WeekChange {
  /** `null`: nobody. */
  personId: string | null;
  name: string;
  week: Day;
  before: Minutes;
  after: Minutes;
  capacity: Minutes;
}

/** What a move would do. */
export interface MoveProposal {
  /** `SQ010 / SH030 · Animation` */
  task: string;
  /** Sentences: what is changed. Empty: nothing. */
  does: string[];
  /** Sentences: what stands against it. */
  conflicts: string[];
  weeks: WeekChange[];
  /** Why it cannot be done; a sentence. */
  refusal: string | null;
}
