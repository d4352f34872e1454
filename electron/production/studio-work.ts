import type { Minutes } from '../shared/minutes.ts';
import type { Person, ProductionTask, TaskStatus, TaskType } from '../shared/production.ts';
import {
  productionNodes,
  type Parts,
  type ProductionNode,
  type ProductionNodeKind,
} from './production-nodes.ts';

/**
 * All that is known. Give the tasks of every production that the people work for, or their other work
 * is missing.
 */
export interface Facts extends Parts {
  taskTypes: readonly TaskType[];
  taskStatuses: readonly TaskStatus[];
  tasks: readonly ProductionTask[];
  people: readonly Person[];
}

/** `canceled`: the task's entity was canceled in the production. */
export type TaskState = 'open' | 'done' | 'canceled';

/** The facts, with each task's node, state and people determined once. */
export interface StudioWork {
  tasks: readonly ProductionTask[];
  taskById: ReadonlyMap<string, ProductionTask>;
  places: ReadonlyMap<string, ProductionNode>;
  people: ReadonlyMap<string, Person>;
  taskTypes: ReadonlyMap<string, TaskType>;
  taskStatuses: ReadonlyMap<string, TaskStatus>;
  /** The node of the task; its production if the entity was not read. */
  placeOf(task: ProductionTask): ProductionNode | null;
  /** The node of this kind that contains the task, its own entity included. */
  partOf(task: ProductionTask, kind: ProductionNodeKind): ProductionNode | null;
  stateOf(task: ProductionTask): TaskState;
  /** The assignees who are still in the studio, each once, sorted; `null` if they are unknown. */
  workersOf(task: ProductionTask): readonly string[] | null;
  known(task: ProductionTask): KnownTask;
  /** Of each of these tasks, in their order: found once for a list. */
  knownOf(tasks: readonly ProductionTask[]): readonly KnownTask[];
}

/** A task with what a figure of thousands of them asks of each. */
export interface KnownTask {
  task: ProductionTask;
  place: ProductionNode | null;
  state: TaskState;
  workers: readonly string[] | null;
}

/** Builds the lookup maps. A task whose status was not read counts as open. */
export function studioWork(facts: Facts): StudioWork {
  const places = productionNodes(facts);
  const people = byIds(facts.people);
  const taskStatuses = byIds(facts.taskStatuses);
  const placeOf = (task: ProductionTask): ProductionNode | null =>
    places.get(task.entityId) ?? places.get(task.projectId) ?? null;
  const partOf = (task: ProductionTask, kind: ProductionNodeKind): ProductionNode | null => {
    let place = placeOf(task);
    while (place && place.kind !== kind) {
      place = place.parentId === null ? null : (places.get(place.parentId) ?? null);
    }
    return place;
  };
  const stateOf = (task: ProductionTask): TaskState => {
    if (placeOf(task)?.canceled) return 'canceled';
    return taskStatuses.get(task.taskStatusId)?.isDone ? 'done' : 'open';
  };
  const workersOf = ({ assigneeIds: ids }: ProductionTask): readonly string[] | null => {
    if (ids === null) return null;
    const here = ids.filter((id) => people.get(id)?.active !== false);
    return here.length < 2 ? here : [...new Set(here)].sort();
  };
  const known = (task: ProductionTask): KnownTask => ({
    task,
    place: placeOf(task),
    state: stateOf(task),
    workers: workersOf(task),
  });
  const lists = new WeakMap<readonly ProductionTask[], KnownTask[]>();
  const knownOf = (list: readonly ProductionTask[]): KnownTask[] => {
    const found = lists.get(list) ?? list.map(known);
    lists.set(list, found);
    return found;
  };
  const taskTypes = byIds(facts.taskTypes);
  const { tasks } = facts;
  return {
    tasks,
    taskById: byIds(tasks),
    places,
    people,
    taskTypes,
    taskStatuses,
    placeOf,
    partOf,
    stateOf,
    workersOf,
    known,
    knownOf,
  };
}

/** One task as it is now, in the place of what it was; for a work whose lists are nobody else's. */
export function replaceTask(work: StudioWork, before: ProductionTask, task: ProductionTask): void {
  (work.taskById as Map<string, ProductionTask>).set(task.id, task);
  const at = work.tasks.indexOf(before);
  if (at < 0) return;
  const known = work.knownOf(work.tasks) as KnownTask[];
  (work.tasks as ProductionTask[])[at] = task;
  known[at] = work.known(task);
}

function byIds<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  const all = new Map<string, T>();
  for (const one of list) all.set(one.id, one);
  return all;
}

/**
 * The estimate in whole minutes: Kitsu keeps fractions that other clients wrote, and those would make a
 * total depend on its order.
 */
export const planOf = ({ estimation }: ProductionTask): Minutes =>
  Math.max(0, Math.round(estimation));

/** The logged time, in whole minutes. */
export const spentOn = ({ timeSpent }: ProductionTask): Minutes =>
  Math.max(0, Math.round(timeSpent));

/** The part of the estimate not yet logged: 0 if it is used up, `null` without an estimate. */
export function leftOn(task: ProductionTask): Minutes | null {
  return planOf(task) === 0 ? null : Math.max(0, planOf(task) - spentOn(task));
}

/**
 * Divides whole minutes without losing one: shares differ by a minute at most, and their sum is
 * `minutes`. Zero people give no shares.
 */
export function shareOut(minutes: Minutes, count: number): Minutes[] {
  const shares: Minutes[] = [];
  let before = 0;
  for (let at = 1; at <= count; at += 1) {
    const upTo = Math.floor((minutes * at) / count);
    shares.push(upTo - before);
    before = upTo;
  }
  return shares;
}

/** A person's name, also if the list of people lacks them. */
export const personName = (id: string, work: StudioWork): string =>
  work.people.get(id)?.name ?? 'Somebody not listed here';

/** What a task's work is called in a list: `SQ010 / SH030 · Animation`. */
export function workTitle(task: ProductionTask, work: StudioWork): string {
  const type = work.taskTypes.get(task.taskTypeId)?.name ?? task.name;
  const path = work.placeOf(task)?.path ?? '';
  return path === '' ? type : `${path} · ${type}`;
}
