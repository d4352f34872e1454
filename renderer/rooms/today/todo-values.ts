import type { Day } from '../../../electron/shared/day.ts';
import { dueRanges, type DueRange, type TodoFilter } from '../../../electron/shared/todo-filter.ts';
import type { TaskRow } from '../../../electron/shared/task.ts';
import { priorityLevel, priorityName } from '../../parts/task-text.ts';

/** What a list is filtered by, in the order in which it is shown. */
export const FILTER_NAMES = ['statuses', 'taskTypes', 'productions', 'priorities', 'due'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** One of them in words: one value, several, all. */
export const FILTER_WORDS: Readonly<Record<FilterName, { one: string; all: string }>> = {
  statuses: { one: 'Status', all: 'All statuses' },
  taskTypes: { one: 'Task type', all: 'All task types' },
  productions: { one: 'Production', all: 'All productions' },
  priorities: { one: 'Priority', all: 'All priorities' },
  due: { one: 'Due', all: 'Any due date' },
};

export const DUE_WORDS: Readonly<Record<DueRange, string>> = {
  late: 'Late',
  today: 'Today',
  'this-week': 'This week',
  'next-week': 'Next week',
  later: 'Later',
  none: 'No date',
};

/** Where a due date lies; made once for a list (`dueRanges`). */
type RangeOf = (dueDate: Day | null) => DueRange;

/** The value of a task that a filter goes by. */
export function valueOf(task: TaskRow, name: FilterName, rangeOf: RangeOf): string | number {
  switch (name) {
    case 'statuses':
      return task.statusId;
    case 'taskTypes':
      return task.taskTypeId;
    case 'productions':
      return task.projectId;
    case 'priorities':
      return priorityLevel(task.priority);
    case 'due':
      return rangeOf(task.dueDate);
  }
}

/** A value as it is shown. */
export interface ShownValue {
  /** As a filter keeps it, priorities as text. */
  value: string;
  label: string;
  /** Its colour in Kitsu. */
  color?: string;
}

/** The value of a task as it is shown. */
export function shownValueOf(task: TaskRow, name: FilterName, rangeOf: RangeOf): ShownValue {
  const value = String(valueOf(task, name, rangeOf));
  switch (name) {
    case 'statuses':
      return { value, label: task.statusName, color: task.statusColor };
    case 'taskTypes':
      return { value, label: task.taskTypeName, color: task.taskTypeColor };
    case 'productions':
      return { value, label: task.projectName };
    case 'priorities':
      return { value, label: priorityName(task.priority) };
    case 'due':
      return { value, label: DUE_WORDS[rangeOf(task.dueDate)] };
  }
}

/** The chosen values of a filter, as text. */
export const chosenOf = (filter: TodoFilter, name: FilterName): string[] =>
  filter[name].map(String);

/** The change of a filter that chooses these values and no others. */
export function choosing(name: FilterName, values: readonly string[]): Partial<TodoFilter> {
  if (name === 'priorities') return { priorities: values.map(Number) };
  if (name === 'due') return { due: values.filter((one): one is DueRange => one in DUE_WORDS) };
  return { [name]: [...values] };
}

/** Words for a value that no task of the list has, so that it can still be taken off. */
function wordsWithoutTask(name: FilterName, value: string): string {
  if (name === 'priorities') return priorityName(Number(value));
  if (name === 'due') return value in DUE_WORDS ? DUE_WORDS[value as DueRange] : value;
  return 'No longer in your list';
}

export interface ChosenValue extends ShownValue {
  name: FilterName;
}

/** What is chosen, as it is shown: the chips over the list. */
export function chosenValues(
  tasks: readonly TaskRow[],
  filter: TodoFilter,
  today: Day,
): ChosenValue[] {
  const rangeOf = dueRanges(today);
  return FILTER_NAMES.flatMap((name) =>
    chosenOf(filter, name).map((value): ChosenValue => {
      const task = tasks.find((one) => String(valueOf(one, name, rangeOf)) === value);
      const shown = task && shownValueOf(task, name, rangeOf);
      return { name, ...(shown ?? { value, label: wordsWithoutTask(name, value) }) };
    }),
  );
}
