import type { Minutes } from '../shared/minutes.ts';
import type { Job } from './job.ts';

/** The jobs that come before another one, as a lead wants to see them. */
export interface First {
  /** The largest of them, largest first. */
  named: Job[];
  /** How many more there are, and their minutes together. */
  more: { jobs: number; minutes: Minutes };
}

/** By due date, then by higher priority. */
export const inOrder = (a: Job, b: Job): number => a.due - b.due || b.priority - a.priority;

/**
 * Finds which of a person's jobs come before one of them and may still be under way when it begins.
 * Sums are kept up to each job and only the largest few are looked for, so that a person with all tasks
 * of a production does not cost quadratic time.
 */
export function comesFirst(jobs: readonly Job[]): (job: Job, named: number) => First {
  const ordered = [...jobs].sort(inOrder);
  const largest = [...jobs].sort((a, b) => b.minutes - a.minutes || (a.taskId < b.taskId ? -1 : 1));
  const minutesTo: Minutes[] = [0];
  for (const { minutes } of ordered) minutesTo.push((minutesTo.at(-1) ?? 0) + minutes);

  return (job, limit) => {
    // Jobs due before it begins are over by then; overdue ones are not, they still have to be done.
    const from = job.release === 0 ? 0 : countWhile(ordered, ({ due }) => due < job.release);
    const to = countWhile(ordered, (other) => inOrder(other, job) <= 0);
    const count = to - from - 1;
    const isFirst = (other: Job): boolean =>
      other !== job && inOrder(other, job) <= 0 && (job.release === 0 || other.due >= job.release);
    const named: Job[] = [];
    for (const other of largest) {
      if (named.length >= Math.min(limit, count)) break;
      if (isFirst(other)) named.push(other);
    }
    const told = named.reduce((sum, { minutes }) => sum + minutes, job.minutes);
    const minutes = (minutesTo[to] ?? 0) - (minutesTo[from] ?? 0) - told;
    return { named, more: { jobs: count - named.length, minutes } };
  };
}

/** How many items at the beginning of a list match; all that match must come first. */
function countWhile(ordered: readonly Job[], isSo: (job: Job) => boolean): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const job = ordered[middle];
    if (job && isSo(job)) low = middle + 1;
    else high = middle;
  }
  return low;
}
