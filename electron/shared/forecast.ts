import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** Done tasks with an estimate and logged time that a forecast needs at least. */
export const FEWEST_DONE = 20;

/** What the forecast stands on. */
export interface ForecastBasis {
  /** Done tasks with an estimate and logged time. */
  done: number;
  /** Their logged minutes for one estimated, the middle one; 1.2 is a fifth over. `null` without any. */
  ratio: number | null;
  /** Open tasks whose end is foretold. */
  open: number;
  /** Of those: taken as long as the middle one of their type, for they have no estimate. */
  withoutEstimate: number;
  /** Of those: divided among whoever does such work, for nobody is on them. */
  nobody: number;
  /** Open tasks that count nowhere: no estimate of that type, or nobody who could do them. */
  leftOut: number;
  /** Minutes still to do, as estimated. */
  left: Minutes;
}

/** The day on which all would be done: in eight of ten runs from `early` to `late`, in half not after `middle`. */
export interface FinishRange {
  early: Day;
  middle: Day;
  late: Day;
}

/** How much earlier the middle day would be if this part kept to its estimates. */
export interface ForecastDriver {
  kind: 'type' | 'person';
  id: string;
  name: string;
  /** Logged minutes for one estimated, as it is foretold. */
  ratio: number;
  /** Whole days. */
  days: number;
}

/** What it would have said on an earlier day. */
export interface ForecastThen {
  day: Day;
  /** `null`: too little was known by then. */
  range: FinishRange | null;
  /** Done tasks with an estimate and time, by that day. */
  done: number;
}

/** With a look back. */
export interface ForecastReport extends Forecast {
  /** What it would have said earlier; `null`: what happened since was not read. */
  before: ForecastThen[] | null;
  /** The day on which all was done; `null` if it is not, or nothing tells since when. */
  finished: Day | null;
}

export interface Forecast {
  /** `few`: too little was done; `done`: nothing is open; `far`: not within three years. */
  state: 'told' | 'few' | 'done' | 'far';
  range: FinishRange | null;
  /** The latest due day of an open task. */
  due: Day | null;
  basis: ForecastBasis;
  /** What moves it most, the most first. */
  drivers: ForecastDriver[];
  /** In how many of a hundred runs all is done, by day: from the first such day to the last. */
  chances: { day: Day; percent: number }[];
}
