import type { Day, DaySpan } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { ShortOutlook } from './task-facts.ts';

/** A week that is still to come, or the present one, beside what is due in it. */
export interface WeekAhead extends DaySpan {
  /** Minutes that the artist's own days have from today on; of today, what is left. */
  free: Minutes;
  /** Minutes left of their part of what is due in it. What is late is due in the present week. */
  left: Minutes;
  /** Its working days, from today on, that are days off. */
  daysOff: number;
  taskIds: string[];
  /** Those that would not be done in time. */
  late: string[];
  /** How many have no estimate, so that nothing can be said of them. */
  unestimated: number;
  /** The day on which the last of them would be done; `null` where that can be told of none. */
  finish: Day | null;
}

/** What a calendar of the artist's tasks says beside their days. */
export interface MySchedule {
  today: Day;
  /** Days off with what waits, cancelled ones left out. */
  daysOff: DaySpan[];
  /** "Will I make it" of each open task, by its id. */
  outlooks: Record<string, ShortOutlook>;
  /** The present week, and each later one in which something is due. */
  weeks: WeekAhead[];
}

/** One of the artist's done tasks, as far as it is known on this computer. */
export interface DoneTask {
  id: string;
  parents: string[];
  name: string;
  projectName: string;
  taskTypeName: string;
  taskTypeColor: string;
  /** When it became done; `null` if Kitsu does not say. */
  day: Day | null;
  /** The artist's share of the shot's frames; `null` where they are not known here, or it is no shot. */
  frames: number | null;
  seconds: number | null;
  isShot: boolean;
  retakes: number;
  estimate: Minutes;
  /** By everybody on the task. */
  logged: Minutes;
}

/** What was done on a day, in a week or in a month. */
export interface RecordPeriod extends DaySpan {
  taskIds: string[];
  frames: number;
  seconds: number;
  /** On how many days frames were done. */
  frameDays: number;
  /** Shots among them whose frames, or whose seconds, are not known here. */
  framesUnknown: string[];
  secondsUnknown: string[];
  retakes: number;
  /** The tasks that had one. */
  retaken: string[];
  /** Of the tasks that have an estimate, and what was logged on those. */
  estimate: Minutes;
  logged: Minutes;
  unestimated: string[];
}

/** The artist's done work by day, by ISO week and by month, the latest first; empty ones are left out. */
export interface MyRecord {
  today: Day;
  tasks: DoneTask[];
  days: RecordPeriod[];
  weeks: RecordPeriod[];
  months: RecordPeriod[];
  /** Done tasks of which Kitsu does not say when they became so. */
  undated: string[];
}
