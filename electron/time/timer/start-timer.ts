import { startKind, type StartBody } from '../../outbox/kinds/start.ts';
import { timeBlock, UNKNOWN_TASK } from '../../outbox/kinds/time-block.ts';
import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import { readAs } from '../../replica/tables/outbox.ts';
import type { Calendar } from '../../rules/calendar.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { startTriggers } from '../../rules/status-automations.ts';
import { titleById } from '../../rules/task-title.ts';
import { success, type Result } from '../../shared/result.ts';
import { alsoText } from '../../shared/status-trigger.ts';
import { taskTitle } from '../../shared/task.ts';
import { UNDO_MS } from '../../shared/timer.ts';
import { startBody } from '../day/commands.ts';
import { CANNOT_STORE, stored } from './not-stored.ts';
import type { DayRounding } from './rounding.ts';
import type { RunningSegment } from './running-segment.ts';
import { leftoverOf } from './timed-day.ts';
import { goBackTo, type TimerUndo } from './timer-undo.ts';
import { unsavedNote, type Unsaved } from './unsaved-time.ts';

export interface StartTimerDeps {
  replica: Replica;
  calendar: Calendar;
  studio(): StudioConfig;
  now(): number;
  rounding(): DayRounding;
  log(message: string): void;
}

/** What a start wrote: the ids of its segments, and the row of the status. */
interface Started {
  added: string[];
  statusRow: number | null;
  /** What could not be stored of the task that ran before. */
  unsaved: Unsaved | null;
}

const STATUS_NOT_STORED = 'Its status could not be saved.';

/** Starts the timer on a task: see `Timer.start`. */
export function startTimer(
  deps: StartTimerDeps,
  timeline: RunningSegment,
  undo: TimerUndo,
  taskId: string,
  options: { status: boolean },
): Result<string | null> {
  const { replica } = deps;
  const unsaved = timeline.settle();
  const found = replica.tasks.get(taskId);
  if (!found) return UNKNOWN_TASK;
  const studio = deps.studio();
  const today = deps.calendar.dayOf(timeline.instant());
  const blocked = timeBlock(replica, studio, { taskId, day: today }, today);
  if (blocked) return blocked;
  const body = options.status ? startBody(replica, studio, taskId) : success(null);
  const status = body.ok ? body.value : null;
  const notes = [unsaved && unsavedNote(unsaved), body.ok ? null : body.message];
  const running = timeline.running();
  if (running?.taskId === taskId && !status) return success(inOneLine(notes));
  const moment = timeline.clockReading();
  const started = writeStart(deps, timeline, taskId, status);
  if (!started) return CANNOT_STORE;
  const { added, statusRow } = started;
  const before = started.unsaved ? null : running;
  undo.offer({
    message: `Started ${taskTitle(found.task)}`,
    note: (statusRow !== null && alsoText(startTriggers(found.task, studio))) || null,
    status: statusRow !== null,
    stands() {
      const runs = timeline.running()?.id;
      return runs !== undefined && [before?.id, ...added].includes(runs);
    },
    takeBack() {
      // A start of the task that already ran has written only its status.
      if (added.length > 0) goBackTo(timeline, before, added, moment);
      if (statusRow !== null) dropStart(replica, statusRow);
    },
  });
  if (running && added.length > 0) notes.push(leftoverOfStopped(deps, running));
  if (started.unsaved) notes.push(unsavedNote(started.unsaved));
  if (status && statusRow === null) notes.push(STATUS_NOT_STORED);
  return success(inOneLine(notes));
}

/** `SH010 · Animation: 7 min round to 0 with steps of 15.` */
function leftoverOfStopped(deps: StartTimerDeps, stopped: KeptSegment): string | null {
  const left = leftoverOf(deps, stopped.taskId, stopped.day);
  return left && `${titleById(deps.replica, stopped.taskId)}: ${left}`;
}

const inOneLine = (notes: readonly (string | null)[]): string | null =>
  notes.filter(Boolean).join(' ') || null;

/**
 * Switches to the task and sets the status, in one transaction. If the database refuses that, it does
 * without the status, then without the last time of the task that ran before: neither may keep the
 * timer from starting. `null` if nothing helps.
 */
function writeStart(
  deps: StartTimerDeps,
  timeline: RunningSegment,
  taskId: string,
  status: StartBody | null,
): Started | null {
  const runsAlready = timeline.running()?.taskId === taskId;
  const write = (sent: StartBody | null, unsaved: Unsaved | null): Started | null =>
    stored(deps.log, 'The start of the timer', () =>
      deps.replica.change(() => ({
        added: runsAlready ? [] : switchTo(timeline, taskId),
        statusRow: sent && holdStart(deps, taskId, sent),
        unsaved,
      })),
    );
  const started = write(status, null) ?? write(null, null);
  if (started) return started;
  const unsaved = timeline.endUnsaved();
  return write(status, unsaved) ?? write(null, unsaved);
}

/** Ends the running segment and begins one on the task; returns the ids that it wrote. */
function switchTo(timeline: RunningSegment, taskId: string): string[] {
  const running = timeline.running();
  const end = timeline.instant();
  const change = running ? timeline.ended(running) : { put: [], remove: [] };
  timeline.write(change);
  return [...change.put.map(({ id }) => id), timeline.begin(taskId, end).id];
}

/** Sets the status; the sender holds it back for as long as the start can be undone. Returns its row. */
function holdStart(
  { replica, now }: StartTimerDeps,
  taskId: string,
  body: StartBody,
): number | null {
  const at = now();
  replica.outbox.put(startKind, { taskId, slot: '', body }, new Date(at).toISOString());
  const row = replica.outbox.find(startKind, taskId, '');
  if (row) replica.outbox.patch(row.id, { notBefore: at + UNDO_MS });
  return row?.id ?? null;
}

/** Removes a status that was not sent yet. */
function dropStart(replica: Replica, id: number): void {
  const found = replica.outbox.byId(id);
  const row = found && readAs(startKind, found);
  if (row?.body.step === 'new' && row.state === 'waiting') replica.outbox.remove(row.id);
}
