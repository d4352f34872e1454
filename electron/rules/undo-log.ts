import type { Day } from '../shared/day.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { Undone, UndoRoom } from '../shared/undo.ts';
import type { StudioConfig } from './studio-rules.ts';

/** What an undo is held to, as it is when the artist asks for it. */
export interface UndoContext {
  studio: StudioConfig;
  today: Day;
  /** ISO instant of the artist's action. */
  at: string;
}

/** One write of the artist's and the way back. */
export interface UndoStep {
  room: UndoRoom;
  /** What was done, as it follows "Undone: ", such as `1 h 30 on SH030 · Animation`. */
  title: string;
  /** True once it can no longer be undone whatever stands there, such as a start that was sent. */
  isOver?(): boolean;
  /**
   * Puts back what was there before; durable when it answers. The value is what stays as it is, in a
   * sentence. Refused with `conflict` where something newer stands in the place.
   */
  undo(context: UndoContext): Result<string | null>;
}

export interface UndoHandle {
  /** Names the step to `run`. */
  undo: number;
}

/** What was written of late in an account, for as long as the app runs: the one undo of the app. */
export interface UndoLog {
  add(step: UndoStep): number;
  /** Undoes this step, once. */
  run(undo: number, context: UndoContext): Result<Undone>;
  /** Undoes the last step that was made in the room. */
  runLast(room: UndoRoom, context: UndoContext): Result<Undone>;
}

/** More than anybody undoes one by one. */
const KEPT = 200;

const TOO_LATE = failure('not-found', 'It is too late to undo this.', 'Change it by hand instead.');

/** The answer of a step whose place was taken since. */
export const CHANGED_SINCE = failure(
  'conflict',
  'This was changed again since: it stays as it is now.',
);

export function createUndoLog(): UndoLog {
  const steps = new Map<number, UndoStep>();
  let next = 1;

  function run(undo: number, context: UndoContext): Result<Undone> {
    const step = steps.get(undo);
    if (!step || step.isOver?.()) return TOO_LATE;
    // What the disk refuses is thrown: the step is kept for another try.
    const done = step.undo(context);
    // Whatever stands in the way stays there: the next Ctrl+Z is for the step before.
    steps.delete(undo);
    if (!done.ok) return done;
    const message = [`Undone: ${step.title}`, done.value].filter(Boolean).join('. ');
    return success({ message, step: undo });
  }

  return {
    add(step) {
      const undo = next++;
      steps.set(undo, step);
      for (const oldest of [...steps.keys()].slice(0, -KEPT)) steps.delete(oldest);
      return undo;
    },
    run,
    runLast(room, context) {
      const last = [...steps].filter(([, step]) => step.room === room && !step.isOver?.()).at(-1);
      return last ? run(last[0], context) : failure('not-found', 'There is nothing to undo here.');
    },
  };
}
