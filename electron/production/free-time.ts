import type { Minutes } from '../shared/minutes.ts';
import { FURTHEST_OFFSET } from './calendar.ts';
import type { Job } from './job.ts';
import { inOrder } from './job-order.ts';

/** What a person's days leave for one job, after all jobs that come before it. */
export interface FreeTime {
  /** Minutes free for it from its release to its due day, both included. */
  free: Minutes;
  /** Offset of the day on which it would be finished; `null` if not within three years. */
  finish: number | null;
}

/** Minutes that the person can work on the day of an offset. */
export type Capacity = (offset: number) => Minutes;

/**
 * Works through a person's jobs by due date, then priority, and returns by task what is left for each.
 * Of jobs that are equal in both, each counts as coming before the others: either may be the one that
 * does not fit, and the lead should see both. With `only`, for that task alone: its days are then walked once.
 */
export function freeTimes(
  jobs: readonly Job[],
  capacity: Capacity,
  only?: string,
): Map<string, FreeTime> {
  const found = new Map<string, FreeTime>();
  const sorted = [...jobs].sort(inOrder);
  const arriving: Minutes[] = new Array<Minutes>(FURTHEST_OFFSET + 1).fill(0);
  const arrive = ({ release }: Job, minutes: Minutes): void => {
    arriving[release] = (arriving[release] ?? 0) + minutes;
  };
  for (let from = 0; from < sorted.length;) {
    const to = endOfEquals(sorted, from);
    const equals = sorted.slice(from, to);
    for (const job of equals) arrive(job, job.minutes);
    for (const job of equals) {
      if (only !== undefined && job.taskId !== only) continue;
      arrive(job, -job.minutes);
      found.set(job.taskId, workThrough(job, arriving, capacity));
      arrive(job, job.minutes);
    }
    from = to;
  }
  return found;
}

function endOfEquals(sorted: readonly Job[], from: number): number {
  const first = sorted[from];
  let to = from + 1;
  while (sorted[to]?.due === first?.due && sorted[to]?.priority === first?.priority) to += 1;
  return Math.min(to, sorted.length);
}

/** Day by day: earlier jobs use up the day first, and the rest is for this job. */
function workThrough(job: Job, arriving: readonly Minutes[], capacity: Capacity): FreeTime {
  let waiting = 0;
  let given = 0;
  let free = 0;
  let finish: number | null = null;
  for (let offset = 0; offset <= FURTHEST_OFFSET; offset += 1) {
    const day = capacity(offset);
    waiting += arriving[offset] ?? 0;
    if (offset >= job.release) given += Math.max(0, day - waiting);
    waiting = Math.max(0, waiting - day);
    if (offset <= job.due) free = given;
    if (finish === null && offset >= job.release && given >= job.minutes) finish = offset;
    if (finish !== null && offset >= job.due) break;
  }
  return { free, finish };
}
