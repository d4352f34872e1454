import type { Day } from '../day.ts';
import type { Minutes } from '../minutes.ts';
import type { Failure } from '../result.ts';
import type { QuickSpan } from './parse-line.ts';

/** A task that a line could mean. */
export interface QuickCandidate {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  projectName: string;
  /** Minutes already logged on it on the line's day. */
  minutes: Minutes;
  /** Why it cannot be done on this one; `null` if it can. */
  blocked: Failure | null;
  /** The line with this task's full title. */
  line: string;
}

/**
 * What a line was understood as. `candidates`: the best match first; if the line has no word for a
 * task, the recent tasks, of which the artist chooses one. `problem`: what else is missing, ambiguous
 * or wrong, with what to do.
 */
export type QuickReading = {
  spans: QuickSpan[];
  candidates: QuickCandidate[];
  /** The line has words for a task, so the first candidate is meant. */
  named: boolean;
  /** Words of it that are in no name: the candidates have names nearly so, and nothing is guessed. */
  near: string[];
  problem: Failure | null;
} & (
  | { kind: 'nothing' }
  | { kind: 'log'; minutes: Minutes | null; day: Day | null; dayPhrase: string }
  | { kind: 'start' }
  /** `running`: the title of the running task. */
  | { kind: 'stop'; running: string | null }
);

/** Exactly what was shown when Enter was pressed. */
export type QuickDo =
  | {
      kind: 'log';
      taskId: string;
      day: Day;
      minutes: Minutes;
      /** The day's total on the task as shown: before and after. */
      before: Minutes;
      after: Minutes;
    }
  | { kind: 'start'; taskId: string }
  | { kind: 'stop' };

/**
 * What was done. `undo` is its id for undoing it, until `undoUntil` (epoch ms); `null` if it cannot be
 * undone.
 */
export interface QuickDone {
  /** As a message: `Logged 1 h 30 on SH030 · Animation, today: 3 h 30`. */
  message: string;
  undo: { id: number; until: number } | null;
}

/**
 * Whether the shortcut of the settings (Electron's spelling) opens the quick log. `taken`: another
 * program has it, or it is invalid on this system; `unsupported`: the desktop gives no program one
 * (Wayland); `off`: none is set.
 */
export interface ShortcutState {
  shortcut: string | null;
  state: 'registered' | 'taken' | 'unsupported' | 'off';
  /** What opens the quick log when it is bound in the desktop's own keyboard settings. */
  command: string;
}
