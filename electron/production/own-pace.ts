import type { Minutes } from '../shared/minutes.ts';
import { planOf, spentOn, type KnownTask, type StudioWork } from './studio-work.ts';

/** A person's done tasks that had an estimate and logged time. */
export interface OwnRecord {
  tasks: number;
  plan: Minutes;
  spent: Minutes;
}

export type OwnRecords = Map<string, OwnRecord>;

/** Fewer tell nothing. */
const FEWEST = 5;
/** More is a mistake of typing rather than a pace. */
const SLOWEST = 3;

export function recordsOf(work: StudioWork): OwnRecords {
  const records: OwnRecords = new Map();
  for (const known of work.knownOf(work.tasks)) noteDone(records, known, 1);
  return records;
}

/** Adds a task to the records of its people, or with -1 takes it away. */
export function noteDone(
  records: OwnRecords,
  { task, state, workers }: KnownTask,
  times: 1 | -1,
): void {
  if (state !== 'done') return;
  const [plan, spent] = [planOf(task), spentOn(task)];
  if (plan === 0 || spent === 0) return;
  for (const id of workers ?? []) {
    const record = records.get(id) ?? { tasks: 0, plan: 0, spent: 0 };
    records.set(id, record);
    record.tasks += times;
    record.plan += times * plan;
    record.spent += times * spent;
  }
}

/** How many times their estimates a person's tasks take, 1 at least: nobody is counted upon to be quicker. */
export const paceBy = (record: OwnRecord | undefined): number =>
  record && record.tasks >= FEWEST ? Math.min(SLOWEST, Math.max(1, record.spent / record.plan)) : 1;
