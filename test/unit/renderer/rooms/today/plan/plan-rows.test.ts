import { describe, expect, it } from 'vitest';
import type { TodoGroup, TodoSort } from '../../../../../../electron/shared/todo-filter.ts';
import { inOwnOrder, planFirst } from '../../../../../../renderer/rooms/today/plan/plan-rows.ts';
import { placeTasks, toRows } from '../../../../../../renderer/rooms/today/todo-groups.ts';
import { indexTasks } from '../../../../../../renderer/rooms/today/todo-search.ts';
import { someTasks } from '../some-tasks.ts';

const TODAY = '2026-11-20';
const tasks = someTasks(
  { id: 'late', dueDate: '2026-11-18' },
  { id: 'today', dueDate: TODAY },
  { id: 'later', dueDate: '2026-12-18' },
  { id: 'never' },
);
const placed = (sort: TodoSort, group: TodoGroup = 'none') =>
  placeTasks(indexTasks(tasks), { sort, group, reversed: false, today: TODAY, spentOf: () => 0 });
const drawn = (entries: ReturnType<typeof planFirst>) =>
  toRows(entries).map(({ entry, heading }) => [heading?.label ?? '', entry.task.id]);

describe('a planned and pinned list', () => {
  it('has the plan first, then the pins, each task once', () => {
    const plan = { planned: ['never', 'gone'], pinned: ['later', 'never'] };
    expect(drawn(planFirst(placed('due', 'due'), plan))).toEqual([
      ['Planned for today', 'never'],
      ['Pinned', 'later'],
      ['Late', 'late'],
      ['Today', 'today'],
    ]);
  });

  it('tells a list without headings apart', () => {
    const rows = drawn(planFirst(placed('name'), { planned: [], pinned: ['later'] }));
    expect(rows.slice(0, 2).map(([label]) => label)).toEqual(['Pinned', 'Other tasks']);
  });

  it('is the list itself where nothing of the plan is in it', () => {
    const list = placed('due');
    expect(planFirst(list, { planned: ['gone'], pinned: [] })).toBe(list);
  });
});

describe('an own order', () => {
  it('is as it was made, with new tasks first', () => {
    expect(drawn(inOwnOrder(placed('own'), ['never', 'late', 'gone', 'later']))).toEqual([
      ['New', 'today'],
      ['My order', 'never'],
      ['', 'late'],
      ['', 'later'],
    ]);
  });

  it('is that of the due dates until it is made', () =>
    expect(drawn(inOwnOrder(placed('own', 'due'), []))).toEqual(drawn(placed('due', 'due'))));

  it('is kept within groups, and the other way round', () => {
    const order = ['never', 'later', 'late', 'today'];
    const byProduction = placed('own', 'production');
    expect(drawn(inOwnOrder(byProduction, order))).toEqual([
      ['Agent 327', 'never'],
      ['', 'later'],
      ['', 'late'],
      ['', 'today'],
    ]);
    expect(inOwnOrder(byProduction, order, true)[0]?.task.id).toBe('today');
  });
});
