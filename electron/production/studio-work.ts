import type { Minutes } from '../shared/minutes.ts';
import type { Person, ProductionTask, TaskStatus, TaskType } from '../shared/production.ts';
import {
  productionNodes,
  type Parts,
  type ProductionNode,
  type ProductionNodeKind,
} from './production-nodes.ts';

/**
 * All that is known: give the tasks of every production that the people work for, else their
 * other work is not seen.
 */
export interface Facts extends Parts {
  taskTypes: readonly TaskType[];
  taskStatuses: readonly TaskStatus[];
  tasks: readonly ProductionTask[];
  people: readonly Person[];
}

/** `canceled`: what the task is on was taken out of the production. */
export type TaskState = 'open' | 'done' | 'canceled';

/** The facts with each task's place, state and people found once. */
export interface StudioWork {
  tasks: readonly ProductionTask[];
  taskById: ReadonlyMap<string, ProductionTask>;
  places: ReadonlyMap<string, ProductionNode>;
  people: ReadonlyMap<string, Person>;
  taskTypes: ReadonlyMap<string, TaskType>;
  taskStatuses: ReadonlyMap<string, TaskStatus>;
  /** What the task is on; its production where the entity was not read (edits, concepts). */
  placeOf(task: ProductionTask): ProductionNode | null;
  /** The part of this kind that the task lies in, its own entity included. */
  partOf(task: ProductionTask, kind: ProductionNodeKind): ProductionNode | null;
  stateOf(task: ProductionTask): TaskState;
  /** Who is on it and still in the studio, each once, sorted; `null` where it was not told. */
  workersOf(task: ProductionTask): string[] | null;
}

/** Finds what belongs together. A task whose status was not read counts as open. */
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
  const workersOf = (task: ProductionTask): string[] | null => {
    if (task.assigneeIds === null) return null;
    return [...new Set(task.assigneeIds)].filter((id) => people.get(id)?.active !== false).sort();
  };
  const taskTypes = byIds(facts.taskTypes);
  const { tasks } = facts;
  return {
    ...{ tasks, taskById: byIds(tasks), places, people, taskTypes, taskStatuses },
    ...{ placeOf, partOf, stateOf, workersOf },
  };
}

const byIds = <T extends { id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((one) => [one.id, one]));

/**
 * What was planned, in whole minutes: Kitsu keeps fractions that other clients wrote, and those
 * would make a total depend on its order.
 */
export const planOf = ({ estimation }: ProductionTask): Minutes =>
  Math.max(0, Math.round(estimation));

/** What was logged, in whole minutes. */
export const spentOn = ({ timeSpent }: ProductionTask): Minutes =>
  Math.max(0, Math.round(timeSpent));

/** What is planned and not yet logged: 0 where the estimate is used up, `null` where there is none. */
export function leftOn(task: ProductionTask): Minutes | null {
  return planOf(task) === 0 ? null : Math.max(0, planOf(task) - spentOn(task));
}

/**
 * Divides whole minutes without losing one: shares differ by a minute at most, and their sum is
 * `minutes`. Nobody to divide among gives no shares.
 */
export function shareOut(minutes: Minutes, count: number): Minutes[] {
  const upTo = (index: number): Minutes => Math.floor((minutes * index) / count);
  return Array.from({ length: Math.max(0, count) }, (_, index) => upTo(index + 1) - upTo(index));
}

/** Somebody's name, also where the list of people did not hold them. */
export const personName = (id: string, work: StudioWork): string =>
  work.people.get(id)?.name ?? 'Somebody not listed here';

/** What a task's work is called in a list: `SQ010 / SH030 · Animation`. */
export function workTitle(task: ProductionTask, work: StudioWork): string {
  const type = work.taskTypes.get(task.taskTypeId)?.name ?? task.name;
  const path = work.placeOf(task)?.path ?? '';
  return path === '' ? type : `${path} · ${type}`;
}
