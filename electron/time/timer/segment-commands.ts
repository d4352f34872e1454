import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { Rounding } from '../../shared/settings.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { taskTitle } from '../../shared/task.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { titleById } from '../../rules/task-title.ts';
import type { UndoHandle, UndoLog } from '../../rules/undo-log.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { dayBlock, timeBlock } from '../../outbox/kinds/time-block.ts';
import { byDay, isSameSegment, writeSegments, type SegmentChange } from './write-segments.ts';

export interface SegmentCommandDeps {
  replica: Replica;
  studio(): StudioConfig;
  calendar: Calendar;
  rounding(): Rounding;
  now(): number;
  newId(): string;
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

const GONE = failure('not-found', 'This part of the day is not there any more.');
const NO_LENGTH = failure('bad-input', 'It must end after it starts.');
const TO_COME = failure('rule', 'That is still to come. Time is logged once it is there.');

/**
 * The artist's edits of the day's segments. Each moves the totals of the days it changes in the same
 * transaction, and can be undone while the app runs. Instants are epoch milliseconds. Refused, with a
 * message, if two segments would overlap, in the future, and wherever time cannot be logged.
 */
export function createSegmentCommands(deps: SegmentCommandDeps) {
  const { replica, calendar } = deps;
  const { segments } = replica;

  function refusal(put: readonly KeptSegment[]): Failure | null {
    const studio = deps.studio();
    const now = deps.now();
    const running = segments.running();
    for (const { id, taskId, day, start, end } of put) {
      if (end !== null && end <= start) return NO_LENGTH;
      if ((end ?? start) > now) return TO_COME;
      const today = calendar.dayOf(now);
      // Time that is already on the task may be moved, even if the task accepts no more.
      const blocked =
        segments.byId(id)?.taskId === taskId
          ? dayBlock(replica, studio, day, today)
          : timeBlock(replica, studio, { taskId, day }, today);
      if (blocked) return blocked;
      const kept = segments
        .overlapping(start, end ?? now)
        .filter((one) => !put.some((other) => other.id === one.id));
      const runs = running && !put.some((other) => other.id === running.id);
      const other = kept[0] ?? (runs && (end ?? now) > running.start ? running : undefined);
      if (other) {
        const task = replica.tasks.get(other.taskId)?.task;
        return failure(
          'rule',
          `It would overlap ${task ? taskTitle(task) : 'another task'}.`,
          'Make that one shorter first, or choose another time.',
        );
      }
    }
    return null;
  }

  function edit(change: SegmentChange): Result<UndoHandle> {
    const refused = refusal(change.put);
    if (refused) return refused;
    const ids = [...change.remove, ...change.put.map(({ id }) => id)];
    const before = ids.map((id) => segments.byId(id)).filter((one) => one !== null);
    const today = calendar.dayOf(deps.now());
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
  }

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
    const clear = before.every(
      ({ start, end }) =>
        !segments.overlapping(start, end ?? deps.now()).some(({ id }) => !ids.has(id)),
    );
    const second = before.some(({ end }) => end === null) && segments.running();
    if (!stands || !clear || (second && !ids.has(second.id))) {
      return failure(
        'conflict',
        'This part of the day was changed again since. It stays as it is.',
      );
    }
    const put = before;
    write({
      put,
      remove: after.map(({ id }) => id).filter((id) => !put.some((b) => b.id === id)),
    });
    return success(null);
  }

  /** A span as segments, one per day; the first keeps the id. */
  const parts = (id: string, taskId: string, start: number, end: number): KeptSegment[] =>
    byDay(calendar, start, end).map((part, index) => ({
      id: index === 0 ? id : deps.newId(),
      taskId,
      ...part,
    }));

  return {
    /** Moves the edges. The running segment has no end: only its start moves. */
    set({ id, start, end }: { id: string; start: number; end: number | null }): Result<UndoHandle> {
      const one = segments.byId(id);
      if (!one) return GONE;
      if (one.end === null) {
        // It begins on its own day: the part before midnight is another segment.
        const from = Math.max(start, calendar.boundsOf(one.day).start);
        return edit({ put: [{ ...one, start: from }], remove: [] });
      }
      if (end === null || end <= start) return NO_LENGTH;
      return edit({ put: parts(id, one.taskId, start, end), remove: [] });
    },
    /** Splits a segment; the later part gets a new id. */
    split({ id, at }: { id: string; at: number }): Result<UndoHandle> {
      const one = segments.byId(id);
      if (!one) return GONE;
      if (at <= one.start || at >= (one.end ?? deps.now())) return NO_LENGTH;
      // The running one continues under its own id.
      const put =
        one.end === null
          ? [
              { ...one, id: deps.newId(), end: at },
              { ...one, start: at },
            ]
          : [
              { ...one, end: at },
              { ...one, id: deps.newId(), start: at },
            ];
      return edit({ put, remove: [] });
    },
    /** Gives it to another task. */
    move({ id, taskId }: { id: string; taskId: string }): Result<UndoHandle> {
      const one = segments.byId(id);
      return one ? edit({ put: [{ ...one, taskId }], remove: [] }) : GONE;
    },
    /** Deletes it; the running one stops with nothing logged. */
    remove: ({ id }: { id: string }): Result<UndoHandle> =>
      segments.byId(id) ? edit({ put: [], remove: [id] }) : GONE,
    add: ({
      taskId,
      start,
      end,
    }: {
      taskId: string;
      start: number;
      end: number;
    }): Result<UndoHandle> =>
      end > start ? edit({ put: parts(deps.newId(), taskId, start, end), remove: [] }) : NO_LENGTH,
  };
}

export type SegmentCommands = ReturnType<typeof createSegmentCommands>;

/**
 * A running segment that was deleted runs again if that is undone at once. Later nobody knows what the
 * artist did since: it comes back only up to the deletion.
 */
function asItWas(one: KeptSegment, { after, at }: Step, now: number): KeptSegment[] {
  const runsOn = after.some(({ id, end }) => id === one.id && end === null);
  if (one.end !== null || runsOn || now - at < AT_ONCE_MS) return [one];
  return at > one.start ? [{ ...one, end: at }] : [];
}
