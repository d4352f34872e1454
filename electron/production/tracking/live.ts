import type { ProductionTask } from '../../shared/production.ts';
import { riskOfAll } from '../risk.ts';
import type { StudioWork } from '../studio-work.ts';
import { workload } from '../workload.ts';
import type { OpenByPerson, Tracked } from './tracked.ts';

/** Nobody, or people who were not told. */
const NOBODY = '';

export function openByPerson(work: StudioWork): OpenByPerson {
  const open: OpenByPerson = new Map();
  for (const task of work.tasks) note(open, work, task);
  return open;
}

/** Those who have a task to do; '' for nobody. */
export const peopleOf = (work: StudioWork, task: ProductionTask): readonly string[] => {
  const people = work.workersOf(task) ?? [];
  return people.length > 0 ? people : [NOBODY];
};

function note(open: OpenByPerson, work: StudioWork, task: ProductionTask): void {
  if (work.stateOf(task) !== 'open') return;
  for (const id of peopleOf(work, task)) {
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
  replace(tracked, before, task);
  tracked.forecast = null;
  if (PROGRESS.some((field) => before[field] !== task[field])) tracked.details = null;
  for (const own of tracked.open.values()) own.delete(task.id);
  note(tracked.open, work, task);

  const theirs = tasksOf(tracked, people);
  const beside = new Set([...people, ...theirs.flatMap((one) => peopleOf(work, one))]);
  const risks = riskOfAll(
    { ...work, tasks: withTask(tasksOf(tracked, beside), task) },
    tracked.standing.calendar,
  );
  tracked.risks.delete(task.id);
  for (const one of withTask(theirs, task)) {
    const risk = risks.get(one.id);
    if (risk) tracked.risks.set(one.id, risk);
  }
  const own = new Map([...work.people].filter(([id]) => people.has(id)));
  const loads = workload({ ...work, people: own, tasks: theirs }, tracked.standing.calendar);
  for (const id of people) {
    const load = loads.find(({ personId }) => (personId ?? NOBODY) === id);
    if (load) tracked.loads.set(id, load);
    else tracked.loads.delete(id);
  }
  return true;
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
  (work.taskById as Map<string, ProductionTask>).set(task.id, task);
  for (const list of [work.tasks as ProductionTask[], tracked.tasks]) {
    const at = list.indexOf(before);
    if (at >= 0) list[at] = task;
  }
}
