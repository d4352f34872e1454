import { USUAL_TIME, type TimeAsked } from '../../shared/time-figures.ts';
import { dayIn } from '../../shared/zone.ts';
import {
  RISK_GROUPS,
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
import { recordsOf } from '../own-pace.ts';
import { riskOfAll } from '../risk.ts';
import { workload } from '../workload.ts';
import { heatOf } from './heat.ts';
import { countLevel, noLevels, openByPerson } from './live.ts';
import type { Tracked } from './tracked.ts';

/** `at`: epoch milliseconds; the person's day then is today. */
export function trackedOn(
  facts: ReportFacts,
  at: number,
  weekend: number[] | null = null,
): Tracked {
  const standing = standingOf(facts, dayIn(facts.zone, at), weekend ?? undefined);
  const { work, projectId, calendar } = standing;
  const own = work.knownOf(work.tasks).filter(({ task }) => task.projectId === projectId);
  const [records, books] = [recordsOf(work), new Map()];
  const tracked: Tracked = {
    ...{ facts, standing, records, books, levels: noLevels(), open: openByPerson(work) },
    risks: riskOfAll(work, calendar, { records, kept: books }),
    ...{ weekend, forecast: null, details: null, counts: null, kinds: null, nobody: null },
    loads: new Map(workload(work, calendar).map((load) => [load.personId ?? '', load])),
    rows: new WeakMap(),
    tasks: own.flatMap(({ task, state }) => (state === 'canceled' ? [] : [task])),
  };
  for (const { task } of own) countLevel(tracked, task, 1);
  return tracked;
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
      tracked.kinds ??= kindsOf(tracked);
      return { tab, levels: { ...tracked.levels }, kinds: tracked.kinds };
    }
    case 'forecast':
      tracked.forecast ??= forecastReport(
        tracked.facts,
        tracked.standing,
        tracked.weekend ?? undefined,
      );
      return { tab, ...tracked.forecast };
    case 'progress': {
      tracked.counts ??= progressReport(tracked.standing);
      const { total, done, types } = tracked.counts;
      tracked.details ??= progressDetails(tracked.facts, tracked.standing, types);
      return { tab, total, done, types, ...tracked.details };
    }
    case 'workload':
      return { tab, ...heatOf(tracked) };
    case 'time':
      return { tab, ...timeFigures(tracked.facts, tracked.standing, time) };
  }
}
