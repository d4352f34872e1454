import type { DayOffChange } from '../replica/tables/outbox.ts';
import type { Replica } from '../replica/replica.ts';
import type { Day } from '../shared/day.ts';
import { causeNote } from '../shared/outbox-cause.ts';
import type { DayOffView } from '../shared/views.ts';

/** A day off as the artist sees it: Kitsu's, with waiting changes applied. */
export interface MyDayOff extends DayOffView {
  /** Kitsu's id; `null` while only this computer knows of it. */
  id: string | null;
}

/** First and last days are both included. */
export const overlaps = (a: { first: Day; last: Day }, b: { first: Day; last: Day }): boolean =>
  a.first <= b.last && b.first <= a.last;

export const spanOf = ({ slot, body }: DayOffChange): { first: Day; last: Day } => ({
  first: slot,
  last: body.last,
});

/**
 * The person's days off. One that is being cancelled no longer counts, unless Kitsu refused that; one
 * that is being marked counts at once.
 */
export function myDaysOff(replica: Replica): MyDayOff[] {
  const waiting = replica.outbox.daysOff();
  const inKitsu = replica.daysOff.all().flatMap((one): MyDayOff[] => {
    const row = waiting.find(
      (change) =>
        change.body.action === 'take-back' &&
        (change.body.id === null ? overlaps(spanOf(change), one) : change.body.id === one.id),
    );
    if (row && row.state !== 'parked') return [];
    return [{ ...one, state: 'kitsu', note: causeNote(row?.cause ?? null) }];
  });
  const here = waiting
    .filter(({ body }) => body.action === 'mark')
    .map((change): MyDayOff => {
      const { description } = change.body;
      const state = change.state === 'parked' ? 'refused' : 'here';
      return { ...spanOf(change), id: null, description, state, note: causeNote(change.cause) };
    })
    .filter((one) => !inKitsu.some((known) => overlaps(one, known)));
  return [...inKitsu, ...here];
}

/** The day off that contains a day, or `null`. */
export const dayOffOn = (daysOff: readonly MyDayOff[], day: Day): MyDayOff | null =>
  daysOff.find(({ first, last }) => first <= day && day <= last) ?? null;

export const isOffOn = (replica: Replica, day: Day): boolean =>
  dayOffOn(myDaysOff(replica), day) !== null;
