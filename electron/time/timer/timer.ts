import type { StudioConfig } from '../../rules/studio-rules.ts';
import { titleById } from '../../rules/task-title.ts';
import type { UndoLog } from '../../rules/undo-log.ts';
import { success, type Result } from '../../shared/result.ts';
import type { AwayCause, Gap, GapAnswer, TimerView } from '../../shared/timer.ts';
import { answerGap } from './answer-gap.ts';
import { gapsOf } from './idle-gaps.ts';
import { leftoverOf } from './timed-day.ts';
import { answered, stored } from './not-stored.ts';
import { createRunningSegment, type RunningSegmentDeps } from './running-segment.ts';
import { focusOf } from './focus.ts';
import { startTimer } from './start-timer.ts';
import { createTimerUndo, goBackTo } from './timer-undo.ts';
import { unsavedNote, type Unsaved } from './unsaved-time.ts';

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
  /** Stops it and logs the time. Does nothing if none runs. Returns a note for the artist, if there is one. */
  stop(): Result<string | null>;
  /** No notices until it stops, or is started on another task. Does nothing while none runs. */
  focus(on: boolean): Result<null>;
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
  const { replica, log } = deps;
  const timeline = createRunningSegment(deps);
  const undo = createTimerUndo(deps, timeline);
  const focus = focusOf(replica);
  const titleOf = (taskId: string): string => titleById(replica, taskId);

  /** The timer was stopped already, or its last time could not be stored: there is nothing to undo. */
  function stoppedUnsaved(unsaved: Unsaved | null): Result<string | null> {
    if (unsaved) undo.close();
    return success(unsaved && unsavedNote(unsaved));
  }

  function stop(): Result<string | null> {
    const unsaved = timeline.settle();
    const running = timeline.running();
    if (!running) return stoppedUnsaved(unsaved);
    const moment = timeline.clockReading();
    const change = timeline.ended(running);
    const added = stored(log, 'The end of the timer', () => {
      replica.change(() => timeline.write(change));
      return change.put.map(({ id }) => id);
    });
    if (added === null) return stoppedUnsaved(timeline.endUnsaved());
    focus.end();
    const left = leftoverOf(deps, running.taskId, change.put.at(-1)?.day ?? running.day);
    const note = left && `Its ${left}`;
    undo.offer({
      message: `Stopped ${titleOf(running.taskId)}`,
      note,
      status: false,
      stands: () => timeline.running() === null,
      takeBack: () => goBackTo(timeline, running, added, moment),
    });
    return success(note);
  }

  return {
    view() {
      const running = timeline.running();
      const named = (taskId: string) => ({ taskId, title: titleOf(taskId) });
      return {
        running: running && { ...named(running.taskId), since: timeline.since(running) },
        focus: running !== null && focus.isOn(running.taskId),
        recent: replica.segments.lastTasks(RECENT).map(named),
        gaps: gapsOf(replica).map((gap): Gap => ({ ...gap, title: titleOf(gap.taskId) })),
        undo: undo.view(),
      };
    },
    start: (taskId, options) =>
      answered(log, () => {
        const done = startTimer(deps, timeline, undo, taskId, options);
        const running = timeline.running();
        if (running && !focus.isOn(running.taskId)) focus.end();
        return done;
      }),
    stop: () => answered(log, stop),
    focus: (on) =>
      answered(log, () => {
        const running = timeline.running();
        if (on && running) focus.begin(running.taskId);
        else focus.end();
        return success(null);
      }),
    answer: (gapId, said) => answerGap(deps, timeline, undo, gapId, said),
    away: timeline.away,
    back: timeline.back,
    tick: timeline.tick,
    close() {
      try {
        timeline.tick();
      } catch (error) {
        // Whatever it is, the account is closed: the next run goes on from the last tick.
        log(`The timer could not be saved: ${String(error)}`);
      }
    },
  };
}
