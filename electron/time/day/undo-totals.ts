import type { Replica } from '../../replica/replica.ts';
import { timeKind, type TimeChange } from '../../outbox/kinds/time.ts';
import { titleById } from '../../rules/task-title.ts';
import { CHANGED_SINCE, type UndoContext, type UndoLog } from '../../rules/undo-log.ts';
import type { Day } from '../../shared/day.ts';
import { formatMinutes, sameMinutes, type Minutes } from '../../shared/minutes.ts';
import { success, type Failure, type Result } from '../../shared/result.ts';
import type { UndoRoom } from '../../shared/undo.ts';
import { totalBlock, writeDay } from './commands.ts';
import { loggedMinutes, taskDayMinutes } from './task-days.ts';

/** One task's day. */
export interface TotalKey {
  taskId: string;
  day: Day;
}

/** A task's day before a write, and what the write made of it; minutes without the running timer. */
interface TotalChange extends TotalKey {
  before: Minutes;
  after: Minutes;
  /** What was shown before, with the running timer. */
  shown: Minutes;
  /** What the timer had run until then and the write counted into its total; 0 where none ran. */
  counted: Minutes;
  /** What waited for the day before; `null`: nothing. */
  row: TimeChange | null;
}

/**
 * Does `work`, which may write the totals of these days, and registers how to undo what it wrote.
 * `undo` is `null` where no total is another now.
 */
export function undoableTotals<Value>(
  replica: Replica,
  log: UndoLog,
  room: UndoRoom,
  days: readonly TotalKey[],
  work: () => Value,
): { value: Value; undo: number | null } {
  const before = days.map(({ taskId, day }) => ({
    taskId,
    day,
    before: loggedMinutes(replica, taskId, day),
    shown: taskDayMinutes(replica, taskId, day),
    counted: replica.segments.counted(taskId, day),
    row: replica.outbox.find(timeKind, taskId, day),
  }));
  const value = work();
  const changes = before
    .map((one) => ({
      ...one,
      after: loggedMinutes(replica, one.taskId, one.day),
      counted: replica.segments.counted(one.taskId, one.day) - one.counted,
    }))
    .filter((one) => isChanged(one) || isQuestionAnswered(replica, one));
  if (changes.length === 0) return { value, undo: null };
  const undo = log.add({
    room,
    title: totalsTitle(replica, changes),
    undo: (context) => undoTotals(replica, changes, context),
  });
  return { value, undo };
}

const isChanged = ({ before, after, counted }: TotalChange): boolean =>
  !sameMinutes(before, after) || counted !== 0;

/** A conflict or a refusal that stood there was answered by typing, if only the same number. */
function isQuestionAnswered(replica: Replica, { taskId, day, row }: TotalChange): boolean {
  return needsArtist(row) && replica.outbox.find(timeKind, taskId, day)?.revision !== row?.revision;
}

const needsArtist = (row: TimeChange | null): row is TimeChange =>
  row?.state === 'conflict' || row?.state === 'parked';

/** `1 h 30 on SH030 · Animation`, `3 times, 36 h put back`. */
function totalsTitle(replica: Replica, changes: readonly TotalChange[]): string {
  const [only] = changes;
  const less = changes.reduce((sum, { shown, after }) => sum + Math.max(0, shown - after), 0);
  const back = Math.round(less) > 0 ? `, ${formatMinutes(less)} put back` : '';
  if (!only || changes.length > 1) return `${changes.length} times${back}`;
  const title = titleById(replica, only.taskId);
  return only.after === 0
    ? `removing ${formatMinutes(only.shown)} from ${title}`
    : `${formatMinutes(only.after)} on ${title}${back}`;
}

/** Days whose total is another by now stay as they are; refused only where that is all of them. */
function undoTotals(
  replica: Replica,
  changes: readonly TotalChange[],
  context: UndoContext,
): Result<string | null> {
  // Totals that grow less come first, so that minutes can move between the tasks of a full day.
  const ordered = [...changes].sort((a, b) => a.before - a.after - (b.before - b.after));
  const refused = replica.change(() =>
    ordered.flatMap((one): Failure[] => {
      const failed = undoTotal(replica, one, context);
      return failed ? [failed] : [];
    }),
  );
  const [first] = refused;
  if (first && refused.length === changes.length) return first;
  if (!first) return success(null);
  const times = refused.length === 1 ? '1 time stays' : `${refused.length} times stay`;
  return success(`${times} as is: ${first.message}`);
}

function undoTotal(
  replica: Replica,
  { taskId, day, before, after, counted, row }: TotalChange,
  { studio, today, at }: UndoContext,
): Failure | null {
  const now = replica.outbox.find(timeKind, taskId, day);
  const isNewer = !sameMinutes(loggedMinutes(replica, taskId, day), after);
  if (isNewer || now?.state === 'conflict') return CHANGED_SINCE;
  // What runs on the task meanwhile stays in the number that is shown.
  const shown = Math.round(taskDayMinutes(replica, taskId, day) - after + before) + counted;
  const blocked = totalBlock(replica, studio, { taskId, day, minutes: shown }, today);
  if (blocked) return blocked;
  const stopped = counted !== 0 && !isRunningOn(replica, taskId, day);
  const untried = now !== null && now.attempts === 0 && now.state === 'waiting';
  // What needed the artist needs the artist again, with Kitsu's number beside it.
  if (needsArtist(row) && !stopped && untried && now.body.sent === row.body.sent) {
    replica.outbox.remove(now.id);
    replica.outbox.putBack(row);
  } else {
    // A timer that stopped since logs no more: what it had run is the total's own.
    const minutes = stopped ? Math.max(0, Math.round(before) + counted) : before;
    writeDay(replica, { taskId, day, minutes }, at);
  }
  if (counted !== 0 && !stopped) {
    const { segments } = replica;
    segments.setCounted(taskId, day, segments.counted(taskId, day) - counted);
  }
  return null;
}

function isRunningOn(replica: Replica, taskId: string, day: Day): boolean {
  const running = replica.segments.running();
  return running?.taskId === taskId && running.day === day;
}
