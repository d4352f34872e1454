import { shortDay, type Day } from '../../electron/shared/day.ts';

/** `16 – 22 Nov`, `30 Nov – 6 Dec`; with the year if it is not this one. */
export function weekSpan(first: Day, last: Day, today: Day): string {
  const end = shortDay(last, today).split(' ').slice(1).join(' ');
  const start = shortDay(first, first).split(' ').slice(1);
  return first.slice(0, 7) === last.slice(0, 7)
    ? `${start[0]} – ${end}`
    : `${start.join(' ')} – ${end}`;
}
