import type { Replica } from '../../replica/replica.ts';
import { dayOffOn, overlaps } from '../../rules/my-days-off.ts';
import type { Day, DaySpan } from '../../shared/day.ts';
import type { DayOffView } from '../../shared/views.ts';
import { dayOffKind, type DayOffChange } from './day-off.ts';

export const spanOf = ({ slot, body }: DayOffChange): DaySpan => ({
  first: slot,
  last: body.last,
});

/**
 * My days off with waiting changes applied. One that is being cancelled no longer counts, unless Kitsu
 * refused that; one that is being marked counts at once.
 */
export function myDaysOff(replica: Replica): DayOffView[] {
  const waiting = replica.outbox.of(dayOffKind);
  const inKitsu = replica.daysOff.all().flatMap((one): DayOffView[] => {
    const row = waiting.find(
      (change) =>
        change.body.action === 'take-back' &&
        (change.body.id === null ? overlaps(spanOf(change), one) : change.body.id === one.id),
    );
    if (row && row.state !== 'parked') return [];
    return [{ ...one, state: 'kitsu', note: row?.cause ?? null }];
  });
  const here = waiting
    .filter(({ body }) => body.action === 'mark')
    .map((change): DayOffView => {
      const { description } = change.body;
      const state = change.state === 'parked' ? 'refused' : 'here';
      return { ...spanOf(change), id: null, description, state, note: change.cause };
    })
    .filter((one) => !inKitsu.some((known) => overlaps(one, known)));
  return [...inKitsu, ...here];
}

export const isOffOn = (replica: Replica, day: Day): boolean =>
  dayOffOn(myDaysOff(replica), day) !== null;
