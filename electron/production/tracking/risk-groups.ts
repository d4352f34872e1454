import { TRACKED_LEVELS, type RiskGroupKind, type TrackedLevel } from '../../shared/tracking.ts';
import type { Remedy, RiskGroup } from '../../shared/risk-groups.ts';
import { remediesOf } from '../remedies.ts';
import { riskBy, type RiskSummary } from '../risk-summary.ts';
import { RISK_LEVELS, severity } from '../risk-level.ts';
import { riskWords } from '../risk-words.ts';
import { LEVELS } from '../report/risk-report.ts';
import { workTitle } from '../studio-work.ts';
import { tasksOf } from './live.ts';
import type { Tracked } from './tracked.ts';

/** More than anybody reads; the worst come first. */
const MOST_GROUPS = 300;
/** Tasks of a group that are told with why they are. */
const MOST_TOLD = 2;

/** The production's risks by a part of it or by person: the worst first. Groups without tasks are left out. */
export function riskGroups(tracked: Tracked, by: RiskGroupKind): RiskGroup[] {
  const { work } = tracked.standing;
  return riskBy(by, tracked.risks, { ...work, tasks: tracked.tasks })
    .filter(({ level }) => level !== null)
    .sort((a, b) => rankOf(b) - rankOf(a) || atRisk(b) - atRisk(a))
    .slice(0, MOST_GROUPS)
    .map((group) => groupOf(tracked, group));
}

const rankOf = ({ level }: RiskSummary): number => (level === null ? -1 : severity(level));
const atRisk = ({ counts }: RiskSummary): number => counts.overdue + counts.late + counts.tight;

function groupOf(
  tracked: Tracked,
  { id, name, counts, left, atRisk: worst }: RiskSummary,
): RiskGroup {
  const { work, calendar } = tracked.standing;
  const levels = Object.fromEntries(TRACKED_LEVELS.map((level) => [level, 0])) as Record<
    TrackedLevel,
    number
  >;
  for (const level of RISK_LEVELS) levels[LEVELS[level]] += counts[level];
  const why = worst.slice(0, MOST_TOLD).flatMap((taskId) => {
    const [task, risk] = [work.taskById.get(taskId), tracked.risks.get(taskId)];
    const [reason] = risk ? riskWords(risk, work, calendar) : [];
    return task && reason ? [`${workTitle(task, work)}: ${reason}`] : [];
  });
  return { id, name, levels, left, why };
}

/** What could be done about a task of the production. */
export function remediesIn(tracked: Tracked, taskId: string): Remedy[] {
  const { work, calendar, teamIds, projectId } = tracked.standing;
  const task = work.taskById.get(taskId);
  if (task?.projectId !== projectId) return [];
  return remediesOf(task, {
    ...{ work, calendar, teamIds, records: tracked.records },
    tasksOf: (people) => tasksOf(tracked, people),
  });
}
