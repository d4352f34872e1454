import type { Day } from '../../shared/day.ts';
import { byName } from '../production-nodes.ts';
import type { RiskLevel } from '../risk-level.ts';
import { riskWords } from '../risk-words.ts';
import { riskOfAll } from '../risk.ts';
import { taskTypeNames } from './distinct-names.ts';
import type { Standing } from './report-facts.ts';

/**
 * `late`: due before today, and not done. `at-risk`: not done, and it does not fit, or only just, into what its
 * people have free until it is due. `unplanned`: without a due date, an estimate or a person. `fine`: all
 * others, done ones too.
 */
export type ReportLevel = 'late' | 'at-risk' | 'fine' | 'unplanned';

export interface RiskRow {
  id: string;
  /** `E01 / SQ010 / SH030`. */
  entity: string;
  task_type: string;
  due: Day | null;
  level: ReportLevel;
  /** Sentences without full stops. */
  reasons: string[];
}

/** The order in which a lead reads them. */
export const REPORT_LEVELS: readonly ReportLevel[] = ['late', 'at-risk', 'unplanned', 'fine'];

/** What each level of risk is in a report. */
export const LEVELS: Readonly<Record<RiskLevel, ReportLevel>> = {
  overdue: 'late',
  late: 'at-risk',
  tight: 'at-risk',
  unknown: 'unplanned',
  fine: 'fine',
  done: 'fine',
};

/** Every task of the production that was not canceled: the late ones first, then by their due day. */
export function riskReport({ projectId, work, calendar }: Standing): RiskRow[] {
  const tasks = work.tasks.filter((task) => task.projectId === projectId);
  const names = taskTypeNames(tasks, work);
  const risks = riskOfAll(work, calendar);
  const rows = tasks.flatMap((task): RiskRow[] => {
    const risk = risks.get(task.id);
    if (!risk) return [];
    return [
      {
        id: task.id,
        entity: work.placeOf(task)?.path ?? '',
        task_type: names.get(task.taskTypeId) ?? '',
        due: task.dueDate,
        level: LEVELS[risk.level],
        reasons: riskWords(risk, work, calendar),
      },
    ];
  });
  return rows.sort(
    (a, b) =>
      REPORT_LEVELS.indexOf(a.level) - REPORT_LEVELS.indexOf(b.level) ||
      dueOrder(a.due, b.due) ||
      byName({ id: a.id, name: a.entity }, { id: b.id, name: b.entity }),
  );
}

/** What has no due day comes last. */
const dueOrder = (a: Day | null, b: Day | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
