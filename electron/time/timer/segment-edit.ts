import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { Day } from '../../shared/day.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { taskTitle } from '../../shared/task.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { titleById } from '../../rules/task-title.ts';
import type { UndoHandle, UndoLog } from '../../rules/undo-log.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { dayBlock, timeBlock } from '../../outbox/kinds/time-block.ts';
import type { DayRounding } from './rounding.ts';
import { isSameSegment, writeSegments, type SegmentChange } from './write-segments.ts';

export interface SegmentEditDeps {
  replica: Replica;
  studio(): StudioConfig;
  calendar: Calendar;
  rounding(): DayRounding;
  now(): number;
  undoLog: UndoLog;
}

/** What an edit did: the changed segments before and after. */
interface Step {
  before: KeptSegment[];
  after: KeptSegment[];
  /** Epoch milliseconds. */
  at: number;
}
const AT_ONCE_MS = 60_000;

export const NO_LENGTH = failure('bad-input', 'It must end after it starts.');
const IN_THE_FUTURE = failure('rule', 'You can’t log time in the future.');
const CHANGED_SINCE = failure(
  'conflict',
  'This part of the day was changed again since. It stays as it is.',
);

/**
 * Writes one edit of the day's segments with the totals of its days, in one transaction, and registers
 * how to undo it. Refused, with a message, if two segments would overlap, in the future, and wherever
 * time cannot be logged.
 */
export function createSegmentEdit(
  deps: SegmentEditDeps,
): (change: SegmentChange) => Result<UndoHandle> {
  const { replica, calendar } = deps;
  const { segments } = replica;

  const write = (change: SegmentChange): void =>
    replica.change(() =>
      writeSegments(replica, deps.rounding(), change, new Date(deps.now()).toISOString()),
    );

  /** Undoes an edit; refused with `conflict` where its segments were changed since. */
  function undoEdit(step: Step): Result<null> {
    const { after } = step;
    const before = step.before.flatMap((one) => asItWas(one, step, deps.now()));
    const ids = new Set([...step.before, ...after].map(({ id }) => id));
    const stands = [...ids].every((id) =>
      isSameSegment(segments.byId(id), after.find((one) => one.id === id) ?? null),
    );
    const isFree = before.every(
      ({ start, end }) =>
        !segments.overlapping(start, end ?? deps.now()).some(({ id }) => !ids.has(id)),
    );
    const second = before.some(({ end }) => end === null) && segments.running();
    if (!stands || !isFree || (second && !ids.has(second.id))) return CHANGED_SINCE;
    const added = after.map(({ id }) => id).filter((id) => !before.some((one) => one.id === id));
    write({ put: before, remove: added });
    return success(null);
  }

  return (change) => {
    const today = calendar.dayOf(deps.now());
    const refused = putRefusal(deps, change.put, today);
    if (refused) return refused;
    const ids = [...change.remove, ...change.put.map(({ id }) => id)];
    const before = ids.map((id) => segments.byId(id)).filter((one) => one !== null);
    for (const { day } of before) {
      const locked = dayBlock(replica, deps.studio(), day, today);
      if (locked) return locked;
    }
    write(change);
    const step = { before, after: change.put, at: deps.now() };
    const touched = change.put[0] ?? before[0];
    const undo = deps.undoLog.add({
      room: 'day-editor',
      title: `change of ${touched ? titleById(replica, touched.taskId) : 'the day'}`,
      undo: () => undoEdit(step),
    });
    return success({ undo });
  };
}

/** Why the day cannot have these segments; `null` if it can. */
function putRefusal(
  deps: Pick<SegmentEditDeps, 'replica' | 'studio' | 'now'>,
  put: readonly KeptSegment[],
  today: Day,
): Failure | null {
  const { replica } = deps;
  const studio = deps.studio();
  const now = deps.now();
  for (const { id, taskId, day, start, end } of put) {
    if (end !== null && end <= start) return NO_LENGTH;
    if ((end ?? start) > now) return IN_THE_FUTURE;
    // Time that is already on the task may be moved, even if the task accepts no more.
    const blocked =
      replica.segments.byId(id)?.taskId === taskId
        ? dayBlock(replica, studio, day, today)
        : timeBlock(replica, studio, { taskId, day }, today);
    if (blocked) return blocked;
    const other = inTheWay(replica, put, start, end ?? now);
    if (!other) continue;
    const task = replica.tasks.get(other.taskId)?.task;
    return failure(
      'rule',
      `It would overlap ${task ? taskTitle(task) : 'another task'}.`,
      'Make that one shorter first, or choose another time.',
    );
  }
  return null;
}

/** A segment between two instants that the edit does not move itself, the running one included. */
function inTheWay(
  { segments }: Replica,
  put: readonly KeptSegment[],
  start: number,
  end: number,
): KeptSegment | undefined {
  const stays = ({ id }: KeptSegment): boolean => !put.some((one) => one.id === id);
  const running = segments.running();
  const runsThere = running !== null && stays(running) && end > running.start;
  return segments.overlapping(start, end).find(stays) ?? (runsThere ? running : undefined);
}

/**
 * A running segment that was deleted runs again if that is undone at once. Later nobody knows what the
 * artist did since: it comes back only up to the deletion.
 */
function asItWas(one: KeptSegment, { after, at }: Step, now: number): KeptSegment[] {
  const runsOn = after.some(({ id, end }) => id === one.id && end === null);
  if (one.end !== null || runsOn || now - at < AT_ONCE_MS) return [one];
  return at > one.start ? [{ ...one, end: at }] : [];
}
