import type { TodoGroup, TodoLook, TodoSort } from '../../../electron/shared/todo-filter.ts';
import type { IconName } from '../../lib/ui/icons.ts';

interface Named<Value extends string> {
  value: Value;
  label: string;
}

export const SORT_WORDS: Named<TodoSort>[] = [
  { value: 'due', label: 'By due date' },
  { value: 'priority', label: 'By priority' },
  { value: 'name', label: 'By name' },
  { value: 'status', label: 'By status' },
  { value: 'changed', label: 'By last change' },
  { value: 'left', label: 'By time left' },
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

export const LOOK_WORDS: (Named<TodoLook> & { icon: IconName })[] = [
  { value: 'list', label: 'List', icon: 'list' },
  { value: 'board', label: 'Board by status', icon: 'board' },
  { value: 'month', label: 'Calendar: month', icon: 'calendar' },
  { value: 'week', label: 'Calendar: week', icon: 'calendar' },
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
