import type { StudioConfig } from '../../rules/studio-rules.ts';
import { titleById } from '../../rules/task-title.ts';
import type { UndoLog } from '../../rules/undo-log.ts';
import { success, type Result } from '../../shared/result.ts';
import type { AwayCause, Gap, GapAnswer, TimerView } from '../../shared/timer.ts';
import { answerGap } from './answer-gap.ts';
import { gapsOf } from './idle-gaps.ts';
import { createRunningSegment, type RunningSegmentDeps } from './running-segment.ts';
import { startTimer } from './start-timer.ts';
import { createTimerUndo, goBackTo } from './timer-undo.ts';

export interface TimerDeps extends RunningSegmentDeps {
  studio(): StudioConfig;
  undoLog: UndoLog;
}

/** The timer. All its state is on disk; it works the same without a window. */
export interface Timer {
  view(): TimerView;
  /**
   * Starts the timer on this task; the one that ran before is stopped and logged. `status`: also sets
   * the task to the studio's work in progress, which is sent to Kitsu after `UNDO_MS`. Returns a note
   * for the artist if the status could not be set.
   */
  start(taskId: string, options: { status: boolean }): Result<string | null>;
  /** Stops it and logs the time. Does nothing if none runs. */
  stop(): Result<null>;
  /** Refused if the gap was answered already, and if its time cannot be logged. */
  answer(gapId: string, answer: GapAnswer): Result<null>;
  /** The artist is away since then (epoch milliseconds); the first call counts until `back`. */
  away(cause: AwayCause, since: number): void;
  /** The artist is back. */
  back(): void;
  /** Call it every few seconds: no more than that is lost if the app is killed. */
  tick(): void;
  /** The app ends; the timer continues in the next run. */
  close(): void;
}

const RECENT = 5;

export function createTimer(deps: TimerDeps): Timer {
  const { replica } = deps;
  const timeline = createRunningSegment(deps);
  const undo = createTimerUndo(deps, timeline);
  const titleOf = (taskId: string): string => titleById(replica, taskId);

  function stop(): Result<null> {
    timeline.back();
    timeline.tick();
    const running = timeline.running();
    if (!running) return success(null);
    const moment = timeline.clockReading();
    const change = timeline.ended(running);
    replica.change(() => timeline.write(change));
    const added = change.put.map(({ id }) => id);
    undo.offer({
      message: `Stopped ${titleOf(running.taskId)}`,
      status: false,
      stands: () => timeline.running() === null,
      takeBack: () => goBackTo(timeline, running, added, moment),
    });
    return success(null);
  }

  return {
    view() {
      const running = timeline.running();
      const named = (taskId: string) => ({ taskId, title: titleOf(taskId) });
      return {
        running: running && { ...named(running.taskId), since: timeline.since(running) },
        recent: replica.segments.lastTasks(RECENT).map(named),
        gaps: gapsOf(replica).map((gap): Gap => ({ ...gap, title: titleOf(gap.taskId) })),
        undo: undo.view(),
      };
    },
    start: (taskId, options) => startTimer(deps, timeline, undo, taskId, options),
    stop,
    answer: (gapId, said) => answerGap(deps, timeline, undo, gapId, said),
    away: timeline.away,
    back: timeline.back,
    tick: timeline.tick,
    close: timeline.tick,
  };
}
