import type { ProductionTask } from '../../shared/production.ts';
import { planOf, spentOn, type StudioWork } from '../studio-work.ts';

/** A done task: how long it took for how long it was meant to. */
export interface DoneWork {
  typeId: string;
  /** Its people, who may have left since. */
  people: readonly string[];
  /** Logarithm of logged minutes ÷ estimated ones: 0 is as estimated. */
  log: number;
}

/** A typing mistake, not a record: more than fifty times over or under. */
const FURTHEST_LOG = Math.log(50);

/** The logarithm of logged ÷ estimated of a done task; `null` where it says nothing. */
export function doneWithin(task: ProductionTask, work: StudioWork): number | null {
  if (work.stateOf(task) !== 'done') return null;
  const [plan, spent] = [planOf(task), spentOn(task)];
  if (plan === 0 || spent === 0) return null;
  const log = Math.log(spent / plan);
  return Math.abs(log) > FURTHEST_LOG ? null : log;
}

/** The done tasks that have an estimate and logged time, of every production that was read. */
export function doneWork(work: StudioWork): DoneWork[] {
  const found: DoneWork[] = [];
  for (const task of work.tasks) {
    const log = doneWithin(task, work);
    if (log === null) continue;
    found.push({ typeId: task.taskTypeId, people: [...new Set(task.assigneeIds)].sort(), log });
  }
  return found;
}

/** An open task with logged time: it takes at least that long. */
export type BegunWork = DoneWork;

/** Those that have an estimate. */
export function begunWork(work: StudioWork): BegunWork[] {
  const found: BegunWork[] = [];
  for (const task of work.tasks) {
    if (work.stateOf(task) !== 'open') continue;
    const [plan, spent] = [planOf(task), spentOn(task)];
    if (plan === 0 || spent === 0) continue;
    const log = Math.min(FURTHEST_LOG, Math.log(spent / plan));
    found.push({ typeId: task.taskTypeId, people: work.workersOf(task) ?? [], log });
  }
  return found;
}
