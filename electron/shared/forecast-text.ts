import { shortDay, type Day } from './day.ts';
import { FEWEST_DONE, type FinishRange, type Forecast } from './forecast.ts';

/** What a forecast says, in a sentence without a full stop. */
export function forecastText({ state, range, basis }: Forecast, today: Day): string {
  switch (state) {
    case 'done':
      return 'All tasks are done';
    case 'far':
      return 'Not within three years, as it goes now';
    case 'few':
      return basis.open === 0
        ? 'Nothing that is open has an estimate and somebody to do it'
        : `Too little is known: ${tasks(basis.done)} done with an estimate and logged time, ${FEWEST_DONE - basis.done} more ${FEWEST_DONE - basis.done === 1 ? 'is' : 'are'} needed`;
    case 'told':
      return range === null
        ? ''
        : `Done ${rangeText(range, today)}; the middle is ${shortDay(range.middle, today)}`;
  }
}

/** `from Tue 3 Nov to Thu 12 Nov`, or `on Tue 3 Nov`. */
export const rangeText = ({ early, late }: FinishRange, today: Day): string =>
  early === late
    ? `on ${shortDay(early, today)}`
    : `from ${shortDay(early, today)} to ${shortDay(late, today)}`;

const tasks = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`);
