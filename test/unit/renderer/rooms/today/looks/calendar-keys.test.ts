import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../../../../../../electron/shared/task.ts';
import {
  layOut,
  weeksOf,
  type CalendarSpan,
} from '../../../../../../renderer/parts/calendar-layout.ts';
import {
  dueDays,
  dueTaskAfterKey,
} from '../../../../../../renderer/rooms/today/looks/calendar-keys.ts';
import { placeTasks } from '../../../../../../renderer/rooms/today/todo-groups.ts';
import { indexTasks } from '../../../../../../renderer/rooms/today/todo-search.ts';
import { someTasks } from '../some-tasks.ts';

/** A Friday. */
const TODAY = '2026-11-20';

const placed = (tasks: Partial<TaskRow>[]) =>
  placeTasks(indexTasks(someTasks(...tasks)), {
    sort: 'due',
    reversed: false,
    group: 'none',
    today: TODAY,
    spentOf: (task) => task.timeSpent,
  });
const laidOut = (span: CalendarSpan, ...tasks: Partial<TaskRow>[]) =>
  layOut(placed(tasks), weeksOf(span, TODAY, 1), { span, around: TODAY, today: TODAY });

it('what does not fit is stepped over', () => {
  const { weeks } = laidOut('week', { dueDate: TODAY }, { dueDate: TODAY }, { dueDate: TODAY });
  expect(dueDays(weeks, 2)).toEqual([{ day: TODAY, ids: ['task-0', 'task-1'] }]);
});

describe('keys', () => {
  const days = dueDays(
    laidOut(
      'month',
      { dueDate: '2026-11-03' },
      { dueDate: '2026-11-03' },
      { dueDate: TODAY },
      { startDate: '2026-11-18', dueDate: '2026-11-24' },
    ).weeks,
    Infinity,
  );

  it('go through the tasks by due day; one over two weeks counts once', () => {
    expect(days.flatMap(({ ids }) => ids)).toEqual(['task-0', 'task-1', 'task-2', 'task-3']);
    expect(dueTaskAfterKey(days, 'task-1', 'ArrowDown')).toBe('task-2');
    expect(dueTaskAfterKey(days, 'task-0', 'ArrowUp')).toBe('task-0');
    expect(dueTaskAfterKey(days, 'task-0', 'End')).toBe('task-3');
  });

  it('go to the day before and after', () => {
    expect(dueTaskAfterKey(days, 'task-1', 'ArrowRight')).toBe('task-2');
    expect(dueTaskAfterKey(days, 'task-2', 'ArrowLeft')).toBe('task-0');
    expect(dueTaskAfterKey(days, 'task-3', 'ArrowRight')).toBe('task-3');
  });

  it('begin with the first where the selected one is not in sight', () => {
    expect(dueTaskAfterKey(days, 'elsewhere', 'ArrowDown')).toBe('task-0');
    expect(dueTaskAfterKey([], null, 'Home')).toBeNull();
  });
});
