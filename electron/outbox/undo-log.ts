import type { Change, TimeChange } from '../replica/tables/outbox.ts';
import type { Minutes } from '../shared/minutes.ts';

/** What the artist did to a row of the outbox that can be taken back. */
export type UndoStep =
  | { kind: 'discarded'; change: Change }
  /** `total`: what the other task had on that day when they were there. */
  | { kind: 'moved'; change: TimeChange; taskId: string; minutes: Minutes; total: Minutes };

export interface UndoHandle {
  /** Names the step to `restore`. */
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
