import { atOnce, type Steps } from '../shared/in-turns.ts';
import type { ProductionTask } from '../shared/production.ts';
import { FURTHEST_OFFSET, type WorkCalendar } from './calendar.ts';
import { freeTimes, freeTimeSteps, type FreeTime } from './free-time.ts';
import { type Job } from './job.ts';
import { comesFirst, type First } from './job-order.ts';
import { paceBy, recordsOf, type OwnRecords } from './own-pace.ts';
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
  /** How many times their estimates the person's tasks take, and whether it is done in time at that. */
  atOwnPace(assignment: Assignment): { pace: number; fits: boolean };
  /** The person's other work that comes before it, the largest `named` and the rest as a sum. */
  first(assignment: Assignment, named: number): First;
  /** Number of the person's open tasks due by that offset that have no estimate, and so take no time here. */
  uncounted(personId: string, due: number): number;
}

/** What was found out of one person's dated work. */
interface PersonBook {
  free: ReadonlyMap<string, FreeTime>;
  pace: number;
  /** `free`, if all of it took that many times its estimate; `null` where it takes them once. */
  slower: ReadonlyMap<string, FreeTime> | null;
  /** Found out when it is first told. */
  first(): ReturnType<typeof comesFirst>;
  /** Due days of what has no estimate, by their offsets. */
  blind: readonly number[];
}

/** `records`: of people's done tasks, where `work` does not have them all. */
export interface Told {
  only?: string;
  kept?: KeptBooks;
  records?: OwnRecords;
}

/** Tasks of one step. */
const AT_ONCE = 64;

/** The books of people, kept for as long as none of their tasks changes. */
export type KeptBooks = Map<string, PersonBook>;

/**
 * Divides what is left of each open, dated, estimated task among its people. A task of nobody (or of
 * unknown people) is compared with a person who has nothing else to do: if even they could not make it,
 * it is late whoever takes it. With `only`, the book tells of that task alone. With `kept`, people who are in it
 * are not reckoned again, and those who are not are put into it: all of their tasks have to be there.
 */
export const jobsOf = (work: StudioWork, calendar: WorkCalendar, told: Told = {}): JobBook =>
  atOnce(jobSteps(work, calendar, told));

/** The same, step by step. */
export function* jobSteps(
  work: StudioWork,
  calendar: WorkCalendar,
  { only, kept = new Map(), records = recordsOf(work) }: Told,
): Steps<JobBook> {
  const byTask = new Map<string, Assignment[]>();
  const byPerson = new Map<string, Job[]>();
  const blind = new Map<string, number[]>();
  for (const { task, state, workers: known } of work.knownOf(work.tasks)) {
    if (state !== 'open' || task.dueDate === null) continue;
    const left = leftOn(task);
    const workers = known ?? [];
    const due = Math.min(calendar.offsetOf(task.dueDate), FURTHEST_OFFSET);
    if (left === null) for (const id of workers) addTo(blind, id, due);
    if (left === null || left === 0) continue;
    const release = releaseOf(task, due, work, calendar);
    const { id: taskId, priority } = task;
    const people = workers.length > 0 ? workers : [null];
    const shares = shareOut(left, people.length);
    const assignments: Assignment[] = [];
    for (let at = 0; at < people.length; at += 1) {
      const personId = people[at] ?? null;
      const job: Job = { taskId, release, due, priority, minutes: shares[at] ?? 0 };
      if (personId !== null) addTo(byPerson, personId, job);
      assignments.push({ personId, job });
    }
    byTask.set(taskId, assignments);
    if (byTask.size % AT_ONCE === 0) yield;
  }
  for (const personId of new Set([...byPerson.keys(), ...blind.keys()])) {
    if (kept.has(personId)) continue;
    const jobs = byPerson.get(personId) ?? [];
    const days = calendar.capacities(personId);
    const pace = paceBy(records.get(personId));
    kept.set(personId, {
      pace,
      slower: pace > 1 ? yield* freeTimeSteps(atPace(jobs, pace), days, only) : null,
      free: yield* freeTimeSteps(jobs, days, only),
      first: once(() => comesFirst(jobs)),
      blind: blind.get(personId) ?? [],
    });
  }
  const nothing: FreeTime = { free: 0, finish: null };
  const free = ({ personId, job }: Assignment): FreeTime =>
    (personId === null
      ? freeTimes([job], calendar.capacities(null))
      : kept.get(personId)?.free
    )?.get(job.taskId) ?? nothing;
  const atOwnPace: JobBook['atOwnPace'] = ({ personId, job }) => {
    const { pace = 1, slower = null } = kept.get(personId ?? '') ?? {};
    const then = slower?.get(job.taskId);
    return { pace, fits: !then || job.minutes * pace <= then.free };
  };
  const before = ({ personId, job }: Assignment, named: number): First =>
    kept.get(personId ?? '')?.first()(job, named) ?? { named: [], more: { jobs: 0, minutes: 0 } };
  const uncounted = (personId: string, due: number): number =>
    (kept.get(personId)?.blind ?? []).filter((other) => other <= due).length;
  return { byTask, free, atOwnPace, first: before, uncounted };
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

const atPace = (jobs: readonly Job[], pace: number): Job[] =>
  jobs.map((job) => ({ ...job, minutes: job.minutes * pace }));

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function addTo<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
