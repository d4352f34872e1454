import type { Minutes } from '../minutes.ts';
import type { EditLock } from '../production-edit.ts';
import type { Freshness } from '../productions.ts';

/** What the tasks are grouped by. `entity`: by sequence or asset type, and in that by shot or asset. */
export const GROUPINGS = ['entity', 'sequence', 'person', 'type', 'all'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A day as a whole number, counted from 1 January 1970, in no zone. */
export type DayNumber = number;

/** First and last day, both included; a task may have one of them, or neither. */
export interface PlannedDays {
  start: DayNumber | null;
  due: DayNumber | null;
}

/** A task of a schedule. Numbers are places in the lists of `ScheduleFacts`. */
export interface ScheduleTask extends PlannedDays {
  id: string;
  entity: number;
  type: number;
  /** -1: not known. */
  status: number;
  people: number[];
  estimation: Minutes;
  spent: Minutes;
}

/** What the tasks of a schedule are for: shots of a sequence, assets of a type. */
export interface ScheduleGroup {
  id: string;
  /** With what it is in: `E01 / SQ010`. */
  name: string;
  kind: 'shots' | 'assets' | 'other';
}

export interface ScheduleMilestone {
  id: string;
  name: string;
  /** `null`: it has no day yet. */
  day: DayNumber | null;
}

/** The days that are planned for a whole task type. */
export interface ScheduleBand {
  type: number;
  first: DayNumber;
  last: DayNumber;
  manDays: number | null;
}

/** A production as its schedule shows it; canceled shots and assets are left out. In the order in which people read. */
export interface ScheduleFacts {
  name: string;
  start: DayNumber | null;
  end: DayNumber | null;
  groups: ScheduleGroup[];
  entities: { id: string; name: string; group: number }[];
  /** In the production's order. */
  types: { id: string; name: string; color: string }[];
  statuses: { id: string; name: string; color: string; isDone: boolean }[];
  people: { id: string; name: string; isHere: boolean }[];
  tasks: ScheduleTask[];
  milestones: ScheduleMilestone[];
  bands: ScheduleBand[];
  daysOff: { person: number; first: DayNumber; last: DayNumber }[];
  /** Milestones and days off were never read. */
  isPartial: boolean;
}

/** How somebody looks at a schedule. */
export interface ScheduleLook {
  grouping: Grouping;
  colourBy: 'type' | 'status';
  /** Pixels of a day. */
  px: number;
}

/** A schedule as a window gets it. */
export interface ScheduleView extends Freshness {
  /** Names what `facts` has: who has it already is not told again. */
  stamp: string;
  /** `ScheduleFacts` as JSON, for a window's border copies thousands of rows value by value; `null`: those of `have`. */
  facts: string | null;
  /** Minutes of a working day. */
  dayLength: Minutes;
  /** Why the days of tasks of a type cannot be changed, by the type's id. */
  locks: Record<string, EditLock>;
  /** Ids of tasks with an edit that is not in Kitsu yet. */
  unsent: string[];
  /** Another number: Kitsu told of its versions. */
  versionsHeard: number;
  /** How it is counted. */
  how: string[];
}

/** As many as are moved at once. */
export const MOST_MOVES = 2000;
