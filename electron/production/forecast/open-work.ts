import type { Day } from '../../shared/day.ts';
import type { ProductionTask } from '../../shared/production.ts';
import { planOf, spentOn, type StudioWork } from '../studio-work.ts';

/** A person's part of an open task. */
export interface OpenPart {
  typeId: string;
  personId: string;
  /** Of its estimate, in minutes; more than 0. */
  plan: number;
  /** Of what was logged on it. */
  spent: number;
  /** Its planned start, where it has not begun. */
  start: Day | null;
}

/** What is to be done, and what of it was guessed. */
export interface OpenWork {
  parts: OpenPart[];
  /** Tasks that are in it. */
  tasks: number;
  withoutEstimate: number;
  nobody: number;
  leftOut: number;
  /** The latest due day. */
  due: Day | null;
}

/** What is open in a production, divided among those who are likely to do it. */
export function openWork(
  work: StudioWork,
  projectId: string,
  teamIds: readonly string[],
): OpenWork {
  const own = work.tasks.filter((task) => task.projectId === projectId);
  const plans = middlePlans(own, work);
  const helpers = helpersOf(own, work, teamIds);
  const open: OpenWork = {
    ...{ parts: [], tasks: 0, withoutEstimate: 0, nobody: 0, leftOut: 0, due: null },
  };
  for (const task of own) {
    if (work.stateOf(task) !== 'open') continue;
    if (task.dueDate !== null && (open.due === null || task.dueDate > open.due))
      open.due = task.dueDate;
    const workers = work.workersOf(task) ?? [];
    const people = workers.length > 0 ? workers : helpers(task.taskTypeId);
    const plan = planOf(task) || (plans.get(task.taskTypeId) ?? 0);
    if (people.length === 0 || plan === 0) {
      open.leftOut += 1;
      continue;
    }
    open.tasks += 1;
    if (planOf(task) === 0) open.withoutEstimate += 1;
    if (workers.length === 0) open.nobody += 1;
    const share = { plan: plan / people.length, spent: spentOn(task) / people.length };
    const start = hasBegun(task, work) ? null : task.startDate;
    for (const personId of people)
      open.parts.push({ typeId: task.taskTypeId, personId, start, ...share });
  }
  return open;
}

const hasBegun = (task: ProductionTask, work: StudioWork): boolean =>
  task.timeSpent > 0 || work.taskStatuses.get(task.taskStatusId)?.isWip === true;

/** The middle estimate of each task type, of done tasks and open ones. */
function middlePlans(tasks: readonly ProductionTask[], work: StudioWork): Map<string, number> {
  const lists = new Map<string, number[]>();
  for (const task of tasks) {
    if (planOf(task) === 0 || work.stateOf(task) === 'canceled') continue;
    const list = lists.get(task.taskTypeId) ?? [];
    lists.set(task.taskTypeId, list);
    list.push(planOf(task));
  }
  return new Map(
    [...lists].map(([id, list]) => [id, list.sort((a, b) => a - b)[list.length >> 1] ?? 0]),
  );
}

/** Who takes what nobody has: whoever is on tasks of that type, else its department, else the team. */
function helpersOf(
  tasks: readonly ProductionTask[],
  work: StudioWork,
  teamIds: readonly string[],
): (typeId: string) => readonly string[] {
  const byType = new Map<string, Set<string>>();
  for (const task of tasks) {
    const own = byType.get(task.taskTypeId) ?? new Set();
    byType.set(task.taskTypeId, own);
    for (const id of work.workersOf(task) ?? []) own.add(id);
  }
  const team = teamIds.filter((id) => {
    const person = work.people.get(id);
    return person?.active === true && !person.isBot;
  });
  return (typeId) => {
    const known = [...(byType.get(typeId) ?? [])].sort();
    if (known.length > 0) return known;
    const department = work.taskTypes.get(typeId)?.departmentId;
    const theirs = team.filter(
      (id) => department && work.people.get(id)?.departmentIds.includes(department),
    );
    return theirs.length > 0 ? theirs : team;
  };
}
