import type { KeptSegment } from '../replica/segments.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { taskTitle } from '../shared/task.ts';
import {
  UNDO_MS,
  type AwayCause,
  type Gap,
  type GapAnswer,
  type TimerView,
} from '../shared/timer.ts';
import { startBody, UNKNOWN_TASK } from './commands.ts';
import { isOffOn } from './days-off.ts';
import { answerChange, gapsOf, keepGaps } from './gaps.ts';
import { dayLock, logBlock, type Studio } from './rules.ts';
import { nameOfId } from './task-name.ts';
import { createTimeline, type Moment, type TimelineDeps } from './timeline.ts';

export interface TimerDeps extends Omit<TimelineDeps, 'changed'> {
  studio(): Studio;
  /** Something was written: `status` where a task's start waits now, or no longer. */
  changed(part: 'time' | 'status'): void;
}

/** The one timer. All it says is on disk; it works the same with no window. */
export interface Timer {
  view(): TimerView;
  /**
   * Runs on this task from now on; what ran before is stopped and logged. `status`: the task's
   * status becomes the studio's work in progress, too, which leaves for Kitsu after `UNDO_MS`.
   * Answers a line for the artist where the status could not be set.
   */
  start(taskId: string, options: { status: boolean }): Result<string | null>;
  /** Stops it and logs the time. Nothing where none runs. */
  stop(): Result<null>;
  /** Takes the last start or stop back, while that is offered. */
  undo(): Result<null>;
  /** Refused where the gap was answered already. */
  answer(gapId: string, answer: GapAnswer): Result<null>;
  /** Nobody is there since (epoch milliseconds); the first word counts until `back`. */
  away(cause: AwayCause, since: number): void;
  /** Somebody is there again. */
  back(): void;
  /** Milliseconds of the running segment that lie in this day. */
  runningMs(day: string): number;
  /** To be called every few seconds: so much is lost at most when the app is killed. */
  tick(): void;
  /** The app ends, and the timer goes on in the next. */
  close(): void;
}

const RECENT = 5;

interface Undo {
  what: 'start' | 'stop';
  title: string;
  /** By the monotonic clock, and by the computer's for the artist. */
  until: number;
  shownUntil: number;
  /** What was written. */
  before: KeptSegment | null;
  added: string[];
  statusRow: number | null;
  /** Where the clocks stood. */
  at: Moment;
}

export function createTimer(deps: TimerDeps): Timer {
  const { replica, calendar } = deps;
  const { segments } = replica;
  const timeline = createTimeline({ ...deps, changed: () => deps.changed('time') });
  let undo: Undo | null = null;

  const titleOf = (taskId: string): string => nameOfId(replica, taskId);

  const offer = (
    what: Undo['what'],
    title: string,
    rest: Omit<Undo, 'what' | 'title' | 'until' | 'shownUntil' | 'at'>,
    at: Moment,
  ): void => {
    undo = {
      ...{ what, title, at, ...rest },
      until: deps.monotonic() + UNDO_MS,
      shownUntil: deps.now() + UNDO_MS,
    };
  };

  function start(taskId: string, { status }: { status: boolean }): Result<string | null> {
    timeline.back();
    timeline.tick();
    const found = replica.tasks.get(taskId);
    if (!found) return UNKNOWN_TASK;
    const studio = deps.studio();
    const today = calendar.dayOf(timeline.instant());
    const blocked =
      dayLock(today, today, studio, isOffOn(replica, today)) ??
      logBlock(found.task, found.list !== 'known', studio);
    if (blocked) return failure('rule', blocked);
    const body = status ? startBody(replica, studio, taskId) : success(null);
    const running = timeline.running();
    const note = body.ok ? null : body.message;
    if (running?.taskId === taskId && (!body.ok || body.value === null)) return success(note);
    const moment = timeline.moment();
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
      replica.outbox.put({ kind: 'start', taskId, slot: '', body: body.value }, at);
      const row = replica.outbox.start(taskId);
      if (row) replica.outbox.patch(row.id, { notBefore: hold });
      return { added, statusRow: row?.id ?? null };
    });
    offer('start', taskTitle(found.task), { before: running, ...done }, moment);
    deps.changed('time');
    if (body.ok && body.value) deps.changed('status');
    return success(note);
  }

  function stop(): Result<null> {
    timeline.back();
    timeline.tick();
    const running = timeline.running();
    if (!running) return success(null);
    const moment = timeline.moment();
    const change = timeline.ended(running);
    replica.change(() => timeline.write(change));
    const added = change.put.map(({ id }) => id);
    offer('stop', titleOf(running.taskId), { before: running, added, statusRow: null }, moment);
    deps.changed('time');
    return success(null);
  }

  const offered = (): Undo | null => (undo !== null && deps.monotonic() < undo.until ? undo : null);

  /** As it was left: a night or an absence in between is no undo any more. */
  function stands({ what, before, added }: Undo): boolean {
    const running = timeline.running();
    if (what === 'stop') return running === null;
    return running !== null && [before?.id, ...added].includes(running.id);
  }

  function takeBack(): Result<null> {
    timeline.back();
    timeline.tick();
    const step = offered();
    if (!step || !stands(step))
      return failure('rule', 'It is too late to take this back.', 'Stop or change it instead.');
    const { before, added, statusRow } = step;
    // A start of the task that ran already wrote its status only.
    const ids = added.filter((id) => id !== before?.id);
    replica.change(() => {
      if (step.what === 'stop' || added.length > 0) {
        timeline.write({ put: [], remove: ids });
        if (before) timeline.resume(before, step.at);
      }
      const row = statusRow === null ? null : replica.outbox.byId(statusRow);
      if (row?.kind === 'start' && row.body.step === 'new' && row.state === 'waiting') {
        replica.outbox.remove(row.id);
      }
    });
    undo = null;
    timeline.tick();
    deps.changed('time');
    if (statusRow !== null) deps.changed('status');
    return success(null);
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
          ...{ until: open.shownUntil, what: open.what, title: open.title },
          status: open.statusRow !== null,
        },
      };
    },
    start,
    stop,
    undo: takeBack,
    answer(gapId, answer) {
      const gap = gapsOf(replica).find(({ id }) => id === gapId);
      if (!gap) return failure('not-found', 'This was answered already.');
      for (const taskId of 'taskId' in answer && answer.taskId !== null ? [answer.taskId] : []) {
        const found = replica.tasks.get(taskId);
        if (!found) return UNKNOWN_TASK;
        const blocked = logBlock(found.task, found.list !== 'known', deps.studio());
        if (blocked) return failure('rule', blocked);
      }
      replica.change(() => {
        timeline.write(answerChange(replica, calendar, gap, answer, deps.newId));
        keepGaps(
          replica,
          gapsOf(replica).filter(({ id }) => id !== gapId),
        );
      });
      deps.changed('time');
      return success(null);
    },
    away: (cause, from) => timeline.away(cause, from),
    back: () => timeline.back(),
    runningMs: (day) => timeline.runningMs(day),
    tick: () => timeline.tick(),
    close: () => timeline.tick(),
  };
}
