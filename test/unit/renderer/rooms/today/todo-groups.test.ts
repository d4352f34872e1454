import { describe, expect, it } from 'vitest';
import { dueRanges } from '../../../../../electron/shared/todo-filter.ts';
import {
  loggedFirst,
  placeTasks,
  toRows,
  type Placing,
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
const placing = (given: Partial<Placing> = {}): Placing => ({
  sort: 'due',
  reversed: false,
  group: 'due',
  today: TODAY,
  spentOf: (task) => task.timeSpent,
  ...given,
});
const drawn = (given: Partial<Placing>): [string | null, number | null, string][] =>
  toRows(placeTasks(indexTasks(tasks), placing(given))).map(({ entry, heading }) => [
    heading?.label ?? null,
    heading?.count ?? null,
    entry.task.entityName,
  ]);

describe('due dates under headings', () => {
  it.each([
    ['2026-11-19', 'late'],
    ['2026-11-20', 'today'],
    ['2026-11-21', 'this-week'],
    ['2026-11-22', 'this-week'],
    ['2026-11-23', 'next-week'],
    ['2026-11-29', 'next-week'],
    ['2026-11-30', 'later'],
    [null, 'none'],
  ])('%s is %s', (due, range) => expect(dueRanges(TODAY)(due)).toBe(range));

  it('calls nothing of the next seven days this week on a Sunday', () => {
    expect(dueRanges('2026-11-22')('2026-11-23')).toBe('next-week');
  });
});

describe('sorting', () => {
  it('by due date: headings in time, the more urgent first on the same day', () => {
    expect(drawn({})).toEqual([
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
    const rows = (given: Partial<Placing>) =>
      toRows(loggedFirst(placeTasks(indexTasks(tasks), placing(given)), logged)).map(
        ({ entry, heading }) => [heading?.label ?? null, entry.task.entityName],
      );
    expect(rows({}).slice(0, 3)).toEqual([
      ['Logged this day', 'SH5'],
      [null, 'SH9'],
      ['Late', 'SH8'],
    ]);
    expect(rows({ sort: 'name', group: 'none' }).slice(0, 4)).toEqual([
      ['Logged this day', 'SH5'],
      [null, 'SH9'],
      ['Other tasks', 'SH6'],
      [null, 'SH7'],
    ]);
  });

  it('by name: one list in natural order, without headings', () => {
    expect(drawn({ sort: 'name', group: 'none' }).map((row) => row[2])).toEqual([
      'SH5',
      'SH6',
      'SH7',
      'SH8',
      'SH9',
      'SH10',
    ]);
    expect(drawn({ sort: 'name', group: 'none' }).every((row) => row[0] === null)).toBe(true);
  });

  it('by priority: the most urgent first, then what is due first', () => {
    expect(drawn({ sort: 'priority', group: 'priority' })).toEqual([
      ['Emergency', 1, 'SH5'],
      ['High', 1, 'SH8'],
      ['Normal', 4, 'SH7'],
      [null, null, 'SH6'],
      [null, null, 'SH10'],
      [null, null, 'SH9'],
    ]);
  });

  it('the other way round, with those that have no date last all the same', () => {
    expect(drawn({ reversed: true }).map(([heading, , name]) => [heading, name])).toEqual([
      ['Later', 'SH10'],
      ['Next week', 'SH5'],
      [null, 'SH6'],
      ['Today', 'SH7'],
      ['Late', 'SH8'],
      ['No date', 'SH9'],
    ]);
    const priority = drawn({ sort: 'priority', group: 'priority', reversed: true });
    expect(priority.flatMap((row) => row[0] ?? [])).toEqual(['Normal', 'High', 'Emergency']);
    const name = drawn({ sort: 'name', group: 'none', reversed: true });
    expect(name.map((row) => row[2])[0]).toBe('SH10');
  });

  it('are the same whether worked out anew or from an earlier list', () => {
    const before = placeTasks(indexTasks(tasks), placing());
    const changed = tasks
      .slice(1)
      .map((task, at) => (at === 0 ? { ...task, dueDate: null } : task));
    const indexed = indexTasks(changed, before);
    const byName = placing({ sort: 'name', group: 'none' });
    expect(placeTasks(indexed, placing(), before)).toEqual(
      placeTasks(indexTasks(changed), placing()),
    );
    expect(placeTasks(indexed, byName, before)).toEqual(placeTasks(indexTasks(changed), byName));
  });

  it('does not depend on the order Kitsu gave', () => {
    const turned = placeTasks(indexTasks([...tasks].reverse()), placing());
    expect(turned.map(({ task }) => task.id)).toEqual(
      placeTasks(indexTasks(tasks), placing()).map(({ task }) => task.id),
    );
  });
});

describe('grouping apart from sorting', () => {
  const listed = someTasks(
    { entityName: 'SH1', sequenceName: 'SQ10', dueDate: '2026-11-24', estimation: 480 },
    { entityName: 'SH2', sequenceName: 'SQ9', dueDate: '2026-11-18', estimation: 120 },
    { entityName: 'SH3', sequenceName: 'SQ10', dueDate: '2026-11-19', timeSpent: 60 },
    { entityName: 'SH4', projectId: 'winter', projectName: 'Winter', statusName: 'todo' },
    { entityName: 'Hero', forEntity: 'Asset', entityTypeName: 'Prop', statusName: 'Todo' },
  );
  const shown = (given: Partial<Placing>) =>
    toRows(placeTasks(indexTasks(listed), placing(given))).map(
      ({ entry, heading }) => `${heading ? `${heading.label}: ` : ''}${entry.task.entityName}`,
    );

  it('by sequence, of each production its own, sorted within', () =>
    expect(shown({ group: 'sequence' })).toEqual([
      'Agent 327 / Prop: Hero',
      'Agent 327 / SQ9: SH2',
      'Agent 327 / SQ10: SH3',
      'SH1',
      'Winter / SQ010: SH4',
    ]));

  it('by production, task type or status', () => {
    expect(shown({ group: 'production' })[0]).toBe('Agent 327: SH2');
    expect(shown({ group: 'type' })[0]).toMatch(/^Animation: SH2$/);
    // Names that only letter cases tell apart are two statuses.
    const headings = shown({ group: 'status', sort: 'name' }).filter((row) => row.includes(':'));
    expect(headings.map((row) => row.split(':')[0])).toEqual(['Todo', 'todo']);
  });

  it('by due week, sorted by name within', () =>
    expect(shown({ sort: 'name' })).toEqual([
      'Late: SH2',
      'SH3',
      'Next week: SH1',
      'No date: Hero',
      'SH4',
    ]));

  it('sorts by what is left of the estimate, those without one last', () => {
    const left = someTasks(
      { entityName: 'none', estimation: 0 },
      { entityName: 'much', estimation: 960 },
      { entityName: 'over', estimation: 60, timeSpent: 120 },
      { entityName: 'little', estimation: 960, timeSpent: 100 },
    );
    const names = (reversed: boolean) =>
      placeTasks(
        indexTasks(left),
        placing({
          sort: 'left',
          group: 'none',
          reversed,
          spentOf: (task) => (task.entityName === 'little' ? 900 : task.timeSpent),
        }),
      ).map(({ task }) => task.entityName);
    expect(names(false)).toEqual(['over', 'little', 'much', 'none']);
    expect(names(true)).toEqual(['much', 'little', 'over', 'none']);
  });

  it('sorts by the last change, the newest first', () => {
    const at = (date: string) => ({ lastComment: { text: '', date, personId: null } });
    const changed = someTasks(
      { entityName: 'never' },
      { entityName: 'old', ...at('2026-11-01T10:00:00') },
      { entityName: 'new', ...at('2026-11-19T10:00:00') },
    );
    const names = placeTasks(indexTasks(changed), placing({ sort: 'changed', group: 'none' }));
    expect(names.map(({ task }) => task.entityName)).toEqual(['new', 'old', 'never']);
  });
});
