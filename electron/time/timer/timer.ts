import { readAs } from '../../replica/tables/outbox.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { taskTitle } from '../../shared/task.ts';
import {
  UNDO_MS,
  type AwayCause,
  type Gap,
  type GapAnswer,
  type TimerView,
} from '../../shared/timer.ts';
import { startBody } from '../day/commands.ts';
import { applyAnswer, answerWords, gapsOf, saveGaps, type StoredGap } from './idle-gaps.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { timeBlock, UNKNOWN_TASK } from '../../outbox/kinds/time-block.ts';
import { isSameSegment } from './write-segments.ts';
import { titleById } from '../../rules/task-title.ts';
import type { UndoLog } from '../../rules/undo-log.ts';
import {
  createRunningSegment,
  type ClockReading,
  type RunningSegmentDeps,
} from './running-segment.ts';
import { startKind } from '../../outbox/kinds/start.ts';

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

/** What can be undone for `UNDO_MS`. */
interface Undo {
  message: string;
  /** A status waits here for it. */
  status: boolean;
  /** Nothing has changed since: after midnight, an absence or an edit it can no longer be undone. */
  stands(): boolean;
  /** Call it within a transaction. */
  takeBack(): void;
}

export function createTimer(deps: TimerDeps): Timer {
  const { replica, calendar } = deps;
  const { segments } = replica;
  const timeline = createRunningSegment(deps);
  /** `until`: by the monotonic clock, and by the computer's for the artist. */
  let undo: (Undo & { id: number; until: number; shownUntil: number }) | null = null;

  const titleOf = (taskId: string): string => titleById(replica, taskId);

  const offer = (one: Undo): void => {
    const until = deps.monotonic() + UNDO_MS;
    const id = deps.undoLog.add({
      room: 'today',
      title: `${one.message.slice(0, 1).toLowerCase()}${one.message.slice(1)}`,
      isOver: () => deps.monotonic() >= until,
      undo: () => takeBack(one),
    });
    undo = { ...one, id, until, shownUntil: deps.now() + UNDO_MS };
  };

  function start(taskId: string, { status }: { status: boolean }): Result<string | null> {
    timeline.back();
    timeline.tick();
    const found = replica.tasks.get(taskId);
    if (!found) return UNKNOWN_TASK;
    const studio = deps.studio();
    const today = calendar.dayOf(timeline.instant());
    const blocked = timeBlock(replica, studio, { taskId, day: today }, today);
    if (blocked) return blocked;
    const body = status ? startBody(replica, studio, taskId) : success(null);
    const running = timeline.running();
    const note = body.ok ? null : body.message;
    if (running?.taskId === taskId && (!body.ok || body.value === null)) return success(note);
    const moment = timeline.clockReading();
    const hold = deps.now() + UNDO_MS;
    const done = replica.change(() => {
      const added: string[] = [];
      if (running?.taskId !== taskId) {
        const end = timeline.instant();
        const change = running ? timeline.ended(running) : { put: [], remove: [] };
        timeline.write(change);
        added.push(...change.put.map(({ id }) => id), timeline.begin(taskId, end).id);
      }
      if (!body.ok || !body.value) return { added, statusRow: null };
      const at = new Date(deps.now()).toISOString();
      replica.outbox.put(startKind, { taskId, slot: '', body: body.value }, at);
      const row = replica.outbox.find(startKind, taskId, '');
      if (row) replica.outbox.patch(row.id, { notBefore: hold });
      return { added, statusRow: row?.id ?? null };
    });
    const { added, statusRow } = done;
    offer({
      message: `Started ${taskTitle(found.task)}`,
      status: statusRow !== null,
      stands() {
        const runs = timeline.running()?.id;
        return runs !== undefined && [running?.id, ...added].includes(runs);
      },
      takeBack() {
        // A start of the task that already ran has written only its status.
        if (added.length > 0) goBackTo(running, added, moment);
        const found = statusRow === null ? null : replica.outbox.byId(statusRow);
        const row = found && readAs(startKind, found);
        if (row?.body.step === 'new' && row.state === 'waiting') {
          replica.outbox.remove(row.id);
        }
      },
    });
    return success(note);
  }

  function stop(): Result<null> {
    timeline.back();
    timeline.tick();
    const running = timeline.running();
    if (!running) return success(null);
    const moment = timeline.clockReading();
    const change = timeline.ended(running);
    replica.change(() => timeline.write(change));
    const added = change.put.map(({ id }) => id);
    offer({
      message: `Stopped ${titleOf(running.taskId)}`,
      status: false,
      stands: () => timeline.running() === null,
      takeBack: () => goBackTo(running, added, moment),
    });
    return success(null);
  }

  const offered = (): typeof undo => (undo !== null && deps.monotonic() < undo.until ? undo : null);

  /** As if the former segment had never stopped; call it within a transaction. */
  function goBackTo(before: KeptSegment | null, added: readonly string[], at: ClockReading): void {
    timeline.write({ put: [], remove: added.filter((id) => id !== before?.id) });
    if (before) timeline.resume(before, at);
  }

  function takeBack(step: Undo): Result<null> {
    timeline.back();
    timeline.tick();
    if (!step.stands())
      return failure('rule', 'It is too late to undo this.', 'Stop or change it instead.');
    replica.change(() => step.takeBack());
    undo = null;
    timeline.tick();
    return success(null);
  }

  function answer(gapId: string, said: GapAnswer): Result<null> {
    const gap = gapsOf(replica).find(({ id }) => id === gapId);
    if (!gap) return failure('not-found', 'This was answered already.');
    const change = applyAnswer(replica, calendar, gap, said, deps.newId);
    const refused = refusal(change.put);
    if (refused) return refused;
    const before = change.put.map(({ id }) => segments.byId(id));
    const later = (): StoredGap[] => gapsOf(replica).filter(({ id }) => id !== gapId);
    replica.change(() => {
      timeline.write(change);
      saveGaps(replica, later());
    });
    offer({
      message: answerWords(gap, said, titleOf),
      status: false,
      stands: () => change.put.every((one) => isSameSegment(segments.byId(one.id), one)),
      takeBack() {
        const added = change.put.filter((_, index) => before[index] === null);
        timeline.write({
          put: before.filter((one) => one !== null),
          remove: added.map(({ id }) => id),
        });
        saveGaps(
          replica,
          [...later(), gap].sort((a, b) => a.from - b.from),
        );
      },
    });
    return success(null);
  }

  /** Why segments that were not work until now cannot be logged, or `null`. */
  function refusal(put: readonly KeptSegment[]): Failure | null {
    const studio = deps.studio();
    const today = calendar.dayOf(deps.now());
    for (const one of put) {
      const blocked = timeBlock(replica, studio, one, today);
      if (blocked) return blocked;
    }
    return null;
  }

  return {
    view() {
      const running = timeline.running();
      const open = offered();
      return {
        running: running && {
          taskId: running.taskId,
          title: titleOf(running.taskId),
          since: timeline.since(running),
        },
        recent: segments.lastTasks(RECENT).map((taskId) => ({ taskId, title: titleOf(taskId) })),
        gaps: gapsOf(replica).map((gap): Gap => ({ ...gap, title: titleOf(gap.taskId) })),
        undo: open && {
          id: open.id,
          until: open.shownUntil,
          message: open.message,
          status: open.status,
        },
      };
    },
    start,
    stop,
    answer,
    away: (cause, from) => timeline.away(cause, from),
    back: () => timeline.back(),
    tick: () => timeline.tick(),
    close: () => timeline.tick(),
  };
}
