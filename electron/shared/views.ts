import type { Day, DaySpan } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { Month } from './month.ts';
import type { Note } from './note.ts';
import type { DayOff, DayTime } from './production.ts';
import type { Failure } from './result.ts';
import type { TaskRow } from './task.ts';

/**
 * Where a number of minutes is: `kitsu` was read back from Kitsu, `here` is safe on this disk and waits
 * to be sent, `parked` was refused by Kitsu and waits for the artist, `conflict` was changed in Kitsu
 * meanwhile, `changed` differs in Kitsu from what Kitsu had confirmed after the app wrote it.
 */
export type SaveState = 'none' | 'here' | 'kitsu' | 'parked' | 'conflict' | 'changed';

/** A time on which Kitsu differs from what it had confirmed, while nothing of it waits here. */
export interface DayDifference {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  /** The confirmed minutes, and when that was (ISO instant). */
  had: Minutes;
  readBackAt: string;
  /** Kitsu's present minutes. */
  has: Minutes;
  /** A day off deleted it; cancelling that restores it. */
  takenByDayOff: boolean;
}

/** Hours that are stashed here because a day off deletes them in Kitsu. */
export interface StashedHours extends DayTime {
  /** `SQ010 / SH030 · Animation`. */
  title: string;
}

/**
 * A day off as the artist sees it: Kitsu's, with waiting changes applied. `here` waits to be sent,
 * `refused` needs the artist.
 */
export interface DayOffView extends Omit<DayOff, 'id' | 'personId'> {
  /** Kitsu's id; `null` while only this computer knows of it. */
  id: string | null;
  state: 'kitsu' | 'here' | 'refused';
  /** Why it waits or was refused. */
  note: Note | null;
}

/** The days of an export: one month, or with `all` everything that is here, 13 months. */
export type TimeRange = 'this-month' | 'last-month' | 'all' | Month;

/** What marking some days off would do. */
export interface DayOffPreview extends DaySpan {
  /** What Kitsu would delete, waiting changes included. */
  hours: StashedHours[];
  total: Minutes;
  /** Why it cannot be done; `null` if it can. */
  blocked: Failure | null;
}

/** Kitsu's times of a day, as last read. */
export interface ConfirmedDay {
  total: Minutes;
  differences: DayDifference[];
}

export interface TimeEntry {
  taskId: string;
  /** The day's total on this task, the artist's own value. */
  minutes: Minutes;
  mark: SaveState;
  /** Kitsu's value as last read; `null` if that day was never read. */
  kitsuMinutes: Minutes | null;
  /** Why it waits or was refused. */
  note: Note | null;
  /** When Kitsu confirmed what the app wrote (ISO instant); `null` if it never did. */
  readBackAt: string | null;
  /** Why time cannot be logged on this task and day; `null` if it can. */
  blocked: Failure | null;
}

/** One day: every task with time on it, and whether it may be edited. */
export interface DayView {
  day: Day;
  today: Day;
  entries: TimeEntry[];
  /** Tasks with time that day that are not in the to-do list: done, or no longer assigned. */
  others: TaskRow[];
  total: Minutes;
  /** All that the artist has logged, by task, over every known day, waiting changes included. */
  mine: Record<string, Minutes>;
  /** The expected hours of a day: the artist's setting, else the organisation's hours. */
  target: Minutes;
  /** Why nothing can be logged on this day at all; `null` if it can. */
  locked: Failure | null;
  /** `isMissing`: it is unfinished (`unfinished.ts`). */
  week: { day: Day; minutes: Minutes; mark: SaveState; isOff: boolean; isMissing: boolean }[];
  /** When Kitsu was last asked about this day (ISO instant), `null` if never. */
  readAt: string | null;
  confirmed: ConfirmedDay;
  /** The day off that contains this day. */
  dayOff: DayOffView | null;
  /** What cancelling the day off would restore, of all its days; or what is stashed for this day. */
  stashed: StashedHours[];
  /** One of the artist's working weekdays. */
  isWorkday: boolean;
  /** A note if the zones of this computer and the Kitsu profile differ. */
  zoneNote: string | null;
}

/** How a long list looked when it was last drawn, so that its beginning can be drawn first. */
export interface ListSnapshot {
  /** The tasks of the first rows, in order. */
  ids: string[];
  /** Number of rows that matched the filter. */
  rows: number;
  /** Number of productions of all tasks. */
  productions: number;
}

/** Lists up to this length are always sent whole: splitting would gain nothing. */
export const SHORT_LIST = 200;

/** The artist's to-do list from the replica. */
export interface TodoList {
  tasks: TaskRow[];
  /** Set if these are only the first rows: what else there is. `null` if these are all. */
  partial: { more: number; productions: number } | null;
  /** When Kitsu last sent the whole list (ISO instant); `null` before the first time. */
  readAt: string | null;
  /** Entries of Kitsu's answer that could not be understood and were left out. */
  skipped: number;
  /** Minutes of one working day, for estimates in days. */
  dayLength: Minutes;
  /** The cursor for asking for changes; `null` if only the whole list can be asked for. */
  cursor: number | null;
}

/** The changes of a to-do list since the last answer: of thousands of tasks few change at a time. */
export type TodoChanges =
  | { kind: 'whole'; list: TodoList }
  | ({
      kind: 'changes';
      /** Tasks that are new or changed. */
      rows: TaskRow[];
      /** Ids of tasks that are not in the list; some may never have been. */
      gone: string[];
    } & Omit<TodoList, 'tasks' | 'partial'>);

/**
 * The connection, by the last real answer: `server-away`, there is a network but Kitsu does not answer,
 * or something else answers in its place; `signed-out`, the session has ended at the server; `offline`,
 * this computer has no network.
 */
export type ConnectionState = 'online' | 'server-away' | 'signed-out' | 'offline';

export type SyncStatus = {
  /** Changes not yet in Kitsu, parked ones and conflicts included. */
  waiting: number;
  /** Those of them that need the artist. */
  needsYou: number;
  /** Something is being refreshed or sent now. */
  busy: boolean;
  /** When Kitsu last answered a whole refresh (ISO instant). */
  readAt: string | null;
  /** The present problem, in one line; `null` if there is none. */
  problem: Failure | null;
  /** `null` before the first request. */
  connection: ConnectionState | null;
  /** Since when it has been so (ISO instant). */
  connectionSince: string | null;
  /** Progress of the first refresh, in parts; `null` if none is under way. */
  progress: { done: number; total: number } | null;
  /** The artist stopped the refresh: it continues when they say so. */
  readingStopped: boolean;
};

/** The status before anything is known. */
export const NO_SYNC: SyncStatus = {
  waiting: 0,
  needsYou: 0,
  busy: false,
  readAt: null,
  problem: null,
  connection: null,
  connectionSince: null,
  progress: null,
  readingStopped: false,
};

/** Today in a few facts: for the tray, and for the command `status`. */
export interface TodayStatus {
  signedIn: boolean;
  /** Today's total on all tasks, what the timer has run today included. */
  total: Minutes;
  /** The organisation's hours a day. */
  target: Minutes;
  /** Changes that are not in Kitsu yet, and those of them that need the artist. */
  waiting: number;
  needsYou: number;
  /** The running task, and whole minutes since its start; `null` if none runs. */
  running: { taskId: string; title: string; projectName: string; minutes: Minutes } | null;
  /** The last tasks worked on, latest first; the running one may be among them. */
  recent: { taskId: string; title: string }[];
}
