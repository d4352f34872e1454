import { readAs, type Change } from '../replica/tables/outbox.ts';
import type { Replica } from '../replica/replica.ts';
import { titleById } from '../rules/task-title.ts';
import { CHANGED_SINCE, type UndoStep } from '../rules/undo-log.ts';
import { formatMinutes, type Minutes } from '../shared/minutes.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { writeDay } from '../time/day/commands.ts';
import { loggedMinutes } from '../time/day/task-days.ts';
import { readKind } from './kinds/registry.ts';
import { timeKind, type TimeChange } from './kinds/time.ts';

const IN_KITSU = failure(
  'conflict',
  'It is in Kitsu already, or on its way there.',
  'Change it by hand instead.',
);

const GONE_FROM_KITSU = failure('conflict', 'It is no longer in Kitsu.', 'Publish it again.');

/** A day off has no task. */
const nameOf = (replica: Replica, { taskId }: Change): string =>
  taskId === '' ? 'a day off' : titleById(replica, taskId);

/**
 * Puts a row back as it was; false where something newer has its place. A task that has left the lists is forgotten with
 * the last row that needs it, so its name comes back too. Ask for it before the row goes, or right after.
 */
function wayBack(replica: Replica, change: Change): () => boolean {
  const known = replica.tasks.get(change.taskId);
  return () => {
    const isBack = replica.outbox.putBack(change);
    if (isBack && known && !replica.tasks.get(change.taskId))
      replica.tasks.put(known.task, 'known');
    return isBack;
  };
}

/** Puts a discarded row back as it was, where nothing newer has its place. */
export function undoDiscard(replica: Replica, change: Change): UndoStep {
  const putBack = wayBack(replica, change);
  return {
    room: 'outbox',
    title: `discarding of ${nameOf(replica, change)}`,
    undo: () => (replica.change(putBack) ? success(null) : CHANGED_SINCE),
  };
}

/** Goes on with a row that was about to be deleted in Kitsu, where that has not begun. */
export function undoRetract(replica: Replica, before: Change): UndoStep {
  const retracted = replica.outbox.byId(before.id);
  return {
    room: 'outbox',
    title: `discarding of ${nameOf(replica, before)}`,
    undo() {
      const now = replica.outbox.byId(before.id);
      if (!now) return GONE_FROM_KITSU;
      if (now.revision !== retracted?.revision || now.state === 'sending') return CHANGED_SINCE;
      const known = readKind(before);
      if (!known) return CHANGED_SINCE;
      const { taskId, slot, createdAt } = before;
      const { body } = known.change;
      replica.change(() => replica.outbox.put(known.kind, { taskId, slot, body }, createdAt));
      return success(null);
    },
  };
}

/** The words that a comment or reply had before it was written anew. */
export function undoEdit(replica: Replica, before: Change): UndoStep {
  const edited = replica.outbox.byId(before.id);
  return {
    room: 'outbox',
    title: `edit of ${nameOf(replica, before)}`,
    undo() {
      const now = replica.outbox.byId(before.id);
      if (!now) return IN_KITSU;
      if (now.revision !== edited?.revision) return CHANGED_SINCE;
      if (!isUntried(now)) return IN_KITSU;
      replica.change(() => {
        replica.outbox.remove(now.id);
        replica.outbox.putBack(before);
      });
      return success(null);
    },
  };
}

/** True where nothing of the row can be in Kitsu, and no answer of it is awaited. */
function isUntried(change: Change): boolean {
  const known = readKind(change);
  return change.state !== 'sending' && known?.kind.isUntried(known.change) === true;
}

export interface Move {
  /** The row whose minutes were moved, as it was. */
  change: TimeChange;
  /** Where they went. */
  taskId: string;
  minutes: Minutes;
  /** What that task had on the day when they were there. */
  total: Minutes;
}

/** Moves the minutes back, where both tasks still have what the move left them. */
export function undoMove(replica: Replica, moved: Move): UndoStep {
  const putBack = wayBack(replica, moved.change);
  return {
    room: 'outbox',
    title: `move of ${formatMinutes(moved.minutes)} to ${titleById(replica, moved.taskId)}`,
    undo: ({ at }) => moveBack(replica, moved, putBack, at),
  };
}

function moveBack(
  replica: Replica,
  { change, taskId, minutes, total }: Move,
  putBack: () => boolean,
  at: string,
): Result<null> {
  const { slot: day } = change;
  const { target, base } = change.body;
  const now = replica.outbox.find(timeKind, change.taskId, day);
  // The row that puts Kitsu's number right is the move's own; anything else is newer.
  const isNewer = now !== null && now.body.target !== base;
  const inConflict = replica.outbox.find(timeKind, taskId, day)?.state === 'conflict';
  if (isNewer || inConflict || loggedMinutes(replica, taskId, day) !== total) return CHANGED_SINCE;
  replica.change(() => {
    writeDay(replica, { taskId, day, minutes: total - minutes }, at);
    if (now === null) putBack();
    else {
      const body = { ...now.body, target, base, typed: { at, over: base } };
      replica.outbox.put(timeKind, { taskId: change.taskId, slot: day, body }, at);
    }
  });
  return success(null);
}

/**
 * The conflict is asked again, where the choice was not sent yet. A total that was sent is set back to
 * what Kitsu had; anything else that was sent stays.
 */
export function undoChoice(replica: Replica, before: Change): UndoStep {
  const chosen = replica.outbox.byId(before.id);
  const putBack = wayBack(replica, before);
  const time = readAs(timeKind, before);
  const receipt = time && replica.confirmedTimes.of(time.taskId, time.slot);
  return {
    room: 'outbox',
    title: `choice on ${nameOf(replica, before)}`,
    undo({ at }) {
      const now = replica.outbox.byId(before.id);
      if (now ? now.revision !== chosen?.revision : chosen !== null) {
        return sentBack(replica, before, chosen, at);
      }
      if (now && !isUntried(now)) return IN_KITSU;
      const done = replica.change(() => {
        if (now) replica.outbox.remove(now.id);
        const isBack = putBack();
        if (isBack && receipt) replica.confirmedTimes.put({ ...receipt, unanswered: [] });
        return isBack;
      });
      return done ? success(null) : CHANGED_SINCE;
    },
  };
}

function sentBack(
  replica: Replica,
  before: Change,
  chosen: Change | null,
  at: string,
): Result<null> {
  const asked = readAs(timeKind, before);
  const sent = chosen && readAs(timeKind, chosen);
  if (!asked || !sent || asked.body.kitsu === null) return IN_KITSU;
  const { taskId, slot: day } = asked;
  if (replica.outbox.find(timeKind, taskId, day) !== null) return CHANGED_SINCE;
  if (loggedMinutes(replica, taskId, day) !== sent.body.target) return CHANGED_SINCE;
  const minutes = Math.round(asked.body.kitsu);
  replica.change(() => writeDay(replica, { taskId, day, minutes }, at));
  return success(null);
}
