import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { Zone } from './zone.ts';

/** When I worked on a task: epoch milliseconds, within one of my days. */
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

/** Why nobody was there: no input, a locked screen, a computer that slept, or the app was not running. */
export type AwayCause = 'idle' | 'lock' | 'sleep' | 'closed';

/** Time (epoch milliseconds) in which the timer ran and nobody was there, still to be answered. */
export interface Gap {
  id: string;
  taskId: string;
  title: string;
  from: number;
  to: number;
  cause: AwayCause;
  /** The timer went on when somebody was back. */
  goesOn: boolean;
}

/**
 * What becomes of a gap: it was work on its task, no work, or work on another task; or the first
 * part was work on its task, and from `at` on (epoch milliseconds) on another, or none (`null`).
 */
export type GapAnswer =
  | { kind: 'keep' }
  | { kind: 'drop' }
  | { kind: 'give'; taskId: string }
  | { kind: 'split'; at: number; taskId: string | null };

export interface TimerView {
  running: RunningTimer | null;
  /** The tasks worked on last, the latest first; the running one is among them. */
  recent: { taskId: string; title: string }[];
  /** The oldest first. */
  gaps: Gap[];
  /**
   * The last start, stop or answer in words, and until when it can be taken back (epoch milliseconds);
   * `status`: and a status waits for that here.
   */
  undo: { until: number; message: string; status: boolean } | null;
}

export const NO_TIMER: TimerView = { running: null, recent: [], gaps: [], undo: null };

/** How long a start, a stop or an answer can be taken back, and a start's status waits here for that. */
export const UNDO_MS = 10_000;

/** A task's day by where its minutes come from: `counted` of its segments, the rest was typed. */
export interface TaskDaySources {
  taskId: string;
  title: string;
  minutes: Minutes;
  counted: Minutes;
  /** `minutes` − `counted`; below 0 where less was typed than was timed. */
  correction: Minutes;
}

/** A day's segments, the running one included, and what its totals are made of. */
export interface DaySegments {
  day: Day;
  /** Epoch milliseconds of its first and after its last moment: 23 to 25 hours. */
  from: number;
  to: number;
  /** Whose clocks its times are told by. */
  zone: Zone;
  segments: Segment[];
  sources: TaskDaySources[];
}
