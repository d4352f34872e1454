import type { Day } from '../day.ts';
import type { Minutes } from '../minutes.ts';
import type { QuickSpan } from './parse-line.ts';

/** A task that a line could mean. */
export interface QuickCandidate {
  taskId: string;
  /** `SQ010 / SH030 · Animation`. */
  title: string;
  projectName: string;
  /** What is logged on it on the line's day, before. */
  minutes: Minutes;
  /** Why it cannot be done on this one, in words; `null` when it can. */
  blocked: string | null;
  /** The line with this task's title written out in it. */
  line: string;
}

/**
 * What a line was understood as. `candidates`: the best match first; without a word for a task in
 * the line, what was worked on lately, of which the artist says which. `problem`: what else is
 * missing, ambiguous or wrong, in words.
 */
export type QuickReading = {
  spans: QuickSpan[];
  candidates: QuickCandidate[];
  /** The line has words for a task, so that the first candidate is meant. */
  named: boolean;
  problem: string | null;
} & (
  | { kind: 'nothing' }
  | { kind: 'log'; minutes: Minutes | null; day: Day | null; dayPhrase: string }
  | { kind: 'start' }
  /** `running`: the title of the task that runs. */
  | { kind: 'stop'; running: string | null }
);

/** Exactly what was shown when Enter was pressed. */
export type QuickDo =
  | {
      kind: 'log';
      taskId: string;
      day: Day;
      minutes: Minutes;
      /** The day's total on the task, as it was shown: before and after. */
      before: Minutes;
      after: Minutes;
    }
  | { kind: 'start'; taskId: string }
  | { kind: 'stop' };

/** What was done. `undo` names it for taking it back, until `undoUntil` (epoch ms); `null`: it cannot be. */
export interface QuickDone {
  /** In words: `Logged 1 h 30 on SH030 · Animation, today: 3 h 30`. */
  message: string;
  undo: { id: number; until: number } | null;
}

/**
 * Whether the shortcut of the settings (Electron's spelling) brings the quick log. `taken`: another
 * program has it, or it is none on this system; `unsupported`: the desktop lets no program have one
 * (Wayland); `off`: none is set.
 */
export interface ShortcutState {
  shortcut: string | null;
  state: 'registered' | 'taken' | 'unsupported' | 'off';
}
