import type { Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { ProductionTask } from '../shared/production.ts';
import type { WorkCalendar } from './calendar.ts';
import { jobsOf, type JobBook, type Told } from './jobs.ts';
import { severity, worse, type RiskLevel } from './risk-level.ts';
import { shareRisk, type Share } from './share-risk.ts';
import { leftOn, type StudioWork } from './studio-work.ts';

/** Why a task has its risk; `risk-words.ts` turns it into sentences. */
export type RiskReason =
  | { kind: 'done'; day: Day | null }
  | { kind: 'overdue'; due: Day; days: number; left: Minutes | null }
  /** A person's share compared with their days; see `Share`. */
  | { kind: 'share'; share: Share; alone: boolean }
  | { kind: 'no-due-date'; left: Minutes | null }
  | { kind: 'no-estimate'; spent: Minutes }
  /** All of the estimate is logged, and the task is not done. */
  | { kind: 'used-up'; estimate: Minutes; spent: Minutes }
  /** Handed over: it waits for a review. */
  | { kind: 'in-review' }
  /** `formerly`: ids of assignees who have left the studio. */
  | { kind: 'nobody'; formerly: string[] }
  | { kind: 'people-not-told' };

/** The risk of one task against its due date. */
export interface TaskRisk {
  taskId: string;
  level: RiskLevel;
  due: Day | null;
  /** Minutes of the estimate not yet logged; `null` without an estimate. */
  left: Minutes | null;
  /** Day on which the last of its people would finish; `null` if that is unpredictable. */
  finish: Day | null;
  /** One for each person on it, the highest risk first; a `null` person means anybody. */
  shares: Share[];
  reasons: RiskReason[];
}

/** The risk of every task, by its id. Cancelled ones have no risk and are not in it. */
export function riskOfAll(
  work: StudioWork,
  calendar: WorkCalendar,
  told: Omit<Told, 'only'> = {},
): Map<string, TaskRisk> {
  const book = jobsOf(work, calendar, told);
  const all = new Map<string, TaskRisk>();
  for (const task of work.tasks) {
    const risk = riskIn(book, task, work, calendar);
    if (risk) all.set(task.id, risk);
  }
  return all;
}

/** The risk of one task, the same as `riskOfAll` has for it; `null` if it is cancelled or not there. */
export function riskOfOne(
  taskId: string,
  work: StudioWork,
  calendar: WorkCalendar,
  told: Pick<Told, 'records'> = {},
): TaskRisk | null {
  const task = work.taskById.get(taskId);
  const book = task && jobsOf(work, calendar, { ...told, only: taskId });
  return task && book ? riskIn(book, task, work, calendar) : null;
}

function riskIn(
  book: JobBook,
  task: ProductionTask,
  work: StudioWork,
  calendar: WorkCalendar,
): TaskRisk | null {
  const state = work.stateOf(task);
  if (state === 'canceled') return null;
  return state === 'done' ? doneRisk(task) : openRisk(task, book, work, calendar);
}

function doneRisk(task: ProductionTask): TaskRisk {
  const reasons: RiskReason[] = [{ kind: 'done', day: task.doneDate }];
  return {
    taskId: task.id,
    level: 'done',
    due: task.dueDate,
    left: 0,
    finish: task.doneDate,
    shares: [],
    reasons,
  };
}

function openRisk(
  task: ProductionTask,
  book: JobBook,
  work: StudioWork,
  calendar: WorkCalendar,
): TaskRisk {
  const left = leftOn(task);
  const workers = work.workersOf(task);
  const due = task.dueDate;
  const daysLeft = due === null ? null : calendar.offsetOf(due);
  const shares = (book.byTask.get(task.id) ?? [])
    .map(({ job, personId }) => shareRisk(job, personId, book, calendar))
    .sort((a, b) => severity(b.level) - severity(a.level));
  const inReview = work.taskStatuses.get(task.taskStatusId)?.isFeedbackRequest ?? false;

  const reasons: RiskReason[] = [];
  const levels: RiskLevel[] = shares.map(({ level }) => level);
  const because = (level: RiskLevel, reason: RiskReason): void => {
    levels.push(level);
    reasons.push(reason);
  };
  if (due === null) because('unknown', { kind: 'no-due-date', left });
  else if (daysLeft !== null && daysLeft < 0) {
    because('overdue', { kind: 'overdue', due, days: -daysLeft, left });
  }
  if (left === null) because('unknown', { kind: 'no-estimate', spent: task.timeSpent });
  else if (left === 0) {
    const spent = { estimate: task.estimation, spent: task.timeSpent };
    because(inReview ? 'fine' : due === null ? 'unknown' : 'tight', { kind: 'used-up', ...spent });
  }
  for (const share of shares) {
    reasons.push({ kind: 'share', share, alone: shares.length === 1 });
  }
  if (workers === null) because('unknown', { kind: 'people-not-told' });
  else if (workers.length === 0) {
    because('unknown', { kind: 'nobody', formerly: [...new Set(task.assigneeIds)].sort() });
  }
  if (inReview) reasons.push({ kind: 'in-review' });

  const level = levels.reduce(worse, 'fine');
  return { taskId: task.id, level, due, left, finish: lastDay(shares), shares, reasons };
}

/** Work is finished when the last of its people is; if one never finishes, nobody can tell. */
function lastDay(shares: readonly Share[]): Day | null {
  const days = shares.map(({ personId, finish }) => (personId === null ? null : finish));
  return days.reduce(
    (last, day) => (!last || !day ? null : day > last ? day : last),
    days[0] ?? null,
  );
}
