import type { Day } from '../../../electron/shared/day.ts';
import type { Minutes } from '../../../electron/shared/minutes.ts';
import type { TaskRow } from '../../../electron/shared/task.ts';
import {
  DUE_RANGES,
  dueRanges,
  type TodoFilter,
  type TodoGroup,
  type TodoSort,
} from '../../../electron/shared/todo-filter.ts';
import { priorityLevel, priorityName } from '../../parts/task-text.ts';
import { compareNames } from './todo-search.ts';
import type { IndexedTask } from './todo-search.ts';
import { DUE_WORDS } from './todo-values.ts';

/** A task with its heading, in sorted order. */
export interface PlacedTask extends IndexedTask {
  /** `null` in a list without headings. */
  group: string | null;
}

/** One row of the drawn list; the first of a group has its heading. */
export interface ListRow {
  entry: PlacedTask;
  heading: { label: string; count: number; late: boolean } | null;
}

/** What the order of a list goes by. */
export interface Placing extends Pick<TodoFilter, 'sort' | 'reversed' | 'group'> {
  today: Day;
  /** All that was logged on a task, as its row shows it. */
  spentOf: (task: TaskRow) => Minutes;
}

type Order = (a: IndexedTask, b: IndexedTask) => number;

const byNumber =
  (read: (task: TaskRow) => number): Order =>
  (a, b) =>
    read(a.task) - read(b.task);
/** Dates and instants in their order, those that are missing last. */
const byText =
  (read: (task: TaskRow) => string | null): Order =>
  (a, b) => {
    const [left, right] = [read(a.task), read(b.task)];
    if (left === right) return 0;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  };
const byDue = byText(({ dueDate }) => dueDate);
const byPriority = byNumber(({ priority }) => -priority);
const byName: Order = (a, b) => compareNames(a.name, b.name);

/** The order that a sort is named for, each way as people expect it first. */
function firstOrder(sort: TodoSort, spentOf: Placing['spentOf']): Order {
  switch (sort) {
    case 'due':
    case 'own':
      // The artist's own order is laid over it (plan/plan-rows.ts).
      return byDue;
    case 'priority':
      return byPriority;
    case 'name':
      return byName;
    case 'status':
      return (a, b) => compareNames(a.task.statusName, b.task.statusName);
    case 'changed':
      return (a, b) => byText(lastChange)(b, a);
    case 'left':
      return byNumber((task) => task.estimation - spentOf(task));
  }
}

/** Every change of a status, and every file, comes with a comment. */
const lastChange = ({ lastComment }: TaskRow): string | null => lastComment?.date ?? null;

/** Tasks that have none of what the list is sorted by stay last, whichever way it is sorted. */
function hasNone(sort: TodoSort, task: TaskRow): boolean {
  if (sort === 'due') return task.dueDate === null;
  if (sort === 'changed') return lastChange(task) === null;
  return sort === 'left' && task.estimation <= 0;
}

function directed({ sort, reversed, spentOf }: Placing): Order {
  const order = firstOrder(sort, spentOf);
  return (a, b) => {
    const [left, right] = [hasNone(sort, a.task), hasNone(sort, b.task)];
    if (left || right) return Number(left) - Number(right);
    return reversed ? order(b, a) : order(a, b);
  };
}

type GroupOf = (entry: IndexedTask) => string | null;

/** The heading of each task. Of several productions the name of each is part of a sequence's. */
function groupsOf(group: TodoGroup, today: Day, several: boolean): GroupOf {
  switch (group) {
    case 'due': {
      const rangeOf = dueRanges(today);
      return ({ task }) => DUE_WORDS[rangeOf(task.dueDate)];
    }
    case 'priority':
      return ({ task }) => priorityName(task.priority);
    case 'status':
      return ({ task }) => task.statusName;
    case 'production':
      return ({ task }) => task.projectName;
    case 'type':
      return ({ task }) => task.taskTypeName;
    case 'sequence':
      return ({ task, parents }) =>
        (several ? [task.projectName, ...parents] : parents).join(' / ') || 'No sequence';
    case 'none':
      return () => null;
  }
}

type PlacedOrder = (a: PlacedTask, b: PlacedTask) => number;

/** The order of the headings. None of their own have those by due date of a list that is sorted so. */
function groupOrders({ group, sort, reversed }: Placing): PlacedOrder[] {
  if (group === 'none' || (group === 'due' && sort === 'due')) return [];
  if (group === 'due') {
    const places = new Map<string | null, number>(
      DUE_RANGES.map((range, at) => [DUE_WORDS[range], at]),
    );
    const place = (one: PlacedTask): number => places.get(one.group) ?? 0;
    return [(a, b) => place(a) - place(b)];
  }
  const way = reversed && group === sort ? -1 : 1;
  if (group === 'priority')
    return [(a, b) => way * (priorityLevel(b.task.priority) - priorityLevel(a.task.priority))];
  return [
    (a, b) => (a.group === b.group ? 0 : way * compareNames(a.group ?? '', b.group ?? '')),
    // Names that only letter cases tell apart have headings of their own.
    (a, b) => (a.group === b.group ? 0 : (a.group ?? '') < (b.group ?? '') ? -1 : 1),
  ];
}

/**
 * Sorts a whole list and gives each task its heading. Filtering afterwards keeps the order. `before`:
 * an earlier result of the same sort, into which new tasks are inserted quickly.
 */
export function placeTasks(
  tasks: readonly IndexedTask[],
  placing: Placing,
  before: readonly PlacedTask[] = [],
): PlacedTask[] {
  const orders = [...groupOrders(placing), directed(placing), byDue, byPriority, byName];
  const compare = (a: PlacedTask, b: PlacedTask): number => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return a.task.id < b.task.id ? -1 : 1;
  };
  const left = new Map(tasks.map((entry) => [entry.task, entry]));
  const kept = before.flatMap(({ task }) => {
    const entry = left.get(task);
    left.delete(task);
    return entry ? [entry] : [];
  });
  const several = new Set(tasks.map(({ task }) => task.projectId)).size > 1;
  const groupOf = groupsOf(placing.group, placing.today, several);
  const grouped = [...kept, ...left.values()].map((entry): PlacedTask => ({
    ...entry,
    group: groupOf(entry),
  }));
  // One pass is enough to see that a list is already sorted.
  return grouped.sort(compare);
}

/** The heading of what the artist worked on, on a day that is over. */
const LOGGED = 'Logged this day';

/** On a day that is over, what was logged comes first, whatever the list is sorted by. */
export function loggedFirst(
  placed: readonly PlacedTask[],
  logged: ReadonlySet<string>,
): readonly PlacedTask[] {
  if (logged.size === 0) return placed;
  const first = placed.filter(({ task }) => logged.has(task.id));
  if (first.length === 0) return placed;
  const others = placed.filter(({ task }) => !logged.has(task.id));
  return [
    ...first.map((entry) => ({ ...entry, group: LOGGED })),
    // A list without headings needs one here, or all of it would look logged.
    ...others.map((entry) => (entry.group === null ? { ...entry, group: 'Other tasks' } : entry)),
  ];
}

/** Adds the headings: each on the first row of its group, with how many follow. */
export function toRows(placed: readonly PlacedTask[]): ListRow[] {
  const counts = new Map<string, number>();
  // Counted run by run: a search writes this anew at every letter.
  let run = 0;
  placed.forEach(({ group }, index) => {
    run += 1;
    if (group === placed[index + 1]?.group) return;
    if (group !== null) counts.set(group, (counts.get(group) ?? 0) + run);
    run = 0;
  });
  let last: string | null = null;
  return placed.map((entry) => {
    const { group } = entry;
    const isFirst = group !== null && group !== last;
    last = group;
    if (!isFirst) return { entry, heading: null };
    return {
      entry,
      heading: { label: group, count: counts.get(group) ?? 0, late: group === 'Late' },
    };
  });
}
