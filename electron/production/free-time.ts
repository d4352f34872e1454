import { atOnce, type Steps } from '../shared/in-turns.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { Job } from './job.ts';
import { inOrder } from './job-order.ts';

/** What a person's days leave for one job, after all jobs that come before it. */
export interface FreeTime {
  /** Minutes free for it from its release to its due day, both included. */
  free: Minutes;
  /** Offset of the day on which it would be finished; `null` if not within three years. */
  finish: number | null;
}

/**
 * Works through a person's jobs by due date, then priority, and returns by task what is left for each of
 * their days' `capacities`.
 * Of jobs that are equal in both, each counts as coming before the others: either may be the one that
 * does not fit, and the lead should see both. With `only`, for that task alone: its days are then walked once.
 */
export const freeTimes = (
  jobs: readonly Job[],
  capacities: Float64Array,
  only?: string,
): Map<string, FreeTime> => atOnce(freeTimeSteps(jobs, capacities, only));

/** The same, step by step. */
export function* freeTimeSteps(
  jobs: readonly Job[],
  capacities: Float64Array,
  only?: string,
): Steps<Map<string, FreeTime>> {
  const [single] = jobs;
  if (single && jobs.length === 1)
    return new Map([
      [single.taskId, whatIsLeft(single, { from: 0, own: capacities, all: capacities })],
    ]);
  const found = new Map<string, FreeTime>();
  const sorted = [...jobs].sort(inOrder);
  const all = capacities.slice();
  const tell = (equals: readonly Job[], before: Days): void => {
    const [job] = equals;
    if (job && equals.length === 1) found.set(job.taskId, whatIsLeft(job, before));
    if (equals.length < 2) return;
    const half = equals.length >> 1;
    const [these, those] = [equals.slice(0, half), equals.slice(half)];
    if (isAsked(these, only)) tell(these, withJobs(those, copyOf(before)));
    if (isAsked(those, only)) tell(those, withJobs(these, copyOf(before)));
  };
  /** The first day that is not full: nothing has to look at those before it again. */
  let open = 0;
  for (let from = 0; from < sorted.length;) {
    const to = endOfEquals(sorted, from);
    const equals = sorted.slice(from, to);
    if (isAsked(equals, only)) tell(equals, daysOf(equals, all, open));
    withJobs(equals, { from: open, own: all.subarray(open), all });
    while (open < all.length && all[open] === 0) open += 1;
    from = to;
    yield;
  }
  return found;
}

/** What days still have: of their own from one day on for some days, and `all` before and after. */
interface Days {
  from: number;
  own: Float64Array;
  all: Float64Array;
}

const copyOf = ({ from, own, all }: Days): Days => ({ from, own: own.slice(), all });

/** As many days as these jobs may take, whatever their order; the days after those stay as they are. */
function daysOf(jobs: readonly Job[], all: Float64Array, open: number): Days {
  let [wanted, last] = [0, open];
  for (const { minutes, release } of jobs) {
    wanted += minutes;
    last = Math.max(last, release);
  }
  while (last < all.length && wanted > 0) wanted -= all[last++] as number;
  return { from: open, own: all.subarray(open, last), all };
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
 * on. In which order they come makes no difference to what is left. Changes `own`.
 */
function withJobs(jobs: readonly Job[], days: Days): Days {
  const { from, own } = days;
  for (const { release, minutes } of jobs) {
    let wanted = minutes;
    for (let at = Math.max(0, release - from); wanted > 0 && at < own.length; at += 1) {
      const taken = Math.min(wanted, own[at] as number);
      if (taken === 0) continue;
      own[at] = (own[at] as number) - taken;
      wanted -= taken;
    }
  }
  return days;
}

/** The days before `from` are full. */
function whatIsLeft({ release, due, minutes }: Job, { from, own, all }: Days): FreeTime {
  let given = 0;
  let free = 0;
  // Nothing is done the moment that it may begin.
  let finish = minutes === 0 ? release : null;
  for (let offset = Math.max(release, from); offset < all.length; offset += 1) {
    given += own[offset - from] ?? (all[offset] as number);
    if (offset <= due) free = given;
    if (finish === null && given >= minutes) finish = offset;
    if (finish !== null && offset >= due) break;
  }
  return { free, finish };
}
