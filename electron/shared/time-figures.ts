import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

export const TIME_GROUPS = ['person', 'type', 'production'] as const;
export type TimeGroup = (typeof TIME_GROUPS)[number];

export const TIME_UNITS = ['day', 'week', 'month'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** Periods that have a name; `all`: from the first time that was logged to the last, or to today. */
export const TIME_PERIODS = ['this-week', 'last-week', 'month', 'all'] as const;
type TimePeriod = (typeof TIME_PERIODS)[number];

/** What of the logged time is asked for. */
export interface TimeAsked {
  by: TimeGroup;
  unit: TimeUnit;
  /** Days of one's own: both included. */
  period: TimePeriod | { first: Day; last: Day };
}

export const USUAL_TIME: TimeAsked = { by: 'person', unit: 'day', period: 'this-week' };

/** A column: a day, a week or a month, as far as it lies in the period. */
export interface TimeColumn {
  first: Day;
  last: Day;
}

export interface TimeRow {
  /** Of the person, the task type or the production. */
  id: string;
  name: string;
  /** By column; may be fractions, as Kitsu has them. */
  cells: Minutes[];
  minutes: Minutes;
  /** Estimates of the tasks that this time is on, and all that was ever logged on them; those without one are left out. */
  estimate: Minutes;
  spent: Minutes;
}

/** What somebody got done of a task type: a task of two people is half each one's. */
export interface DoneRow {
  personId: string;
  person: string;
  typeId: string;
  type: string;
  /** Tasks that they were on; a shared one counts for each. */
  tasks: number;
  frames: number;
  /** `null`: the production has no frame rate. */
  seconds: number | null;
  /** What they logged on these tasks, whenever. */
  minutes: Minutes;
  /** Frames on a day's work; `null` where nothing was logged. */
  framesADay: number | null;
}

export interface TimeFigures {
  /** As shown: more columns than fit are drawn together. */
  unit: TimeUnit;
  first: Day;
  last: Day;
  columns: TimeColumn[];
  rows: TimeRow[];
  totals: Minutes[];
  minutes: Minutes;
  done: DoneRow[];
  /** Of all together: each task once. */
  doneAll: Pick<DoneRow, 'tasks' | 'frames' | 'seconds'>;
  /** Done tasks of which Kitsu does not tell the day. */
  doneUnknown: number;
}
