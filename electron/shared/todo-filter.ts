import { shiftDay, weekOf, type Day } from './day.ts';

export const TODO_SORTS = ['due', 'priority', 'name', 'status', 'changed', 'left', 'own'] as const;
/**
 * What a list is sorted by; `changed` is its newest comment, `left` what its estimate leaves, `own` the
 * artist's own order (plan.ts).
 */
export type TodoSort = (typeof TODO_SORTS)[number];

export const TODO_GROUPS = [
  'due',
  'production',
  'sequence',
  'status',
  'type',
  'priority',
  'none',
] as const;
/** What the headings of a list say. */
export type TodoGroup = (typeof TODO_GROUPS)[number];

export const TODO_LOOKS = ['list', 'board', 'month', 'week'] as const;
/** How the tasks are drawn: rows, columns by status, or the due dates of a month or a week. */
export type TodoLook = (typeof TODO_LOOKS)[number];

/** When a task is due, seen from a day. `this-week` is what is left of it. */
export const DUE_RANGES = ['late', 'today', 'this-week', 'next-week', 'later', 'none'] as const;
export type DueRange = (typeof DUE_RANGES)[number];

/** How the to-do list is searched, filtered, sorted and drawn; remembered per account. */
export interface TodoFilter {
  search: string;
  /** Of each of these lists a task has one; an empty list leaves out nothing. */
  productions: string[];
  taskTypes: string[];
  statuses: string[];
  /** 0 normal to 3 emergency. */
  priorities: number[];
  due: DueRange[];
  sort: TodoSort;
  /** The other way round than people expect first: latest, least urgent, Z to A. */
  reversed: boolean;
  group: TodoGroup;
  look: TodoLook;
}

export const DEFAULT_FILTER: TodoFilter = {
  search: '',
  productions: [],
  taskTypes: [],
  statuses: [],
  priorities: [],
  due: [],
  sort: 'due',
  reversed: false,
  group: 'due',
  look: 'list',
};

/** Where due dates lie as seen from a day. Weeks are those of the calendar, Monday to Sunday. */
export function dueRanges(today: Day): (dueDate: Day | null) => DueRange {
  const sunday = weekOf(today)[6] ?? today;
  const nextSunday = shiftDay(sunday, 7);
  return (dueDate) => {
    if (dueDate === null) return 'none';
    if (dueDate < today) return 'late';
    if (dueDate === today) return 'today';
    if (dueDate <= sunday) return 'this-week';
    return dueDate <= nextSunday ? 'next-week' : 'later';
  };
}
