import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { Zone } from './zone.ts';

/** A piece of work on a task: epoch milliseconds, within one of the artist's days. */
export interface Segment {
  id: string;
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  day: Day;
  start: number;
  /** `null` while it runs. */
  end: number | null;
}

export interface RunningTimer {
  taskId: string;
  title: string;
  /** Epoch milliseconds since when it runs without a break. */
  since: number;
}

/** Why the artist was away: no input, a locked screen, a sleeping computer, or the app was not running. */
export type AwayCause = 'idle' | 'lock' | 'sleep' | 'closed';

/**
 * Time (epoch milliseconds) in which the timer ran and the artist was away, or that could not be stored:
 * still to be answered.
 */
export interface Gap {
  id: string;
  taskId: string;
  title: string;
  from: number;
  to: number;
  cause: AwayCause | 'unsaved';
  /** The timer continued when the artist came back. */
  goesOn: boolean;
}

/**
 * The artist's answer: it was work on its task, no work, or work on another task; or the first part was
 * work on its task, and from `at` on (epoch milliseconds) on another, or none (`null`).
 */
export type GapAnswer =
  | { kind: 'keep' }
  | { kind: 'drop' }
  | { kind: 'give'; taskId: string }
  | { kind: 'split'; at: number; taskId: string | null };

export interface TimerView {
  running: RunningTimer | null;
  /** The artist wants no notices while it runs. */
  focus: boolean;
  /** The last tasks worked on, latest first; the running one is among them. */
  recent: { taskId: string; title: string }[];
  /** Oldest first. */
  gaps: Gap[];
  /**
   * The last start, stop or answer as a message, its step of the undo log, and until when it can be undone
   * (epoch milliseconds);
   * `status`: a status change waits here for that.
   */
  undo: { id: number; until: number; message: string; status: boolean } | null;
}

export const NO_TIMER: TimerView = {
  running: null,
  focus: false,
  recent: [],
  gaps: [],
  undo: null,
};

/** How long a start, a stop or an answer can be undone; a start's status waits here that long. */
export const UNDO_MS = 10_000;

/** Where the minutes of a task's day come from: `counted` from its segments, the rest was typed. */
export interface TaskDaySources {
  taskId: string;
  title: string;
  minutes: Minutes;
  counted: Minutes;
  /** `minutes` − `counted`; below 0 if less was typed than timed. */
  correction: Minutes;
}

/** A day's segments, the running one included, and what its totals consist of. */
export interface DaySegments {
  day: Day;
  /** Epoch milliseconds of its begin and of the next day's: 23 to 25 hours apart. */
  from: number;
  to: number;
  /** The zone of its times. */
  zone: Zone;
  /** `HH:MM`: when the artist's days begin. */
  begins: string;
  segments: Segment[];
  sources: TaskDaySources[];
}
