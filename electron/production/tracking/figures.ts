import type { Minutes } from '../../shared/minutes.ts';
import { dayIn } from '../../shared/zone.ts';
import {
  RISK_GROUPS,
  TRACKED_LEVELS,
  type RiskGroupKind,
  type TrackedLevel,
  type TrackingFigures,
  type TrackingTab,
} from '../../shared/tracking.ts';
import { distinctNames, taskTypeNames } from '../report/distinct-names.ts';
import { forecastReport } from '../report/forecast-report.ts';
import { progressReport } from '../report/progress-report.ts';
import { standingOf, type ReportFacts } from '../report/report-facts.ts';
import { LEVELS } from '../report/risk-report.ts';
import { riskOfAll } from '../risk.ts';
import { personName } from '../studio-work.ts';
import { workload } from '../workload.ts';
import { heatOf } from './heat.ts';
import { openByPerson } from './live.ts';
import type { Tracked } from './tracked.ts';

/** `at`: epoch milliseconds; the person's day then is today. */
export function trackedOn(facts: ReportFacts, at: number): Tracked {
  const standing = standingOf(facts, dayIn(facts.zone, at));
  const { work, projectId, calendar } = standing;
  const own = work.tasks.filter((task) => task.projectId === projectId);
  return {
    ...{ facts, standing, risks: riskOfAll(work, calendar), open: openByPerson(work) },
    forecast: null,
    loads: new Map(workload(work, calendar).map((load) => [load.personId ?? '', load])),
    tasks: own.filter((task) => work.stateOf(task) !== 'canceled'),
  };
}

export const levelOf = ({ risks }: Tracked, taskId: string): TrackedLevel | null => {
  const risk = risks.get(taskId);
  return risk ? LEVELS[risk.level] : null;
};

/** A production alone is in the levels themselves. */
function kindsOf({ tasks, standing: { work } }: Tracked): RiskGroupKind[] {
  return RISK_GROUPS.filter(
    (kind) =>
      kind === 'Person' ||
      (kind !== 'Production' && tasks.some((task) => work.partOf(task, kind) !== null)),
  );
}

/** The figures of a tab: those of the command. */
export function figuresOf(tracked: Tracked, tab: TrackingTab): TrackingFigures {
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
      tracked.forecast ??= forecastReport(tracked.facts, tracked.standing);
      return { tab, ...tracked.forecast };
    case 'progress': {
      const { total, done, types } = progressReport(tracked.standing);
      return { tab, total, done, types };
    }
    case 'workload':
      return { tab, ...heatOf(tracked) };
    case 'time':
      return timeOf(tracked);
  }
}

/** By person and task type: a year has tens of thousands of days with time. */
function timeOf({ facts, standing }: Tracked): TrackingFigures {
  const { work, projectId } = standing;
  const types = taskTypeNames(
    work.tasks.filter((task) => task.projectId === projectId),
    work,
  );
  const ids = [...new Set(facts.times.map(({ personId }) => personId))].sort();
  const people = distinctNames(ids.map((id) => ({ id, name: personName(id, work), kind: '' })));
  const sums = new Map<string, { personId: string; typeId: string; minutes: Minutes }>();
  let minutes = 0;
  for (const time of facts.times) {
    const typeId = work.taskById.get(time.taskId)?.taskTypeId ?? '-';
    const key = `${time.personId} ${typeId}`;
    const sum = sums.get(key) ?? { personId: time.personId, typeId, minutes: 0 };
    sums.set(key, sum);
    sum.minutes += time.minutes;
    minutes += time.minutes;
  }
  const rows = [...sums.values()].map((sum) => ({
    ...sum,
    person: people.get(sum.personId) ?? '',
    type: types.get(sum.typeId) ?? 'Not listed here',
  }));
  return { tab: 'time', minutes, rows: rows.sort((a, b) => b.minutes - a.minutes) };
}
