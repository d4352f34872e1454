import type { ProductionTask } from '../shared/production.ts';
import { FURTHEST_OFFSET, type WorkCalendar } from './calendar.ts';
import { freeTimes, type FreeTime } from './free-time.ts';
import { type Job } from './job.ts';
import { comesFirst, type First } from './job-order.ts';
import { leftOn, shareOut, type StudioWork } from './studio-work.ts';

/** A person's share of a task; a `null` person means anybody. */
export interface Assignment {
  personId: string | null;
  job: Job;
}

/** All dated work by person, and what their days leave for each piece of it. */
export interface JobBook {
  byTask: Map<string, Assignment[]>;
  free(assignment: Assignment): FreeTime;
  /** The person's other work that comes before it, the largest `named` and the rest as a sum. */
  first(assignment: Assignment, named: number): First;
  /** Number of the person's open tasks due by that offset that have no estimate, and so take no time here. */
  uncounted(personId: string, due: number): number;
}

/**
 * Divides what is left of each open, dated, estimated task among its people. A task of nobody (or of
 * unknown people) is compared with a person who has nothing else to do: if even they could not make it,
 * it is late whoever takes it. With `only`, the book tells of that task alone.
 */
export function jobsOf(work: StudioWork, calendar: WorkCalendar, only?: string): JobBook {
  const byTask = new Map<string, Assignment[]>();
  const byPerson = new Map<string, Job[]>();
  const blind = new Map<string, number[]>();
  for (const task of work.tasks) {
    if (work.stateOf(task) !== 'open' || task.dueDate === null) continue;
    const left = leftOn(task);
    const workers = work.workersOf(task) ?? [];
    const due = Math.min(calendar.offsetOf(task.dueDate), FURTHEST_OFFSET);
    if (left === null) for (const id of workers) addTo(blind, id, due);
    if (left === null || left === 0) continue;
    const release = releaseOf(task, due, work, calendar);
    const whole = { taskId: task.id, release, due, priority: task.priority };
    const people = workers.length > 0 ? workers : [null];
    const shares = shareOut(left, people.length);
    const assignments = people.map((personId, index) => {
      const job = { ...whole, minutes: shares[index] ?? 0 };
      if (personId !== null) addTo(byPerson, personId, job);
      return { personId, job };
    });
    byTask.set(task.id, assignments);
  }
  const found = new Map<string, Map<string, FreeTime>>();
  const first = new Map<string, ReturnType<typeof comesFirst>>();
  for (const [personId, jobs] of byPerson) {
    first.set(personId, comesFirst(jobs));
    found.set(personId, freeTimes(jobs, capacityOf(personId, calendar), only));
  }
  const nothing: FreeTime = { free: 0, finish: null };
  const free = ({ personId, job }: Assignment): FreeTime =>
    (personId === null ? freeTimes([job], capacityOf(null, calendar)) : found.get(personId))?.get(
      job.taskId,
    ) ?? nothing;
  const before = ({ personId, job }: Assignment, named: number): First =>
    first.get(personId ?? '')?.(job, named) ?? { named: [], more: { jobs: 0, minutes: 0 } };
  const uncounted = (personId: string, due: number): number =>
    (blind.get(personId) ?? []).filter((other) => other <= due).length;
  return { byTask, free, first: before, uncounted };
}

/** A planned start is respected unless the work has begun; a start after the due date is ignored. */
function releaseOf(
  task: ProductionTask,
  due: number,
  work: StudioWork,
  calendar: WorkCalendar,
): number {
  const begun =
    task.realStartDate !== null ||
    task.timeSpent > 0 ||
    work.taskStatuses.get(task.taskStatusId)?.isWip === true;
  if (begun || task.startDate === null) return 0;
  return Math.max(0, Math.min(calendar.offsetOf(task.startDate), due));
}

/** Computed once per day and person: all jobs of a person share the same days. */
function capacityOf(personId: string | null, calendar: WorkCalendar): (offset: number) => number {
  const known: number[] = [];
  return (offset) => (known[offset] ??= calendar.capacity(personId, offset));
}

function addTo<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
