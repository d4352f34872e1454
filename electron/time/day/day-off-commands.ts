import { readKind } from '../../outbox/kinds/registry.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { HELD } from '../../outbox/kinds/time-block.ts';
import type { Replica } from '../../replica/replica.ts';
import { daysBetween, type Day, type DaySpan } from '../../shared/day.ts';
import { sameMinutes } from '../../shared/minutes.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { DayOffPreview, StashedHours } from '../../shared/views.ts';
import { dayOffOn, overlaps } from '../../rules/my-days-off.ts';
import { differsFromConfirmed, taskDaysBetween, type TaskDay } from './task-days.ts';
import { titleById } from '../../rules/task-title.ts';
import { myDaysOff, spanOf } from '../../outbox/kinds/my-days-off.ts';
import { timeKind } from '../../outbox/kinds/time.ts';
import { dayOffKind } from '../../outbox/kinds/day-off.ts';

/** Longer ones are made on Kitsu's own pages. */
const MOST_DAYS_OFF = 31;

/**
 * What marking these days off would do: the hours that Kitsu then deletes, waiting ones included, and
 * why it cannot be done, if so.
 */
export function previewDayOff(replica: Replica, days: DaySpan): DayOffPreview {
  const hours = hoursOf(replica, days).map(({ day, taskId, logged }) =>
    named(replica, { day, taskId, minutes: Math.round(logged) }),
  );
  return {
    ...days,
    hours,
    total: hours.reduce((sum, { minutes }) => sum + minutes, 0),
    blocked: dayOffBlock(replica, days),
  };
}

/**
 * Marks these days off. One transaction stashes the hours on them here and adds the change to the
 * outbox; waiting times of these days leave it, since the stash has them with the artist's own number.
 * Durable when it returns. Refused, with a message, if anything could be lost.
 */
export function markDayOff(
  replica: Replica,
  { first, last, description }: DaySpan & { description: string },
  at: string,
): Result<null> {
  const blocked = dayOffBlock(replica, { first, last });
  if (blocked) return blocked;
  const seen = replica.times.between(first, last);
  replica.change(() => {
    for (const { day, taskId, logged } of hoursOf(replica, { first, last })) {
      replica.stashed.put({ day, taskId, minutes: logged }, at);
    }
    for (const { id, slot: day } of replica.outbox.of(timeKind)) {
      if (day >= first && day <= last) replica.outbox.remove(id);
    }
    const body = { action: 'mark' as const, last, description, id: null, seen };
    replica.outbox.put(dayOffKind, { taskId: '', slot: first, body }, at);
  });
  return success(null);
}

/**
 * Cancels the day off that contains `day`, with all its days, and puts its hours back into the outbox:
 * the stashed ones, and those that Kitsu had confirmed before a day off made on the web deleted them.
 * Hours stashed for a day that is no longer off are put back alone.
 */
export function cancelDayOff(replica: Replica, day: Day, at: string): Result<null> {
  const off = dayOffOn(myDaysOff(replica), day);
  const days = off ?? { first: day, last: day };
  const hours = restorable(replica, day);
  if (replica.outbox.isHeld(dayOffKind, '', days.first)) return HELD;
  if (!off && hours.length === 0) return failure('not-found', 'This is settled already.');
  const row = replica.outbox.of(dayOffKind).find((change) => overlaps(spanOf(change), days));
  const neverSent =
    row?.body.action === 'mark' &&
    row.state === 'waiting' &&
    row.attempts === 0 &&
    row.revision === 0;
  replica.change(() => {
    if (off && row && neverSent) replica.outbox.remove(row.id);
    else if (off) {
      const { first, last, description, id } = off;
      const body = { action: 'take-back' as const, last, description, id, seen: [] };
      replica.outbox.put(dayOffKind, { taskId: '', slot: first, body }, at);
    }
    for (const { taskId, day: of, minutes } of hours) {
      replica.stashed.remove(taskId, of);
      const inKitsu = replica.times.minutesOf(taskId, of);
      if (neverSent && sameMinutes(inKitsu, minutes)) continue;
      // The day off may have deleted the time, or not: this number may replace either.
      const sent = inKitsu > 0 ? inKitsu : null;
      const body = { target: minutes, base: 0, sent, kitsu: null };
      replica.outbox.put(timeKind, { taskId, slot: of, body }, at);
    }
  });
  return success(null);
}

/** Deletes the hours that are stashed for the day off that contains `day`. */
export function dropStash(replica: Replica, day: Day): void {
  const { first, last } = daysAround(replica, day);
  replica.change(() => {
    for (const { taskId, day: of } of replica.stashed.between(first, last)) {
      replica.stashed.remove(taskId, of);
    }
  });
}

/** The hours that cancelling the day off would restore. */
export const stashedHours = (replica: Replica, day: Day): StashedHours[] =>
  restorable(replica, day).map((one) =>
    named(replica, { ...one, minutes: Math.round(one.minutes) }),
  );

function restorable(replica: Replica, day: Day): Omit<StashedHours, 'title'>[] {
  const changes = replica.outbox.all();
  const off = dayOffOn(myDaysOff(replica), day);
  const { first, last } = off ?? { first: day, last: day };
  // A task day that the artist has changed since has the newer value.
  const free = (taskId: string, of: Day): boolean =>
    replica.outbox.find(timeKind, taskId, of) === null &&
    !replica.outbox.isHeld(timeKind, taskId, of);
  const kept = replica.stashed.between(first, last).filter((one) => free(one.taskId, one.day));
  const isKept = (taskId: string, of: Day): boolean =>
    kept.some((one) => one.taskId === taskId && one.day === of);
  const taken = off?.state !== 'kitsu' ? [] : [...taskDaysBetween(replica, changes, first, last)];
  return [
    ...kept,
    ...taken.flatMap(([of, lanes]) =>
      lanes
        .filter(differsFromConfirmed)
        .filter((lane) => lane.kitsuMinutes === 0 && !isKept(lane.taskId, of))
        .map(({ taskId, receipt }) => ({ day: of, taskId, minutes: receipt.minutes })),
    ),
  ];
}

function daysAround(replica: Replica, day: Day): DaySpan {
  return dayOffOn(myDaysOff(replica), day) ?? { first: day, last: day };
}

function hoursOf(replica: Replica, { first, last }: DaySpan): (TaskDay & { day: Day })[] {
  return [...taskDaysBetween(replica, replica.outbox.all(), first, last)].flatMap(([day, lanes]) =>
    lanes.filter(({ logged }) => logged > 0).map((lane) => ({ ...lane, day })),
  );
}

const named = (replica: Replica, hours: Omit<StashedHours, 'title'>): StashedHours => ({
  ...hours,
  title: titleById(replica, hours.taskId),
});

/** Why these days cannot be marked off, or `null`. */
function dayOffBlock(replica: Replica, { first, last }: DaySpan): Failure | null {
  const length = daysBetween(first, last) + 1;
  if (length < 1) return failure('bad-input', 'The last day is before the first.');
  if (length > MOST_DAYS_OFF) return failure('rule', `At most ${MOST_DAYS_OFF} days at once.`);
  if (myDaysOff(replica).some((one) => overlaps(one, { first, last }))) {
    return failure('rule', 'A day off is there already on these days.');
  }
  const open = replica.outbox
    .of(dayOffKind)
    .find(
      (row) =>
        overlaps(spanOf(row), { first, last }) && (row.slot !== first || row.body.last !== last),
    );
  if (open)
    return failure(
      'rule',
      'A day off on these days is being cancelled.',
      'Try again once that is sent.',
    );
  const undecided = replica.outbox
    .of(timeKind)
    .find(
      ({ slot: day, state }) =>
        day >= first && day <= last && (state === 'parked' || state === 'conflict'),
    );
  if (undecided)
    return failure('rule', 'A change of these days waits for you.', 'Decide about it first.');
  const isOfThese = ({ slot }: Change): boolean => slot >= first && slot <= last;
  if (replica.outbox.all().some((row) => isOfThese(row) && readKind(row) === null)) return HELD;
  if (replica.stashed.between(first, last).length > 0) {
    return failure(
      'rule',
      'Hours of these days are kept here.',
      'Put them back or let them go first.',
    );
  }
  return null;
}
