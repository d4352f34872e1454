import { USUAL_TIME, type TimeAsked } from '../../shared/time-figures.ts';
import { dayIn } from '../../shared/zone.ts';
import {
  RISK_GROUPS,
  TRACKED_LEVELS,
  type RiskGroupKind,
  type TrackedLevel,
  type TrackingFigures,
  type TrackingTab,
} from '../../shared/tracking.ts';
import { forecastReport } from '../report/forecast-report.ts';
import { progressDetails } from '../report/progress-details.ts';
import { progressReport } from '../report/progress-report.ts';
import { standingOf, type ReportFacts } from '../report/report-facts.ts';
import { LEVELS } from '../report/risk-report.ts';
import { timeFigures } from '../report/time-figures.ts';
import { riskOfAll } from '../risk.ts';
import { workload } from '../workload.ts';
import { heatOf } from './heat.ts';
import { openByPerson } from './live.ts';
import type { Tracked } from './tracked.ts';

/** `at`: epoch milliseconds; the person's day then is today. */
export function trackedOn(
  facts: ReportFacts,
  at: number,
  weekend: number[] | null = null,
): Tracked {
  const standing = standingOf(facts, dayIn(facts.zone, at), weekend ?? undefined);
  const { work, projectId, calendar } = standing;
  const own = work.tasks.filter((task) => task.projectId === projectId);
  return {
    ...{ facts, standing, risks: riskOfAll(work, calendar), open: openByPerson(work) },
    ...{ weekend, forecast: null, details: null },
    loads: new Map(workload(work, calendar).map((load) => [load.personId ?? '', load])),
    tasks: own.filter((task) => work.stateOf(task) !== 'canceled'),
  };
}

export const levelOf = ({ risks }: Tracked, taskId: string): TrackedLevel | null => {
  const risk = risks.get(taskId);
  return risk ? LEVELS[risk.level] : null;
};

/** A production alone is in the levels themselves. */
function kindsOf({ standing: { work, projectId } }: Tracked): RiskGroupKind[] {
  const there = new Set<string>(['Person']);
  for (const place of work.places.values())
    if (place.projectId === projectId && place.kind !== 'Production') there.add(place.kind);
  return RISK_GROUPS.filter((kind) => there.has(kind));
}

/** The figures of a tab: those of the command. */
export function figuresOf(
  tracked: Tracked,
  tab: TrackingTab,
  time: TimeAsked = USUAL_TIME,
): TrackingFigures {
  switch (tab) {
    case 'risks': {
      const levels = Object.fromEntries(TRACKED_LEVELS.map((level) => [level, 0])) as Record<
        TrackedLevel,
        number
      >;
      for (const { id } of tracked.tasks) {
        const level = levelOf(tracked, id);
        if (level) levels[level] += 1;
      }
      return { tab, levels, kinds: kindsOf(tracked) };
    }
    case 'forecast':
      tracked.forecast ??= forecastReport(
        tracked.facts,
        tracked.standing,
        tracked.weekend ?? undefined,
      );
      return { tab, ...tracked.forecast };
    case 'progress': {
      const { total, done, types } = progressReport(tracked.standing);
      tracked.details ??= progressDetails(tracked.facts, tracked.standing);
      return { tab, total, done, types, ...tracked.details };
    }
    case 'workload':
      return { tab, ...heatOf(tracked) };
    case 'time':
      return { tab, ...timeFigures(tracked.facts, tracked.standing, time) };
  }
}
