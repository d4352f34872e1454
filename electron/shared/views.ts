import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { Month } from './month.ts';
import type { FailureCode } from './result.ts';
import type { TaskRow } from './task.ts';

/**
 * Where a number of minutes is: `kitsu` was read back from Kitsu, `here` is safe on this disk
 * and waits to be sent, `parked` was refused by Kitsu and waits for the artist, `conflict`
 * was changed in Kitsu meanwhile, `changed` is another number in Kitsu than was read back there
 * after the app wrote it.
 */
export type SaveState = 'none' | 'here' | 'kitsu' | 'parked' | 'conflict' | 'changed';

/** A time that Kitsu holds otherwise than it was read back, and nothing of it waits here. */
export interface DayDifference {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  /** What was read back, and when (ISO instant). */
  had: Minutes;
  readBackAt: string;
  /** What Kitsu holds now. */
  has: Minutes;
  /** A day off deleted it; taking that back restores it. */
  takenByDayOff: boolean;
}

/** Hours that are kept here because a day off deletes them in Kitsu. */
export interface StashedHours {
  day: Day;
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  minutes: Minutes;
}

/** A day off of mine, both days included. `here` waits to be sent, `refused` needs the artist. */
export interface DayOffView {
  first: Day;
  last: Day;
  description: string;
  state: 'kitsu' | 'here' | 'refused';
  /** Why it waits or was refused, in words. */
  note: string | null;
}

/** Which days an export has: one month, or with `all` everything that is here, 13 months. */
export type TimeRange = 'this-month' | 'last-month' | 'all' | Month;

/** What marking some days off would do. */
export interface DayOffPreview {
  first: Day;
  last: Day;
  /** What Kitsu deletes then, what waits here included. */
  hours: StashedHours[];
  total: Minutes;
  /** Why it cannot be done, in words; `null` when it can. */
  blocked: string | null;
}

/** What Kitsu holds of a day, as last read. */
export interface ConfirmedDay {
  total: Minutes;
  differences: DayDifference[];
}

export interface TimeEntry {
  taskId: string;
  /** The day's total on this task as the artist means it. */
  minutes: Minutes;
  mark: SaveState;
  /** What Kitsu last said it holds; `null` when that day was never read. */
  kitsuMinutes: Minutes | null;
  /** Why it waits or was refused, in words. */
  note: string | null;
  /** When Kitsu was read back to hold what the app wrote (ISO instant); `null`: it never was. */
  readBackAt: string | null;
  /** Why time cannot be logged on this task and day; `null` when it can. */
  blocked: string | null;
}

/** One day: every task with time on it, and whether it may be edited. */
export interface DayView {
  day: Day;
  today: Day;
  entries: TimeEntry[];
  /** Tasks with time that day that are not in the to-do list: done, or no longer mine. */
  others: TaskRow[];
  total: Minutes;
  /** All that I have logged by task, over every known day, what waits included. */
  mine: Record<string, Minutes>;
  /** What a day is expected to hold: as the artist set it, else the organisation's hours. */
  target: Minutes;
  /** Why nothing can be logged on this day at all; `null` when it can. */
  locked: string | null;
  /** `isMissing`: a day before this one that holds less than is expected of it. */
  week: { day: Day; minutes: Minutes; mark: SaveState; isOff: boolean; isMissing: boolean }[];
  /** When Kitsu was last asked about this day (ISO instant), `null` if never. */
  readAt: string | null;
  confirmed: ConfirmedDay;
  /** The day off that this day lies in. */
  dayOff: DayOffView | null;
  /** What taking the day off back would restore, of all its days; or what is kept of this day. */
  stashed: StashedHours[];
  /** One of the artist's working days of the week. */
  isWorkday: boolean;
  /** One line where this computer's clock and the Kitsu profile's differ. */
  zoneNote: string | null;
}

/** What a long list looked like when it was drawn last, so that its beginning can be drawn first. */
export interface ListSnapshot {
  /** The first rows' tasks, in their order. */
  ids: string[];
  /** How many rows there were under the filter. */
  rows: number;
  /** How many productions all tasks are in. */
  productions: number;
}

/** Lists up to this length are whole at once: there is nothing to gain. */
export const SHORT_LIST = 200;

/** My to-do list from the replica. */
export interface TodoList {
  tasks: TaskRow[];
  /** Set where these are only the first to be drawn: what else there is. `null`: these are all. */
  partial: { more: number; productions: number } | null;
  /** When Kitsu last gave the whole list (ISO instant); `null` before the first time. */
  readAt: string | null;
  /** Entries of Kitsu's answer that could not be understood and were left out. */
  skipped: number;
  /** Minutes of one working day, for estimates in days. */
  dayLength: Minutes;
  /** What its changes are asked by; `null` where only the whole can be asked for. */
  cursor: number | null;
}

/** What became of a to-do list since it was told: of thousands of tasks a few change at a time. */
export type TodoChanges =
  | { kind: 'whole'; list: TodoList }
  | ({
      kind: 'changes';
      /** Tasks that are new in the list, or not what they were. */
      rows: TaskRow[];
      /** Ids of tasks that are not in the list, whether they were or not. */
      gone: string[];
    } & Omit<TodoList, 'tasks' | 'partial'>);

/**
 * How this computer and Kitsu stand, by what was last really answered: `server-away`, the network
 * is there and Kitsu is not, or something else answers in its place; `signed-out`, the session is
 * over at the server; `offline`, this computer has no network.
 */
export type ConnectionState = 'online' | 'server-away' | 'signed-out' | 'offline';

export type SyncStatus = {
  /** Changes not yet in Kitsu, parked ones and conflicts included. */
  waiting: number;
  /** Of these, the ones that need the artist. */
  needsYou: number;
  /** Something is being read or sent now. */
  busy: boolean;
  /** When Kitsu last answered a whole refresh (ISO instant). */
  readAt: string | null;
  /** What is wrong, in one line; `null` when all is well. */
  problem: { code: FailureCode; message: string; action: string | null } | null;
  /** `null` before anything was asked. */
  connection: ConnectionState | null;
  /** Since when it is so (ISO instant). */
  connectionSince: string | null;
  /** How far the first reading is, in parts; `null` when none is under way. */
  progress: { done: number; total: number } | null;
  /** The artist stopped the reading: it goes on when they say so. */
  readingStopped: boolean;
};

/** Before anything is known. */
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

/** The day in some facts: what the tray tells, and the command `status`. */
export interface TodayStatus {
  signedIn: boolean;
  /** Today's total on all tasks, what the timer has run today included. */
  total: Minutes;
  /** The organisation's hours a day. */
  target: Minutes;
  /** Changes that are not in Kitsu yet, and those of them that need the artist. */
  waiting: number;
  needsYou: number;
  /** What the timer runs on, and whole minutes since it was started; `null` while it rests. */
  running: { taskId: string; title: string; minutes: Minutes } | null;
  /** Tasks worked on last, the latest first; the running one may be among them. */
  recent: { taskId: string; title: string }[];
}

/** How the to-do list is searched, filtered and sorted; remembered per account. */
export interface TodoFilter {
  search: string;
  projectId: string | null;
  taskTypeId: string | null;
  statusId: string | null;
  sort: 'due' | 'priority' | 'name' | 'status' | 'production';
}

export const DEFAULT_FILTER: TodoFilter = {
  search: '',
  projectId: null,
  taskTypeId: null,
  statusId: null,
  sort: 'due',
};
