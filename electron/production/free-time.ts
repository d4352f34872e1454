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
  const days = Float64Array.from({ length: FURTHEST_OFFSET + 1 }, (_, offset) => capacity(offset));
  const tell = (equals: readonly Job[], before: Float64Array): void => {
    const [job] = equals;
    if (job && equals.length === 1) found.set(job.taskId, whatIsLeft(job, before));
    if (equals.length < 2) return;
    const half = equals.length >> 1;
    const [these, those] = [equals.slice(0, half), equals.slice(half)];
    if (isAsked(these, only)) tell(these, withJobs(those, before.slice()));
    if (isAsked(those, only)) tell(those, withJobs(these, before.slice()));
  };
  for (let from = 0; from < sorted.length;) {
    const to = endOfEquals(sorted, from);
    const equals = sorted.slice(from, to);
    if (isAsked(equals, only)) tell(equals, days);
    withJobs(equals, days);
    from = to;
  }
  return found;
}

const isAsked = (jobs: readonly Job[], only: string | undefined): boolean =>
  only === undefined || jobs.some(({ taskId }) => taskId === only);

function endOfEquals(sorted: readonly Job[], from: number): number {
  const first = sorted[from];
  let to = from + 1;
  while (sorted[to]?.due === first?.due && sorted[to]?.priority === first?.priority) to += 1;
  return Math.min(to, sorted.length);
}

/**
 * What days still have when these jobs are done as early as they can be: each takes the first free minutes from its release
 * on. In which order they come makes no difference to what is left. Changes `days`.
 */
function withJobs(jobs: readonly Job[], days: Float64Array): Float64Array {
  for (const { release, minutes } of jobs) {
    let wanted = minutes;
    for (let offset = release; wanted > 0 && offset < days.length; offset += 1) {
      const taken = Math.min(wanted, days[offset] ?? 0);
      if (taken === 0) continue;
      days[offset] = (days[offset] ?? 0) - taken;
      wanted -= taken;
    }
  }
  return days;
}

function whatIsLeft({ release, due, minutes }: Job, days: Float64Array): FreeTime {
  let given = 0;
  let free = 0;
  let finish: number | null = null;
  for (let offset = release; offset < days.length; offset += 1) {
    given += days[offset] ?? 0;
    if (offset <= due) free = given;
    if (finish === null && given >= minutes) finish = offset;
    if (finish !== null && offset >= due) break;
  }
  return { free, finish };
}
