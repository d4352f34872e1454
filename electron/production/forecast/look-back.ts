import { shiftDay, type Day } from '../../shared/day.ts';
import type { ForecastThen } from '../../shared/forecast.ts';
import type { WorkCalendar } from '../calendar.ts';
import { studioWork } from '../studio-work.ts';
import { finishOf } from './forecast.ts';
import { factsThen, type Past } from './known-then.ts';

/** A month ago, and two. */
const DAYS_AGO = [28, 56];

/** What would have been foretold on earlier days, from what was known then alone. */
export function lookBack(
  past: Past,
  of: { today: Day; teamIds: readonly string[]; calendarOn(day: Day): WorkCalendar },
): ForecastThen[] {
  const { projectId } = past;
  return DAYS_AGO.map((ago) => {
    const day = shiftDay(of.today, -ago);
    const work = studioWork(factsThen(past, day));
    const { range, basis } = finishOf({
      ...{ projectId, work, calendar: of.calendarOn(day), teamIds: of.teamIds },
    });
    return { day, range, done: basis.done };
  });
}
