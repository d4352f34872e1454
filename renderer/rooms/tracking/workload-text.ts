import { shortDay, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type {
  HeatCell,
  HeatRow,
  WeekChange,
  WorkloadHeat,
} from '../../../electron/shared/work-moves.ts';

/** `4 h over`, `28 h free`, `of 40 h`: the second line of a week. */
export function roomText({ booked, capacity, load }: HeatCell): string {
  switch (load) {
    case 'off':
      return 'off';
    case 'over':
      return `${formatMinutes(booked - capacity)} over`;
    case 'free':
      return `${formatMinutes(capacity - booked)} free`;
    case 'some':
    case 'full':
      return `of ${formatMinutes(capacity)}`;
  }
}

/** `7 Dec`: thirteen weeks need no year. */
export const weekText = (week: Day): string => shortDay(week, week).replace(/^\w+ /, '');

/** What a screen reader says of a week before its booked hours. */
export const leadText = (name: string, week: Day, carrying: boolean): string =>
  carrying ? `Move it to ${name}, week of ${week}: ` : `${name}, week of ${week}: `;

/** And what it says after what is left: what is not to be seen at once. */
export function restText({ capacity, daysOff, load }: HeatCell): string {
  const of = load === 'over' || load === 'free' ? ` of ${formatMinutes(capacity)}` : '';
  return daysOff === 0 ? of : `${of}, ${daysText(daysOff)} off`;
}

const daysText = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

/** What of a person's work is in none of the weeks that are shown. */
export function outsideParts({ later, unestimated }: HeatRow) {
  const parts = [
    { why: 'later', amount: later, text: `${formatMinutes(later)} later` },
    { why: 'unestimated', amount: unestimated, text: `${unestimated} without estimate` },
  ] as const;
  return parts.filter(({ amount }) => amount > 0);
}

/** `Ada, week of Mon 7 Dec: 46 h → 38 h of 40 h`. */
export function changeText(
  { name, personId, week, before, after, capacity }: WeekChange,
  today: Day,
) {
  const [was, will, all] = [before, after, capacity].map(formatMinutes);
  const of = personId === null ? '' : ` of ${all}`;
  return `${name}, week of ${shortDay(week, today)}: ${was} → ${will}${of}`;
}

export type Direction = 'left' | 'right' | 'up' | 'down';
type Target = { personId: string | null; week: Day };

/** The week that lies beside one in the table. */
export function nextTarget(
  { weeks, people }: WorkloadHeat,
  { personId, week }: Target,
  way: Direction,
): Target {
  const within = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at));
  const step = { left: [0, -1], right: [0, 1], up: [-1, 0], down: [1, 0] }[way] as [number, number];
  const row = within(people.findIndex(({ id }) => id === personId) + step[0], people.length);
  const column = within(weeks.indexOf(week) + step[1], weeks.length);
  return { personId: people[row]?.id ?? null, week: weeks[column] ?? week };
}
