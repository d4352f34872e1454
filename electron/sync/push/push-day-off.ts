import { createDayOff, removeDayOff } from '../../kitsu/days-off.ts';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { OwnDayOff } from '../../replica/tables/days-off.ts';
import { shiftDay, type Day } from '../../shared/day.ts';
import { sameMinutes } from '../../shared/minutes.ts';
import type { DayTime } from '../../shared/production.ts';
import { failure } from '../../shared/result.ts';
import { timesOfDays } from '../pull/pull.ts';
import { stashNewHours } from './stash-hours.ts';
import { wakeTimes } from '../pull/pull-days-off.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { dayOffKind, type DayOffChange } from '../../outbox/kinds/day-off.ts';

/**
 * Sends a day off to Kitsu, or cancels one. Both begin by reading: a repetition would be refused (400
 * overlap), and a day off that already exists needs nothing. Before Kitsu deletes the hours of these
 * days they are read once more, and new ones are stashed with the rest.
 */
async function push(context: PushContext, change: DayOffChange): Promise<PushOutcome> {
  const found = await context.daysOff.read();
  if (!found.ok) return { kind: 'failed', failure: found };
  if (!context.replica.outbox.isCurrent(change)) return { kind: 'done' };
  return change.body.action === 'mark'
    ? mark(context, change, found.value)
    : takeBack(context, change, found.value);
}

const NOT_YET = failure('server-fault', 'Kitsu took it, but does not show it yet.');

async function mark(
  context: PushContext,
  change: DayOffChange,
  before: OwnDayOff[],
): Promise<PushOutcome> {
  const { replica, http, personId } = context;
  const { last, description } = change.body;
  if (covers(before, change)) return finish(context, change);

  const times = await readTimes(context, change);
  if (!times.ok) return { kind: 'failed', failure: times };
  // Cancelled meanwhile: nothing may be deleted any more.
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  stashNewHours(replica, change, times.value, context.now().toISOString());

  const made = await createDayOff(http, personId, { first: change.slot, last, description });
  const after = made.ok || made.code === 'refused' ? await context.daysOff.read() : made;
  if (!after.ok) return { kind: 'failed', failure: after };
  if (covers(after.value, change)) return finish(context, change);
  return { kind: 'failed', failure: made.ok ? NOT_YET : made };
}

/** The days are off in Kitsu: the hours left there are read back, and the row is deleted. */
async function finish(context: PushContext, change: DayOffChange): Promise<PushOutcome> {
  const { replica } = context;
  const left = await readTimes(context, change);
  if (!left.ok) return { kind: 'failed', failure: left };
  const leftOf = (taskId: string, day: Day): number =>
    left.value.find((time) => time.taskId === taskId && time.day === day)?.minutes ?? 0;
  const at = context.now().toISOString();
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    // The artist wanted the hours deleted: the days must not be flagged for it.
    for (const receipt of replica.confirmedTimes.between(change.slot, change.body.last)) {
      const minutes = leftOf(receipt.taskId, receipt.day);
      replica.confirmedTimes.put({ ...receipt, minutes, at, unanswered: [] });
    }
    // Kitsu before 1.0.97 deletes only the hours of single days: what it still has needs no copy.
    for (const { taskId, day, minutes } of replica.stashed.between(change.slot, change.body.last)) {
      if (sameMinutes(leftOf(taskId, day), minutes)) replica.stashed.remove(taskId, day);
    }
    replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}

async function takeBack(
  context: PushContext,
  change: DayOffChange,
  before: OwnDayOff[],
): Promise<PushOutcome> {
  const { replica, http } = context;
  const { id, last } = change.body;
  const meant = before.find((one) =>
    id === null ? one.first === change.slot && one.last === last : one.id === id,
  );
  if (meant && (meant.first !== change.slot || meant.last !== last)) {
    const cause = { code: 'day-off-moved' } as const;
    replica.change(() => replica.outbox.patch(change.id, { state: 'parked', cause }));
    return { kind: 'needs-artist' };
  }
  if (meant) {
    const gone = await removeDayOff(http, meant.id);
    if (!gone.ok && gone.code !== 'not-found') return { kind: 'failed', failure: gone };
    const after = await context.daysOff.read();
    if (!after.ok) return { kind: 'failed', failure: after };
    if (after.value.some((one) => one.id === meant.id)) return { kind: 'failed', failure: NOT_YET };
  }
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.remove(change.id);
  });
  wakeTimes(replica);
  return { kind: 'done' };
}

const covers = (daysOff: OwnDayOff[], { slot, body }: DayOffChange): boolean =>
  daysOff.some(({ first, last }) => first <= slot && body.last <= last);

async function readTimes(
  context: PushContext,
  { slot, body }: DayOffChange,
): Promise<KitsuAnswer<DayTime[]>> {
  const days: Day[] = [];
  for (let day = slot; day <= body.last; day = shiftDay(day, 1)) days.push(day);
  const reading = context.replica.times.ask();
  const answer = await timesOfDays(context.http, days);
  if (!answer.ok) return answer;
  context.replica.times.replaceDays(days, answer.value, context.now().toISOString(), reading);
  return answer;
}

export const dayOffPush = definePush({ kind: dayOffKind, push });
