import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { unansweredWrites } from '../../replica/tables/unanswered-writes.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { longDay, shortDay, type Day } from '../../shared/day.ts';
import { formatMinutes, MINUTES_A_DAY, type Minutes } from '../../shared/minutes.ts';
import type { OutboxConflict } from '../../shared/outbox-item.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { AGAIN, defineKind, type Choice } from './kind.ts';

/**
 * A day's total on one task. `base` is Kitsu's value when the artist last saw it (0 if unknown: nothing
 * was shown, so any value found there is new to them), `sent` the target of an attempt without an answer,
 * `kitsu` the value that a conflict found and `kitsuAt` when (ISO instant). `unanswered` are all recent
 * attempts without an answer, including older targets, any of which may still arrive
 * (unanswered-writes.ts). `typed`: when the artist last typed, and over which value of Kitsu.
 */
const timeBody = z.object({
  target: z.number(),
  base: z.number(),
  sent: z.number().nullable(),
  kitsu: z.number().nullable(),
  unanswered: unansweredWrites.optional(),
  kitsuAt: z.string().optional(),
  typed: z.object({ at: z.string(), over: z.number() }).optional(),
});
export type TimeBody = z.infer<typeof timeBody>;
/** Its slot is the day. */
export type TimeChange = Change<TimeBody>;

/** The artist's total of one task day. One row per task and day; its slot is the day. */
export const timeKind = defineKind<TimeBody>({
  kind: 'time',
  schema: timeBody,
  shows: ['time'],
  isUntried: ({ attempts }) => attempts === 0,
  queue: () => null,
  tell(change, { task, today }) {
    const { slot: day, state, cause } = change;
    const { target } = change.body;
    const time = target === 0 ? 'No time' : formatMinutes(target);
    const isLost = cause?.code === 'unassigned' || cause?.code === 'task-gone';
    return {
      title: titleOrUnknown(task),
      does: `${time} on ${shortDay(day, today)}`,
      discards: discards(change),
      mayHaveArrived: mayHaveArrived(change),
      day,
      minutes: target,
      movable: moveBlock(change) === null ? ownMinutes(change) : null,
      edits: state === 'conflict' || (state === 'parked' && isLost) ? null : 'minutes',
      conflict: conflictOf(change),
    };
  },
  editMinutes: ({ setDay }, { taskId, slot: day }, minutes) => setDay({ taskId, day, minutes }),
  settle: settleTime,
});

/**
 * The artist's minutes of a task day that are not in Kitsu: what they typed beyond Kitsu's value; 0 if
 * they reduced it.
 */
export const ownMinutes = ({ body }: TimeChange): Minutes => Math.max(0, body.target - body.base);

/** An attempt whose answer was lost may have arrived, or may still arrive. */
export const mayHaveArrived = ({ body }: TimeChange): boolean =>
  body.sent !== null || (body.unanswered ?? []).length > 0;

/** Why the minutes of a task day cannot be moved to any task; `null` if they can. */
export function moveBlock(from: TimeChange): Failure | null {
  if (from.state === 'conflict') {
    return failure('rule', 'Decide first which time is right on this task.');
  }
  return ownMinutes(from) > 0
    ? null
    : failure('rule', 'This takes time away: nothing can be moved.');
}

function conflictOf({ state, body, createdAt }: TimeChange): OutboxConflict | null {
  if (state !== 'conflict') return null;
  return {
    kind: 'time',
    kitsuMinutes: body.kitsu ?? 0,
    kitsuAt: body.kitsuAt ?? null,
    typedAt: body.typed?.at ?? createdAt,
    typedOver: body.typed?.over ?? null,
  };
}

/** Exactly what discarding loses, and what stays in Kitsu. */
function discards(change: TimeChange): string {
  const day = ` on ${longDay(change.slot)}`;
  const typed = formatMinutes(change.body.target);
  if (change.state === 'conflict') {
    return `Your ${typed}${day} are lost. Kitsu keeps its ${formatMinutes(change.body.kitsu ?? 0)}.`;
  }
  if (mayHaveArrived(change)) {
    return `Your ${typed}${day} are not sent again. If Kitsu received them before the connection broke, they stay there.`;
  }
  return change.body.target === 0
    ? `The time${day} stays in Kitsu.`
    : `Your ${typed}${day} are lost: Kitsu never gets them and keeps what it has.`;
}

function settleTime(replica: Replica, change: TimeChange, choice: Choice): Result<null> {
  if (choice === 'theirs') {
    replica.change(() => {
      // The artist has seen and accepted it: the day must not be flagged for it.
      acceptServerValue(replica, change.taskId, change.slot);
      replica.outbox.remove(change.id);
    });
    return success(null);
  }
  const { target } = change.body;
  const inKitsu = change.body.kitsu ?? 0;
  const wanted = choice === 'both' ? target + Math.round(inKitsu) : target;
  if (wanted > MINUTES_A_DAY) {
    return failure('rule', `Both together are ${formatMinutes(wanted)}, more than a day has.`);
  }
  const body = { ...change.body, target: wanted, base: inKitsu, sent: null, kitsu: null };
  replica.change(() => replica.outbox.patch(change.id, { ...AGAIN, body }));
  return success(null);
}

/**
 * The artist accepts Kitsu's value of a task day: from now on it counts as confirmed. Call it inside a
 * change.
 */
export function acceptServerValue(replica: Replica, taskId: string, day: Day): void {
  const at = replica.times.readAt(day);
  if (at === null) return;
  replica.confirmedTimes.put({
    day,
    taskId,
    minutes: replica.times.minutesOf(taskId, day),
    at,
    unanswered: [],
  });
}
