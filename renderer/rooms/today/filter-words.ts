import type { TodoGroup, TodoSort } from '../../../electron/shared/todo-filter.ts';

interface Named<Value extends string> {
  value: Value;
  label: string;
}

export const SORT_WORDS: Named<TodoSort>[] = [
  { value: 'due', label: 'Sort by due date' },
  { value: 'priority', label: 'Sort by priority' },
  { value: 'name', label: 'Sort by name' },
  { value: 'status', label: 'Sort by status' },
  { value: 'changed', label: 'Sort by last change' },
  { value: 'left', label: 'Sort by time left' },
  { value: 'own', label: 'In my order' },
];

export const GROUP_WORDS: Named<TodoGroup>[] = [
  { value: 'due', label: 'Group by due week' },
  { value: 'production', label: 'Group by production' },
  { value: 'sequence', label: 'Group by sequence' },
  { value: 'status', label: 'Group by status' },
  { value: 'type', label: 'Group by task type' },
  { value: 'priority', label: 'Group by priority' },
  { value: 'none', label: 'No groups' },
];

const DIRECTIONS: Readonly<Record<TodoSort, [usual: string, reversed: string]>> = {
  due: ['Earliest first', 'Latest first'],
  priority: ['Most urgent first', 'Least urgent first'],
  name: ['A to Z', 'Z to A'],
  status: ['A to Z', 'Z to A'],
  changed: ['Newest first', 'Oldest first'],
  left: ['Least left first', 'Most left first'],
  own: ['As I ordered it', 'The other way round'],
};

/** Which way a list is sorted: what the button shows that turns it round. */
export const directionWords = (sort: TodoSort, reversed: boolean): string =>
  DIRECTIONS[sort][reversed ? 1 : 0];
