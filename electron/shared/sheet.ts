import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { Note } from './note.ts';
import type { Failure } from './result.ts';
import type { DayOffView, SaveState } from './views.ts';

/** A total that was refused, and why. It is unchanged. */
export interface Refused {
  taskId: string;
  day: Day;
  refusal: Failure;
}

/** One task on one day of the timesheet. */
export interface SheetCell {
  day: Day;
  /** The day's total on this task, the artist's own value. */
  minutes: Minutes;
  mark: SaveState;
  /** Why it waits, was refused or differs, as a message. */
  note: Note | null;
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
  /** Why no time can be logged on it on any day; `null` if it can. */
  blocked: Failure | null;
  /** It has no time this week: the artist added the row, and can remove it. */
  isEmpty: boolean;
}

/** A day of a timesheet, over all tasks. */
export interface SheetDay {
  day: Day;
  /** The sum of the day's cells. */
  total: Minutes;
  /** The hours of a working day; 0 on days off and days without work. */
  expected: Minutes;
  /** The worst state of its cells. */
  mark: SaveState;
  /** It is unfinished (`unfinished.ts`). */
  isMissing: boolean;
  /** Why nothing can be logged on it; `null` if it can. */
  locked: Failure | null;
  dayOff: DayOffView | null;
}

/** The artist's week: every task with time in it, and those added by hand. */
export interface SheetWeek {
  today: Day;
  /** Monday first. */
  days: SheetDay[];
  rows: SheetRow[];
  total: Minutes;
  expected: Minutes;
  /** Number of last week's tasks that are not in this one and accept time: what copying would add. */
  lastWeek: number;
  /**
   * When Kitsu was last asked about the day that was read longest ago (ISO instant); `null` if one
   * never was.
   */
  readAt: string | null;
}

/** Minutes by production or task type, the largest first. */
export interface SheetShare {
  name: string;
  /** Of the task type; `null` for a production. */
  color: string | null;
  minutes: Minutes;
}

/** The artist's month. */
export interface SheetMonth {
  today: Day;
  /** From the first to the last. */
  days: SheetDay[];
  total: Minutes;
  expected: Minutes;
  productions: SheetShare[];
  taskTypes: SheetShare[];
  /** As in a week. */
  readAt: string | null;
}
