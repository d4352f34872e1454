import { daysBetween, shortDay, type Day } from '../../../electron/shared/day.ts';
import { rangeText } from '../../../electron/shared/forecast-text.ts';
import type {
  Forecast,
  ForecastBasis,
  ForecastDriver,
  ForecastReport,
  ForecastThen,
} from '../../../electron/shared/forecast.ts';
import { tasksText } from './tracking-text.ts';

/** How the last due day compares with the middle one. */
export function dueText({ due, range }: Forecast, today: Day): string {
  if (due === null) return '';
  const words = `The last due day is ${shortDay(due, today)}`;
  if (range === null) return `${words}.`;
  const days = daysBetween(due, range.middle);
  if (days === 0) return `${words}: the middle of what is foretold.`;
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return `${words}: the middle of what is foretold is ${count} ${days > 0 ? 'after' : 'before'} it.`;
}

/** What of the open work was guessed; sentences without full stops. */
export function basisTexts({ withoutEstimate, nobody, leftOut }: ForecastBasis): string[] {
  const of = (count: number, words: string): string[] =>
    count === 0 ? [] : [`${tasksText(count)} ${words}`];
  return [
    ...of(withoutEstimate, 'without an estimate, counted as the middle of the type'),
    ...of(nobody, 'of nobody, shared by those who do such work'),
    ...of(leftOut, 'left out: no estimate of that type, or nobody to do it'),
  ];
}

/** `142 % of its estimates; kept to them, 9 days earlier`. */
export function driverText({ kind, ratio, days }: ForecastDriver): string {
  const whose = kind === 'type' ? 'its' : 'their';
  return `${Math.round(ratio * 100)} % of ${whose} estimates; kept to them, ${days === 1 ? '1 day' : `${days} days`} earlier`;
}

/** What was foretold on a day, and what became of it. */
export function thenText(
  { range, done }: ForecastThen,
  { finished, state }: Pick<ForecastReport, 'finished' | 'state'>,
  today: Day,
): string {
  if (range === null) return `too little was known: ${tasksText(done)} done`;
  const became =
    finished !== null
      ? `it was ${shortDay(finished, today)}`
      : state === 'done'
        ? 'nothing tells when it was done'
        : range.late < today
          ? 'it is not done yet'
          : 'not over yet';
  return `${rangeText(range, today)}; ${became}`;
}
