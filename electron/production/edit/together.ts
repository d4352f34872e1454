import type { Replica } from '../../replica/replica.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import { success, type Result } from '../../shared/result.ts';

/** A change that was checked, and is not written yet. */
export interface ReadyChange {
  title: string;
  /** Within a transaction of the replica. */
  write(): void;
  /** What puts back what was there, to be called as `write` is; refused where something newer stands there. */
  back(at: string): Result<() => void>;
}

/** Writes changes in one transaction, all of them or none, with one undo. Durable when it returns. */
export function writeTogether(
  replica: Replica,
  changes: readonly ReadyChange[],
  title: string,
): UndoStep {
  replica.change(() => changes.forEach(({ write }) => write()));
  return {
    room: 'structure',
    title,
    undo({ at }) {
      const backs: (() => void)[] = [];
      for (const change of changes) {
        const back = change.back(at);
        if (!back.ok) return back;
        backs.unshift(back.value);
      }
      replica.change(() => backs.forEach((putBack) => putBack()));
      return success(null);
    },
  };
}
