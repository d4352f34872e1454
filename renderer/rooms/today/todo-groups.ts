import { shiftDay, weekOf } from '../../../electron/shared/day.ts';
import type { Day } from '../../../electron/shared/day.ts';
import type { TaskRow } from '../../../electron/shared/task.ts';
import type { TodoFilter } from '../../../electron/shared/views.ts';
import { priorityName } from '../../parts/task-text.ts';
import { compareNames } from './todo-search.ts';
import type { IndexedTask } from './todo-search.ts';

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

type DueGroup = 'Late' | 'Today' | 'This week' | 'Next week' | 'Later' | 'No date';
/** Sorts after every real date. */
const NEVER: Day = '9999-12-31';

/** The headings of due dates as seen from a day. Weeks are those of the calendar, Monday to Sunday. */
export function dueGroups(today: Day): (dueDate: Day | null) => DueGroup {
  const sunday = weekOf(today)[6] ?? today;
  const nextSunday = shiftDay(sunday, 7);
  return (dueDate) => {
    if (dueDate === null) return 'No date';
    if (dueDate < today) return 'Late';
    if (dueDate === today) return 'Today';
    if (dueDate <= sunday) return 'This week';
    return dueDate <= nextSunday ? 'Next week' : 'Later';
  };
}

type Order = (a: IndexedTask, b: IndexedTask) => number;

const byDue: Order = (a, b) => {
  const [left, right] = [a.task.dueDate ?? NEVER, b.task.dueDate ?? NEVER];
  return left < right ? -1 : left > right ? 1 : 0;
};
const byPriority: Order = (a, b) => b.task.priority - a.task.priority;
const byName: Order = (a, b) => compareNames(a.name, b.name);
const by =
  (read: (task: TaskRow) => string): Order =>
  (a, b) =>
    compareNames(read(a.task), read(b.task));

const ORDERS: Record<TodoFilter['sort'], readonly Order[]> = {
  due: [byDue, byPriority, byName],
  priority: [byPriority, byDue, byName],
  name: [byName],
  status: [by((task) => task.statusName), byDue, byPriority, byName],
  production: [by((task) => task.projectName), byDue, byPriority, byName],
};

function groupsOf(sort: TodoFilter['sort'], today: Day): (task: TaskRow) => string | null {
  switch (sort) {
    case 'due': {
      const dueGroup = dueGroups(today);
      return (task) => dueGroup(task.dueDate);
    }
    case 'priority':
      return (task) => priorityName(task.priority);
    case 'status':
      return (task) => task.statusName;
    case 'production':
      return (task) => task.projectName;
    case 'name':
      return () => null;
  }
}

/**
 * Sorts a whole list and gives each task its heading. Filtering afterwards keeps the order. `before`:
 * an earlier result of the same sort, into which new tasks are inserted quickly.
 */
export function placeTasks(
  tasks: readonly IndexedTask[],
  sort: TodoFilter['sort'],
  today: Day,
  before: readonly PlacedTask[] = [],
): PlacedTask[] {
  const orders = ORDERS[sort];
  const compare: Order = (a, b) => {
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
  const groupOf = groupsOf(sort, today);
  // One pass is enough to see that a list is already sorted.
  return [...kept, ...left.values()]
    .sort(compare)
    .map((entry) => ({ ...entry, group: groupOf(entry.task) }));
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
  for (const { group } of placed)
    if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
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
