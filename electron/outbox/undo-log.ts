import type { Change, TimeChange } from '../replica/tables/outbox.ts';
import type { Minutes } from '../shared/minutes.ts';

/** An action on an outbox row that can be undone. */
export type UndoStep =
  | { kind: 'discarded'; change: Change }
  /** `total`: the other task's total on that day after the move. */
  | { kind: 'moved'; change: TimeChange; taskId: string; minutes: Minutes; total: Minutes };

export interface UndoHandle {
  /** The id of the step, for `restore`. */
  undo: number;
}

/** The last few such steps, for as long as the app runs. */
export interface UndoLog {
  add(step: UndoStep): number;
  find(undo: number): UndoStep | undefined;
  forget(undo: number): void;
}

/** More than the notices that can be on the screen. */
const KEPT = 20;

export function createUndoLog(): UndoLog {
  const steps = new Map<number, UndoStep>();
  let next = 1;
  return {
    add(step) {
      const undo = next++;
      steps.set(undo, step);
      for (const oldest of [...steps.keys()].slice(0, -KEPT)) steps.delete(oldest);
      return undo;
    },
    find: (undo) => steps.get(undo),
    forget: (undo) => void steps.delete(undo),
  };
}
