import type { Change, TimeChange } from '../replica/tables/outbox.ts';
import type { Replica } from '../replica/replica.ts';
import { MINUTES_A_DAY, type Minutes } from '../shared/minutes.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import { taskTitle } from '../shared/task.ts';
import type { Undoable } from '../shared/undo.ts';
import { setDay, writeDay, type ActionTime } from '../time/day/commands.ts';
import { undoableTotals } from '../time/day/undo-totals.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { timeBlock, UNKNOWN_TASK } from '../rules/time-block.ts';
import { loggedMinutes } from '../time/day/task-days.ts';
import { runningMinutesOf } from '../time/timer/running-minutes.ts';
import { editText } from './edit-text.ts';
import type { UndoLog, UndoHandle } from '../rules/undo-log.ts';
import { undoDiscard, undoEdit, undoMove } from './undo-steps.ts';

const GONE = failure(
  'not-found',
  'This change is not here any more: it is in Kitsu or was discarded.',
);

/** The outbox row that the artist sees, or why there is nothing to act on. */
const found = (replica: Replica, id: number): Result<Change> => {
  const change = replica.outbox.byId(id);
  return change ? success(change) : GONE;
};

/**
 * The artist's own minutes of a task day that are not in Kitsu: what they typed beyond Kitsu's value. 0
 * if the change takes time away.
 */
export const ownMinutes = ({ body }: TimeChange): Minutes => Math.max(0, body.target - body.base);

/** An attempt whose answer was lost may have arrived, or may still arrive. */
export const mayHaveArrived = ({ body }: TimeChange): boolean =>
  body.sent !== null || (body.unanswered ?? []).length > 0;

/** The artist's new value for a row. */
export type Edit = { id: number } & ({ minutes: Minutes } | { text: string });

/**
 * Edits a waiting change: the total of a day, in minutes, or the text of a comment or reply. Refused as
 * typing it the first time would be.
 */
export function edit(
  replica: Replica,
  studio: StudioConfig,
  log: UndoLog,
  wanted: Edit,
  moment: ActionTime,
): Result<Undoable> {
  const row = found(replica, wanted.id);
  if (!row.ok) return row;
  if ('text' in wanted) {
    const done = editText(replica, studio, row.value, wanted.text);
    return done.ok ? success({ undo: log.add(undoEdit(replica, row.value)) }) : done;
  }
  if (row.value.kind !== 'time') return failure('rule', 'This change has no time to edit.');
  const { taskId, day } = row.value;
  // The row shows what is to be sent: what the timer runs meanwhile comes on top.
  const minutes = wanted.minutes + runningMinutesOf(replica, taskId, day);
  const { value, undo } = undoableTotals(replica, log, 'outbox', [{ taskId, day }], () =>
    setDay(replica, studio, { taskId, day, minutes }, moment),
  );
  return value.ok ? success({ undo }) : value;
}

/** Makes rows due now, despite their back-off or a refusal. A conflict is left to the artist. */
export function retry(replica: Replica, ids: readonly number[]): void {
  const again = { state: 'waiting', cause: null, attempts: 0, notBefore: 0 } as const;
  replica.change(() => {
    for (const id of ids) {
      const state = replica.outbox.byId(id)?.state;
      if (state === 'waiting' || state === 'parked') replica.outbox.patch(id, again);
    }
  });
}

/** Discards a change; `log` keeps it, so that it can be restored. */
export function discard(replica: Replica, log: UndoLog, id: number): Result<UndoHandle> {
  const row = found(replica, id);
  if (!row.ok) return row;
  replica.change(() => replica.outbox.remove(id));
  return success({ undo: log.add(undoDiscard(replica, row.value)) });
}

/**
 * Moves the minutes of a task day that are not in Kitsu to another task on the same day, added to what
 * the artist sees there. One transaction: the day's sum stays the same. If an earlier attempt may have
 * arrived, the old row stays and corrects Kitsu's number.
 */
export function move(
  replica: Replica,
  studio: StudioConfig,
  log: UndoLog,
  { id, taskId }: { id: number; taskId: string },
  { today, at }: ActionTime,
): Result<UndoHandle & { minutes: Minutes }> {
  const row = found(replica, id);
  if (!row.ok) return row;
  const from = row.value;
  if (from.kind !== 'time') return failure('rule', 'Only time can be moved to another task.');
  const refused = moveBlock(from) ?? targetBlock(replica, studio, from, taskId, today);
  if (refused) return refused;
  const minutes = ownMinutes(from);
  const total = loggedMinutes(replica, taskId, from.day) + minutes;
  if (total > MINUTES_A_DAY) return failure('rule', 'A day has 24 h: this would be more.');
  replica.change(() => {
    if (mayHaveArrived(from)) correctTotal(replica, from, at);
    else replica.outbox.remove(from.id);
    writeDay(replica, { taskId, day: from.day, minutes: total }, at);
  });
  const undo = log.add(undoMove(replica, { change: from, taskId, minutes, total }));
  return success({ minutes, undo });
}

/** Why the minutes of a task day cannot be moved, whatever the task; `null` if they can. */
export function moveBlock(from: TimeChange): Failure | null {
  if (from.state === 'conflict') {
    return failure('rule', 'Say first which time is right on this task.');
  }
  return ownMinutes(from) > 0
    ? null
    : failure('rule', 'This takes time away: nothing can be moved.');
}

function targetBlock(
  replica: Replica,
  studio: StudioConfig,
  from: TimeChange,
  taskId: string,
  today: string,
): Failure | null {
  const task = replica.tasks.get(taskId);
  if (!task) return UNKNOWN_TASK;
  if (taskId === from.taskId) return failure('rule', 'It is on this task already.');
  if (replica.outbox.time(taskId, from.day)?.state === 'conflict') {
    return failure('rule', `Say first which time is right on ${taskTitle(task.task)}.`);
  }
  return timeBlock(replica, studio, { taskId, day: from.day }, today);
}

/** Restores the task day's former total: Kitsu is read, and an attempt that arrived is reverted. */
function correctTotal(replica: Replica, { taskId, day, body }: TimeChange, at: string): void {
  const typed = { at, over: body.base };
  const asItWas = { ...body, target: body.base, kitsu: null, typed };
  replica.outbox.put({ kind: 'time', taskId, slot: day, body: asItWas }, at);
}
