import { describe, expect, it } from 'vitest';
import type { TodoFilter } from '../../../../../electron/shared/views.ts';
import {
  dueGroups,
  loggedFirst,
  placeTasks,
  toRows,
} from '../../../../../renderer/rooms/today/todo-groups.ts';
import { indexTasks } from '../../../../../renderer/rooms/today/todo-search.ts';
import { someTasks } from './some-tasks.ts';

/** A Friday. */
const TODAY = '2026-11-20';

const tasks = someTasks(
  { entityName: 'SH10', dueDate: '2026-12-02' },
  { entityName: 'SH9', dueDate: null },
  { entityName: 'SH8', dueDate: '2026-11-18', statusName: 'Retake', priority: 1 },
  { entityName: 'SH7', dueDate: TODAY, projectName: 'Winter' },
  { entityName: 'SH6', dueDate: '2026-11-24' },
  { entityName: 'SH5', dueDate: '2026-11-24', priority: 3 },
);
const drawn = (sort: TodoFilter['sort']): [string | null, number | null, string][] =>
  toRows(placeTasks(indexTasks(tasks), sort, TODAY)).map(({ entry, heading }) => [
    heading?.label ?? null,
    heading?.count ?? null,
    entry.task.entityName,
  ]);

describe('due dates under headings', () => {
  it.each([
    ['2026-11-19', 'Late'],
    ['2026-11-20', 'Today'],
    ['2026-11-21', 'This week'],
    ['2026-11-22', 'This week'],
    ['2026-11-23', 'Next week'],
    ['2026-11-29', 'Next week'],
    ['2026-11-30', 'Later'],
    [null, 'No date'],
  ])('%s is %s', (due, group) => expect(dueGroups(TODAY)(due)).toBe(group));

  it('calls nothing of the next seven days this week on a Sunday', () => {
    expect(dueGroups('2026-11-22')('2026-11-23')).toBe('Next week');
  });
});

describe('sorting', () => {
  it('by due date: headings in time, the more urgent first on the same day', () => {
    expect(drawn('due')).toEqual([
      ['Late', 1, 'SH8'],
      ['Today', 1, 'SH7'],
      ['Next week', 2, 'SH5'],
      [null, null, 'SH6'],
      ['Later', 1, 'SH10'],
      ['No date', 1, 'SH9'],
    ]);
  });

  it('puts what was logged on a past day first, whatever the sort', () => {
    const idOf = (name: string) => tasks.find(({ entityName }) => entityName === name)?.id ?? '';
    const logged = new Set([idOf('SH9'), idOf('SH5')]);
    const rows = (sort: TodoFilter['sort']) =>
      toRows(loggedFirst(placeTasks(indexTasks(tasks), sort, TODAY), logged)).map(
        ({ entry, heading }) => [heading?.label ?? null, entry.task.entityName],
      );
    expect(rows('due').slice(0, 3)).toEqual([
      ['Logged this day', 'SH5'],
      [null, 'SH9'],
      ['Late', 'SH8'],
    ]);
    expect(rows('name').slice(0, 4)).toEqual([
      ['Logged this day', 'SH5'],
      [null, 'SH9'],
      ['Other tasks', 'SH6'],
      [null, 'SH7'],
    ]);
  });

  it('by name: one list in natural order, without headings', () => {
    expect(drawn('name').map((row) => row[2])).toEqual(['SH5', 'SH6', 'SH7', 'SH8', 'SH9', 'SH10']);
    expect(drawn('name').every((row) => row[0] === null)).toBe(true);
  });

  it('by priority: the most urgent first, then what is due first', () => {
    expect(drawn('priority')).toEqual([
      ['Emergency', 1, 'SH5'],
      ['High', 1, 'SH8'],
      ['Normal', 4, 'SH7'],
      [null, null, 'SH6'],
      [null, null, 'SH10'],
      [null, null, 'SH9'],
    ]);
  });

  it('by status and by production: under their names', () => {
    expect(drawn('status').flatMap((row) => row[0] ?? [])).toEqual(['Retake', 'Todo']);
    expect(drawn('production').flatMap((row) => row[0] ?? [])).toEqual(['Agent 327', 'Winter']);
  });

  it('are the same whether worked out anew or from an earlier list', () => {
    const before = placeTasks(indexTasks(tasks), 'due', TODAY);
    const changed = tasks
      .slice(1)
      .map((task, at) => (at === 0 ? { ...task, dueDate: null } : task));
    const indexed = indexTasks(changed, before);
    expect(placeTasks(indexed, 'due', TODAY, before)).toEqual(
      placeTasks(indexTasks(changed), 'due', TODAY),
    );
    expect(placeTasks(indexed, 'name', TODAY, before)).toEqual(
      placeTasks(indexTasks(changed), 'name', TODAY),
    );
  });

  it('does not depend on the order Kitsu gave', () => {
    const turned = placeTasks(indexTasks([...tasks].reverse()), 'due', TODAY);
    expect(turned.map(({ task }) => task.id)).toEqual(
      placeTasks(indexTasks(tasks), 'due', TODAY).map(({ task }) => task.id),
    );
  });
});
