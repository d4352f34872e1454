import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../../../../../../electron/shared/task.ts';
import {
  boardColumns,
  targetBeside,
  taskAfterKey,
} from '../../../../../../renderer/rooms/today/looks/board-columns.ts';
import { placeTasks } from '../../../../../../renderer/rooms/today/todo-groups.ts';
import { indexTasks } from '../../../../../../renderer/rooms/today/todo-search.ts';
import { someTasks } from '../some-tasks.ts';

const status = (id: string) => ({ id, name: id, shortName: id, color: '#888888' });
const STATUSES = ['todo', 'wip', 'wfa', 'done'].map(status);
const placed = (...tasks: Partial<TaskRow>[]) =>
  placeTasks(indexTasks(someTasks(...tasks)), {
    sort: 'due',
    reversed: false,
    group: 'none',
    today: '2026-11-20',
    spentOf: (task) => task.timeSpent,
  });
const columns = boardColumns(
  STATUSES,
  placed(
    { statusId: 'todo', dueDate: '2026-11-21' },
    { statusId: 'todo', dueDate: '2026-11-19' },
    { statusId: 'wfa', dueDate: '2026-11-21' },
    { statusId: 'old', statusName: 'Zz' },
    { statusId: 'older', statusName: 'Aa' },
  ),
);

describe('the columns of a board', () => {
  it('are the studio’s in its order, with the tasks in the order of the list', () =>
    expect(
      columns.slice(0, 4).map((one) => [one.status.id, one.tasks.map(({ task }) => task.id)]),
    ).toEqual([
      ['todo', ['task-1', 'task-0']],
      ['wip', []],
      ['wfa', ['task-2']],
      ['done', []],
    ]));

  it('have one at the end for each status that is not known here', () =>
    expect(columns.slice(4).map(({ status: { name } }) => name)).toEqual(['Aa', 'Zz']));
});

describe('keys', () => {
  it('go up and down within a column, and no further', () => {
    expect(taskAfterKey(columns, 'task-1', 'ArrowDown', 3)).toBe('task-0');
    expect(taskAfterKey(columns, 'task-0', 'ArrowDown', 3)).toBe('task-0');
    expect(taskAfterKey(columns, 'task-0', 'PageUp', 3)).toBe('task-1');
    expect(taskAfterKey(columns, 'task-1', 'End', 3)).toBe('task-0');
  });

  it('go to the same height of the next column with tasks', () => {
    expect(taskAfterKey(columns, 'task-0', 'ArrowRight', 3)).toBe('task-2');
    expect(taskAfterKey(columns, 'task-2', 'ArrowLeft', 3)).toBe('task-1');
    expect(taskAfterKey(columns, 'task-1', 'ArrowLeft', 3)).toBe('task-1');
  });

  it('begin with the first card where none is selected', () => {
    expect(taskAfterKey(columns, null, 'ArrowDown', 3)).toBe('task-1');
    expect(taskAfterKey(boardColumns(STATUSES, []), null, 'ArrowDown', 3)).toBeNull();
  });

  it('take a lifted card over the statuses that may be set alone', () => {
    const allowed = new Set(['todo', 'wfa']);
    expect(targetBeside(columns, 'todo', 'ArrowRight', allowed)).toBe('wfa');
    expect(targetBeside(columns, 'wfa', 'ArrowRight', allowed)).toBe('wfa');
    expect(targetBeside(columns, 'wfa', 'ArrowLeft', allowed)).toBe('todo');
  });
});
