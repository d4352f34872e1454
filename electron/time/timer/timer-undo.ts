import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { UndoLog } from '../../rules/undo-log.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { UNDO_MS, type TimerView } from '../../shared/timer.ts';
import type { ClockReading, RunningSegment } from './running-segment.ts';

export interface TimerUndoDeps {
  replica: Replica;
  now(): number;
  monotonic(): number;
  undoLog: UndoLog;
}

/** What can be undone for `UNDO_MS`. */
export interface TimerStep {
  message: string;
  /** What the artist should know of it beside. */
  note: string | null;
  /** A status waits here for it. */
  status: boolean;
  /** Nothing has changed since: after midnight, an absence or an edit it can no longer be undone. */
  stands(): boolean;
  /** Call it within a transaction. */
  takeBack(): void;
}

/** The last thing that was done with the timer, as long as it can be undone. */
export interface TimerUndo {
  offer(step: TimerStep): void;
  /** What was offered can no longer be undone. */
  close(): void;
  /** What the window shows of it. */
  view(): TimerView['undo'];
}

export function createTimerUndo(deps: TimerUndoDeps, running: RunningSegment): TimerUndo {
  const { replica, now, monotonic } = deps;
  /** `until`: by the monotonic clock, and by the computer's for the artist. */
  let offered: (TimerStep & { id: number; until: number; shownUntil: number }) | null = null;

  function takeBack(step: TimerStep): Result<null> {
    running.settle();
    if (!step.stands())
      return failure('rule', 'It is too late to undo this.', 'Stop or change it instead.');
    replica.change(() => step.takeBack());
    offered = null;
    running.settle();
    return success(null);
  }

  return {
    offer(step) {
      const until = monotonic() + UNDO_MS;
      const id = deps.undoLog.add({
        room: 'today',
        title: `${step.message.slice(0, 1).toLowerCase()}${step.message.slice(1)}`,
        isOver: () => monotonic() >= until,
        undo: () => takeBack(step),
      });
      offered = { ...step, id, until, shownUntil: now() + UNDO_MS };
    },
    close: () => void (offered = null),
    view() {
      if (offered === null || monotonic() >= offered.until) return null;
      const { id, shownUntil, note, status } = offered;
      const message = [offered.message, note].filter(Boolean).join('. ');
      return { id, until: shownUntil, message, status };
    },
  };
}

/** As if the former segment had never stopped; `added` is what its end wrote. Call it within a transaction. */
export function goBackTo(
  running: RunningSegment,
  before: KeptSegment | null,
  added: readonly string[],
  at: ClockReading,
): void {
  running.write({ put: [], remove: added.filter((id) => id !== before?.id) });
  if (before) running.resume(before, at);
}
