import type { ProductionTask } from '../../shared/production.ts';
import { TRACKED_LEVELS, type TrackedLevel } from '../../shared/tracking.ts';
import { noteDone } from '../own-pace.ts';
import { LEVELS } from '../report/risk-report.ts';
import { riskOfAll } from '../risk.ts';
import { replaceTask, type KnownTask, type StudioWork } from '../studio-work.ts';
import { workload } from '../workload.ts';
import type { OpenByPerson, Tracked } from './tracked.ts';

/** Nobody, or people who were not told. */
const NOBODY = '';

export function openByPerson(work: StudioWork): OpenByPerson {
  const open: OpenByPerson = new Map();
  for (const known of work.knownOf(work.tasks)) note(open, known);
  return open;
}

/** Those who have a task to do; '' for nobody. */
export const peopleOf = (work: StudioWork, task: ProductionTask): readonly string[] => {
  const people = work.workersOf(task) ?? [];
  return people.length > 0 ? people : [NOBODY];
};

function note(open: OpenByPerson, { task, state, workers }: KnownTask): void {
  if (state !== 'open') return;
  for (const id of workers && workers.length > 0 ? workers : [NOBODY]) {
    const own = open.get(id) ?? new Set();
    open.set(id, own);
    own.add(task.id);
  }
}

/**
 * One task as it is now: what hangs on it is reckoned anew, which is what its people have to do and when, before and
 * after. All else stays as it was. A task that is not known is not taken in.
 */
export function moveTask(tracked: Tracked, task: ProductionTask): boolean {
  const { work } = tracked.standing;
  const before = work.taskById.get(task.id);
  if (!before) return false;
  const people = new Set([...peopleOf(work, before), ...peopleOf(work, task)]);
  countLevel(tracked, before, -1);
  tracked.risks.delete(task.id);
  noteDone(tracked.records, work.known(before), -1);
  replace(tracked, before, task);
  noteDone(tracked.records, work.known(task), 1);
  countLevel(tracked, task, 1);
  tracked.forecast = null;
  if (PROGRESS.some((field) => before[field] !== task[field]))
    Object.assign(tracked, { details: null, counts: null });
  for (const own of tracked.open.values()) own.delete(task.id);
  note(tracked.open, work.known(task));
  reckonRisks(tracked, people, task);
  reckonLoads(tracked, people);
  return true;
}

/** Of what these people have to do, and of the task. What nobody has hangs on nothing but itself. */
function reckonRisks(tracked: Tracked, people: ReadonlySet<string>, task: ProductionTask): void {
  const { risks, records, books } = tracked;
  const { work, calendar } = tracked.standing;
  for (const id of people) books.delete(id);
  const theirs = tasksOf(tracked, new Set([...people].filter((id) => id !== NOBODY)));
  const tasks = withTask(theirs, task);
  const now = riskOfAll({ ...work, tasks }, calendar, { records, kept: books });
  for (const one of tasks) {
    countLevel(tracked, one, -1);
    const risk = now.get(one.id);
    if (risk) risks.set(one.id, risk);
    else risks.delete(one.id);
    countLevel(tracked, one, 1);
  }
}

function reckonLoads(tracked: Tracked, people: ReadonlySet<string>): void {
  const { work, calendar } = tracked.standing;
  if (people.has(NOBODY)) tracked.nobody = null;
  const own = new Map([...work.people].filter(([id]) => people.has(id)));
  const loads = workload({ ...work, people: own, tasks: tasksOf(tracked, people) }, calendar);
  for (const id of people) {
    const load = loads.find(({ personId }) => (personId ?? NOBODY) === id);
    if (load) tracked.loads.set(id, load);
    else tracked.loads.delete(id);
  }
}

export const noLevels = (): Record<TrackedLevel, number> =>
  Object.fromEntries(TRACKED_LEVELS.map((level) => [level, 0])) as Record<TrackedLevel, number>;

/** Adds a task of the production to those of its level, or with -1 takes it away. */
export function countLevel(
  { risks, levels, standing }: Tracked,
  { id, projectId }: ProductionTask,
  times: 1 | -1,
): void {
  const risk = projectId === standing.projectId ? risks.get(id) : undefined;
  if (risk) levels[LEVELS[risk.level]] += times;
}

/** What progress is made of: another day or other people leave it as it is. */
const PROGRESS = ['taskStatusId', 'taskTypeId', 'entityId', 'estimation', 'timeSpent'] as const;

const withTask = (tasks: ProductionTask[], task: ProductionTask): ProductionTask[] =>
  tasks.includes(task) ? tasks : [...tasks, task];

/** The open tasks of these people. */
export function tasksOf(
  { open, standing }: Tracked,
  people: ReadonlySet<string>,
): ProductionTask[] {
  const ids = new Set([...people].flatMap((id) => [...(open.get(id) ?? [])]));
  return [...ids].flatMap((id) => standing.work.taskById.get(id) ?? []);
}

/** In the lists that were made of the facts, which are this production's alone. */
function replace(tracked: Tracked, before: ProductionTask, task: ProductionTask): void {
  const { work } = tracked.standing;
  replaceTask(work, before, task);
  const at = tracked.tasks.indexOf(before);
  if (at >= 0) tracked.tasks[at] = task;
  // It was moved onto something canceled, or away from it.
  const isCounted = (one: ProductionTask): boolean => work.stateOf(one) !== 'canceled';
  if (isCounted(before) !== isCounted(task))
    tracked.tasks = work.tasks.filter(
      (one) => one.projectId === tracked.standing.projectId && isCounted(one),
    );
}
