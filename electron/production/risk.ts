import type { Day } from '../shared/day.ts';
import { atOnce, type Steps } from '../shared/in-turns.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { ProductionTask } from '../shared/production.ts';
import type { WorkCalendar } from './calendar.ts';
import { jobsOf, jobSteps, type JobBook, type Told } from './jobs.ts';
import { severity, worse, type RiskLevel } from './risk-level.ts';
import { shareRisk, type Share } from './share-risk.ts';
import { leftOn, type KnownTask, type StudioWork } from './studio-work.ts';

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
export const riskOfAll = (
  work: StudioWork,
  calendar: WorkCalendar,
  told: Omit<Told, 'only'> = {},
): Map<string, TaskRisk> => atOnce(riskSteps(work, calendar, told));

/** Tasks of one step. */
const AT_ONCE = 64;

/** The same, step by step. */
export function* riskSteps(
  work: StudioWork,
  calendar: WorkCalendar,
  told: Omit<Told, 'only'>,
): Steps<Map<string, TaskRisk>> {
  const book = yield* jobSteps(work, calendar, told);
  const all = new Map<string, TaskRisk>();
  for (const known of work.knownOf(work.tasks)) {
    const risk = riskIn(book, known, work, calendar);
    if (risk) all.set(risk.taskId, risk);
    if (all.size % AT_ONCE === 0) yield;
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
  return task && book ? riskIn(book, work.known(task), work, calendar) : null;
}

function riskIn(
  book: JobBook,
  known: KnownTask,
  work: StudioWork,
  calendar: WorkCalendar,
): TaskRisk | null {
  if (known.state === 'canceled') return null;
  return known.state === 'done' ? doneRisk(known.task) : openRisk(known, book, work, calendar);
}

const NO_SHARES: Share[] = [];

function doneRisk(task: ProductionTask): TaskRisk {
  const reasons: RiskReason[] = [{ kind: 'done', day: task.doneDate }];
  return {
    taskId: task.id,
    level: 'done',
    due: task.dueDate,
    left: 0,
    finish: task.doneDate,
    shares: NO_SHARES,
    reasons,
  };
}

function openRisk(
  { task, workers }: KnownTask,
  book: JobBook,
  work: StudioWork,
  calendar: WorkCalendar,
): TaskRisk {
  const left = leftOn(task);
  const due = task.dueDate;
  const daysLeft = due === null ? null : calendar.offsetOf(due);
  const shares = sharesOf(task, book, calendar);
  const inReview = work.taskStatuses.get(task.taskStatusId)?.isFeedbackRequest ?? false;

  const reasons: RiskReason[] = [];
  let level: RiskLevel = 'fine';
  for (const share of shares) level = worse(level, share.level);
  if (due === null) {
    level = worse(level, 'unknown');
    reasons.push({ kind: 'no-due-date', left });
  } else if (daysLeft !== null && daysLeft < 0) {
    level = worse(level, 'overdue');
    reasons.push({ kind: 'overdue', due, days: -daysLeft, left });
  }
  if (left === null) {
    level = worse(level, 'unknown');
    reasons.push({ kind: 'no-estimate', spent: task.timeSpent });
  } else if (left === 0) {
    level = worse(level, inReview ? 'fine' : due === null ? 'unknown' : 'tight');
    reasons.push({ kind: 'used-up', estimate: task.estimation, spent: task.timeSpent });
  }
  for (const share of shares) {
    reasons.push({ kind: 'share', share, alone: shares.length === 1 });
  }
  if (workers === null) {
    level = worse(level, 'unknown');
    reasons.push({ kind: 'people-not-told' });
  } else if (workers.length === 0) {
    level = worse(level, 'unknown');
    reasons.push({ kind: 'nobody', formerly: [...new Set(task.assigneeIds)].sort() });
  }
  if (inReview) reasons.push({ kind: 'in-review' });
  return { taskId: task.id, level, due, left, finish: lastDay(shares), shares, reasons };
}

/** The highest risk first. */
function sharesOf({ id }: ProductionTask, book: JobBook, calendar: WorkCalendar): Share[] {
  const shares: Share[] = [];
  for (const assignment of book.byTask.get(id) ?? [])
    shares.push(shareRisk(assignment, book, calendar));
  return shares.length < 2 ? shares : shares.sort((a, b) => severity(b.level) - severity(a.level));
}

/** Work is finished when the last of its people is; if one never finishes, nobody can tell. */
function lastDay(shares: readonly Share[]): Day | null {
  let last: Day | null = null;
  for (const { personId, finish } of shares) {
    if (personId === null || finish === null) return null;
    if (last === null || finish > last) last = finish;
  }
  return last;
}
