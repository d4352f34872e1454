import { startKind, type StartBody } from '../../outbox/kinds/start.ts';
import { timeBlock, UNKNOWN_TASK } from '../../outbox/kinds/time-block.ts';
import type { Replica } from '../../replica/replica.ts';
import { readAs } from '../../replica/tables/outbox.ts';
import type { Calendar } from '../../rules/calendar.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { success, type Result } from '../../shared/result.ts';
import { taskTitle } from '../../shared/task.ts';
import { UNDO_MS } from '../../shared/timer.ts';
import { startBody } from '../day/commands.ts';
import type { RunningSegment } from './running-segment.ts';
import { goBackTo, type TimerUndo } from './timer-undo.ts';

export interface StartTimerDeps {
  replica: Replica;
  calendar: Calendar;
  studio(): StudioConfig;
  now(): number;
}

/** Starts the timer on a task: see `Timer.start`. */
export function startTimer(
  deps: StartTimerDeps,
  timeline: RunningSegment,
  undo: TimerUndo,
  taskId: string,
  { status }: { status: boolean },
): Result<string | null> {
  const { replica } = deps;
  timeline.back();
  timeline.tick();
  const found = replica.tasks.get(taskId);
  if (!found) return UNKNOWN_TASK;
  const studio = deps.studio();
  const today = deps.calendar.dayOf(timeline.instant());
  const blocked = timeBlock(replica, studio, { taskId, day: today }, today);
  if (blocked) return blocked;
  const body = status ? startBody(replica, studio, taskId) : success(null);
  const running = timeline.running();
  const note = body.ok ? null : body.message;
  if (running?.taskId === taskId && (!body.ok || body.value === null)) return success(note);
  const moment = timeline.clockReading();
  const { added, statusRow } = replica.change(() => ({
    added: running?.taskId === taskId ? [] : switchTo(timeline, taskId),
    statusRow: body.ok && body.value ? holdStart(deps, taskId, body.value) : null,
  }));
  undo.offer({
    message: `Started ${taskTitle(found.task)}`,
    status: statusRow !== null,
    stands() {
      const runs = timeline.running()?.id;
      return runs !== undefined && [running?.id, ...added].includes(runs);
    },
    takeBack() {
      // A start of the task that already ran has written only its status.
      if (added.length > 0) goBackTo(timeline, running, added, moment);
      if (statusRow !== null) dropStart(replica, statusRow);
    },
  });
  return success(note);
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
