import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { DayOffView, SaveState } from './views.ts';

/** A total that was not taken: which, and why in words. Nothing of it was changed. */
export interface Refused {
  taskId: string;
  day: Day;
  why: string;
}

/** One task on one day of the timesheet. */
export interface SheetCell {
  day: Day;
  /** The day's total on this task as the artist means it. */
  minutes: Minutes;
  mark: SaveState;
  /** Why it waits, was refused or differs, in words. */
  note: string | null;
}

/** One task over a week. */
export interface SheetRow {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  /** `SQ010 / SH030`. */
  entity: string;
  projectName: string;
  taskTypeName: string;
  taskTypeColor: string;
  /** Monday first. */
  cells: SheetCell[];
  total: Minutes;
  /** Why no time can be logged on it, whatever the day; `null` when it can. */
  blocked: string | null;
  /** No time is on it this week: the artist put the row there, and can take it away. */
  isEmpty: boolean;
}

/** A day of a timesheet, over all tasks. */
export interface SheetDay {
  day: Day;
  /** The sum of the day's cells. */
  total: Minutes;
  /** What a working day has; 0 on days off and days that nobody works. */
  expected: Minutes;
  /** The worst of its cells' marks. */
  mark: SaveState;
  /** It is over and has less than expected. */
  isMissing: boolean;
  /** Why nothing can be logged on it; `null` when it can. */
  locked: string | null;
  dayOff: DayOffView | null;
}

/** My week: every task with time on it, and those that the artist put there. */
export interface SheetWeek {
  today: Day;
  /** Monday first. */
  days: SheetDay[];
  rows: SheetRow[];
  total: Minutes;
  expected: Minutes;
  /** Tasks of last week that are not in this one and take time: what copying its rows would bring. */
  lastWeek: number;
  /** When Kitsu was last asked about the day that was read longest ago (ISO instant); `null`: one never was. */
  readAt: string | null;
}

/** Minutes by what they were for, the most first. */
export interface SheetShare {
  name: string;
  /** Of the task type; `null` for a production. */
  color: string | null;
  minutes: Minutes;
}

/** My month. */
export interface SheetMonth {
  today: Day;
  /** From the first to the last. */
  days: SheetDay[];
  total: Minutes;
  expected: Minutes;
  productions: SheetShare[];
  taskTypes: SheetShare[];
  /** As of a week. */
  readAt: string | null;
}
