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
  const minutesTo = new Float64Array(ordered.length + 1);
  /** How many jobs come first or are equal, by task: asked for far more often than it is found. */
  const ends = new Map<string, number>();
  for (let from = 0; from < ordered.length;) {
    let to = from;
    while (to < ordered.length && inOrder(ordered[from] as Job, ordered[to] as Job) === 0) to += 1;
    for (; from < to; from += 1) {
      const job = ordered[from] as Job;
      minutesTo[from + 1] = (minutesTo[from] as number) + job.minutes;
      ends.set(job.taskId, to);
    }
  }
  let sorted: { largest: Job[]; largestEnds: Int32Array } | null = null;
  const bySize = () => {
    const largest = [...jobs].sort(
      (a, b) => b.minutes - a.minutes || (a.taskId < b.taskId ? -1 : 1),
    );
    return { largest, largestEnds: Int32Array.from(largest, (job) => ends.get(job.taskId) ?? 0) };
  };

  return (job, limit) => {
    // Jobs due before it begins are over by then; overdue ones are not, they still have to be done.
    const from = job.release === 0 ? 0 : countWhile(ordered, ({ due }) => due < job.release);
    const to = ends.get(job.taskId) ?? countWhile(ordered, (other) => inOrder(other, job) <= 0);
    const count = to - from - 1;
    const most = Math.min(limit, count);
    const { largest, largestEnds } = (sorted ??= bySize());
    const named: Job[] = [];
    for (let at = 0; named.length < most && at < largest.length; at += 1) {
      if ((largestEnds[at] as number) > to) continue;
      const other = largest[at] as Job;
      if (other.taskId !== job.taskId && (job.release === 0 || other.due >= job.release))
        named.push(other);
    }
    const told = named.reduce((sum, { minutes }) => sum + minutes, job.minutes);
    const minutes = (minutesTo[to] as number) - (minutesTo[from] as number) - told;
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
