import { readAs, type Change } from '../replica/tables/outbox.ts';
import { AGAIN, type EditContext } from './kinds/kind.ts';
import { readKind, type KnownChange } from './kinds/registry.ts';
import { mayHaveArrived, moveBlock, ownMinutes, timeKind, type TimeChange } from './kinds/time.ts';
import type { Replica } from '../replica/replica.ts';
import { MINUTES_A_DAY, type Minutes } from '../shared/minutes.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import { taskTitle } from '../shared/task.ts';
import type { Undoable } from '../shared/undo.ts';
import { setDay, writeDay, type ActionTime } from '../time/day/commands.ts';
import { undoableTotals } from '../time/day/undo-totals.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { timeBlock, UNKNOWN_TASK } from './kinds/time-block.ts';
import { loggedMinutes } from '../time/day/task-days.ts';
import { runningMinutesOf } from '../time/timer/running-minutes.ts';
import type { UndoLog, UndoHandle } from '../rules/undo-log.ts';
import { undoDiscard, undoEdit, undoMove, undoRetract } from './undo-steps.ts';

const GONE = failure(
  'not-found',
  'This change is no longer here: it is in Kitsu or was discarded.',
);

const OTHER_VERSION = failure(
  'rule',
  'Another version of Kitsu Companion made this change. It stays here as it is.',
  'Open that version to send it or to change it.',
);

/** The row with its kind, or why there is nothing to act on. */
export function knownRow(replica: Replica, id: number): Result<KnownChange> {
  const row = replica.outbox.byId(id);
  if (!row) return GONE;
  const known = readKind(row);
  return known ? success(known) : OTHER_VERSION;
}

/** The artist's new value for a row. */
export type Edit = { id: number } & ({ minutes: Minutes } | { text: string });

const NO_WORDS = failure('rule', 'This change has no words to edit.');
const NO_TIME = failure('rule', 'This change has no time to edit.');

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
  const row = knownRow(replica, wanted.id);
  if (!row.ok) return row;
  const { kind, change } = row.value;
  const { taskId, slot: day } = change;
  const context: EditContext = {
    replica,
    studio,
    setDay(total) {
      // The row shows what is to be sent: what the timer runs meanwhile comes on top.
      const minutes = total.minutes + runningMinutesOf(replica, total.taskId, total.day);
      return setDay(replica, studio, { ...total, minutes }, moment);
    },
  };
  if ('text' in wanted) {
    const done = kind.editText?.(context, change, wanted.text) ?? NO_WORDS;
    return done.ok ? success({ undo: log.add(undoEdit(replica, change)) }) : done;
  }
  const { editMinutes } = kind;
  if (!editMinutes) return NO_TIME;
  const { value, undo } = undoableTotals(replica, log, 'outbox', [{ taskId, day }], () =>
    editMinutes(context, change, wanted.minutes),
  );
  return value.ok ? success({ undo }) : value;
}

/**
 * Due now, whatever its back-off or what Kitsu said to it. A conflict is the artist's to settle,
 * and what another version made is left alone.
 */
export function retry(replica: Replica, ids: readonly number[]): void {
  replica.change(() => {
    for (const id of ids) {
      const row = knownRow(replica, id);
      if (!row.ok) continue;
      const { state } = row.value.change;
      if (state === 'waiting' || state === 'parked') replica.outbox.patch(id, AGAIN);
    }
  });
}

/** Discards a change; `log` keeps it, so that it can be restored. */
export function discard(replica: Replica, log: UndoLog, id: number): Result<UndoHandle> {
  const row = knownRow(replica, id);
  if (!row.ok) return row;
  const { kind, change } = row.value;
  const left = kind.retract?.(change) ?? null;
  if (left !== null) return retract(replica, log, kind, { ...change, body: left });
  replica.change(() => replica.outbox.remove(id));
  return success({ undo: log.add(undoDiscard(replica, change)) });
}

/** The row stays until what is in Kitsu of it is deleted there; until then it can be kept after all. */
function retract(
  replica: Replica,
  log: UndoLog,
  kind: KnownChange['kind'],
  { taskId, slot, body, createdAt, id }: Change,
): Result<UndoHandle> {
  const before = replica.outbox.byId(id);
  replica.change(() => replica.outbox.put(kind, { taskId, slot, body }, createdAt));
  return before ? success({ undo: log.add(undoRetract(replica, before)) }) : GONE;
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
  const row = knownRow(replica, id);
  if (!row.ok) return row;
  const from = readAs(timeKind, row.value.change);
  if (!from) return failure('rule', 'Only time can be moved to another task.');
  const refused = moveBlock(from) ?? targetBlock(replica, studio, from, taskId, today);
  if (refused) return refused;
  const minutes = ownMinutes(from);
  const total = loggedMinutes(replica, taskId, from.slot) + minutes;
  if (total > MINUTES_A_DAY) return failure('rule', 'A day has 24 h: this would be more.');
  replica.change(() => {
    if (mayHaveArrived(from)) correctTotal(replica, from, at);
    else replica.outbox.remove(from.id);
    writeDay(replica, { taskId, day: from.slot, minutes: total }, at);
  });
  const undo = log.add(undoMove(replica, { change: from, taskId, minutes, total }));
  return success({ minutes, undo });
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
  if (replica.outbox.find(timeKind, taskId, from.slot)?.state === 'conflict') {
    return failure('rule', `Decide first which time is right on ${taskTitle(task.task)}.`);
  }
  return timeBlock(replica, studio, { taskId, day: from.slot }, today);
}

/** The lane's own total as it was: Kitsu is looked at, and what arrived of the try is taken back. */
function correctTotal(replica: Replica, { taskId, slot: day, body }: TimeChange, at: string): void {
  const typed = { at, over: body.base };
  const asItWas = { ...body, target: body.base, kitsu: null, typed };
  replica.outbox.put(timeKind, { taskId, slot: day, body: asItWas }, at);
}
