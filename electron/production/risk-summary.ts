import type { Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { ProductionTask } from '../shared/production.ts';
import { groupTasks, type Group, type GroupKind } from './groups.ts';
import { severity, worse, type RiskLevel } from './risk-level.ts';
import type { TaskRisk } from './risk.ts';
import { shareOut, type StudioWork } from './studio-work.ts';

/** The risk of a shot, sequence, episode, production, person or task type: that of its worst task. */
export interface RiskSummary {
  /** `null` for the tasks without such a group. */
  id: string | null;
  name: string;
  /** `null` if there is no task: that is neither fine nor done. */
  level: RiskLevel | null;
  counts: Record<RiskLevel, number>;
  /** Tasks whose shot or asset was canceled; they count nowhere else. */
  canceled: number;
  /** Minutes of estimates not yet logged; of a person, only their own share. */
  left: Minutes;
  /** Day on which the last predictable task would be finished; `null` if none is predictable. */
  finish: Day | null;
  /** Tasks that are tight, late or overdue: the worst first, then the earliest due. */
  atRisk: string[];
}

/** Groups the risk of single tasks; `risks` comes from `riskOfAll`. */
export function riskBy(
  kind: GroupKind,
  risks: ReadonlyMap<string, TaskRisk>,
  work: StudioWork,
): RiskSummary[] {
  return groupTasks(kind, work).map((group) => {
    const personId = kind === 'Person' ? group.id : null;
    return summary(group, risks, (task, risk) => seenBy(personId, task, risk, work));
  });
}

type Seen = Pick<TaskRisk, 'level' | 'left' | 'finish'>;

/** A person answers for their own share: an absent colleague makes only the task late. */
export function seenBy(
  personId: string | null,
  task: ProductionTask,
  risk: TaskRisk,
  work: StudioWork,
): Seen {
  if (personId === null) return risk;
  const share = risk.shares.find((one) => one.personId === personId);
  if (share) return share;
  const workers = work.workersOf(task) ?? [];
  const shares = shareOut(risk.left ?? 0, workers.length);
  return { ...risk, left: shares[workers.indexOf(personId)] ?? 0 };
}

function summary(
  { id, name, tasks }: Group,
  risks: ReadonlyMap<string, TaskRisk>,
  see: (task: ProductionTask, risk: TaskRisk) => Seen,
): RiskSummary {
  const counts = noCounts();
  const shown: { taskId: string; due: Day; level: RiskLevel }[] = [];
  let level: RiskLevel | null = null;
  let left: Minutes = 0;
  let finish: Day | null = null;
  let canceled = 0;
  for (const task of tasks) {
    const risk = risks.get(task.id);
    if (!risk) {
      canceled += 1;
      continue;
    }
    const seen = see(task, risk);
    counts[seen.level] += 1;
    level = level === null ? seen.level : worse(level, seen.level);
    left += seen.left ?? 0;
    if (seen.finish !== null && (finish === null || seen.finish > finish)) finish = seen.finish;
    shown.push({ taskId: task.id, due: risk.due ?? '', level: seen.level });
  }
  const atRisk = shown
    .filter((one) => severity(one.level) >= severity('tight'))
    .sort(
      (a, b) =>
        severity(b.level) - severity(a.level) || order(a.due, b.due) || order(a.taskId, b.taskId),
    )
    .map(({ taskId }) => taskId);
  return { id, name, level, counts, canceled, left, finish, atRisk };
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const noCounts = (): Record<RiskLevel, number> => ({
  done: 0,
  fine: 0,
  unknown: 0,
  tight: 0,
  late: 0,
  overdue: 0,
});
