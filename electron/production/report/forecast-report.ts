import type { Day } from '../../shared/day.ts';
import type { ForecastReport } from '../../shared/forecast.ts';
import { forecastOf } from '../forecast/forecast.ts';
import { finishedOn, type Past } from '../forecast/known-then.ts';
import { lookBack } from '../forecast/look-back.ts';
import { standingOf, type ReportFacts, type Standing } from './report-facts.ts';

/** When it will be done, and what would have been said of that a month ago and two. */
export function forecastReport(
  read: ReportFacts,
  standing: Standing,
  weekend?: number[],
): ForecastReport {
  const { history = null } = read;
  const { projectId, work, calendar, teamIds } = standing;
  const forecast = forecastOf({ projectId, work, calendar, teamIds });
  if (history === null) return { ...forecast, before: null, finished: null };
  const past: Past = { projectId, facts: read.facts, times: read.times, history, zone: read.zone };
  const calendarOn = (day: Day) => standingOf(read, day, weekend).calendar;
  const own = work.tasks.filter(
    (task) => task.projectId === projectId && work.stateOf(task) !== 'canceled',
  );
  return {
    ...forecast,
    before: lookBack(past, { today: calendar.today, teamIds, calendarOn }),
    finished: finishedOn(past, own),
  };
}
