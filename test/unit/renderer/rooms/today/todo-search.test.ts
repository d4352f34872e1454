import { searchKey } from '../../../../../electron/shared/search-key.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FILTER, type TodoFilter } from '../../../../../electron/shared/todo-filter.ts';
import { facetsOf } from '../../../../../renderer/rooms/today/todo-facets.ts';
import { chosenValues, choosing } from '../../../../../renderer/rooms/today/todo-values.ts';
import {
  compareNames,
  createMatching,
  indexTasks,
} from '../../../../../renderer/rooms/today/todo-search.ts';
import { someTasks } from './some-tasks.ts';

const TODAY = '2026-11-20';
const tasks = someTasks(
  { entityName: 'SH030', description: 'Agent jumps from the roof' },
  {
    forEntity: 'Asset',
    entityTypeName: 'Personnages',
    sequenceName: null,
    entityName: 'Élève âgé',
    taskTypeId: 'shading',
    taskTypeName: 'Shading',
    projectId: 'winter',
    projectName: 'The Long Winter',
    statusId: 'wip',
    statusName: 'Work In Progress',
    statusShortName: 'wip',
  },
  { entityName: 'SH040', taskTypeId: 'light', taskTypeName: 'Lighting', statusId: 'wip' },
  { entityName: '古い酒場', sequenceName: 'SØ1' },
);
const entries = indexTasks(tasks);
const found = (change: Partial<TodoFilter>): string[] =>
  createMatching()(entries, { ...DEFAULT_FILTER, ...change }, TODAY).map(({ task }) => task.id);

describe('a search that finds nothing as it is typed', () => {
  const listed = indexTasks(
    someTasks(
      { entityName: 'SH30', taskTypeName: 'Animation' },
      { entityName: 'SH031', taskTypeName: 'Lighting', taskTypeShortName: 'lgt' },
      { entityName: 'sh0030', taskTypeName: 'Lighting', description: 'The strat plays' },
      { entityName: 'Hero', sequenceName: 'SQ020', projectId: 'winter' },
    ),
  );
  const near = (change: Partial<TodoFilter>): string[] =>
    createMatching()(listed, { ...DEFAULT_FILTER, ...change }, TODAY).map(({ task }) => task.id);

  it.each([
    ['animtion', ['task-0', 'task-3']],
    ['sq020 animtion', ['task-3']],
    ['lihgting sh031', ['task-1']],
    ['lgt', ['task-1']],
    ['00030', ['task-0', 'task-2']],
    ['sh030', ['task-0', 'task-2']],
    ['sh032', []],
    ['qwertyuiop', []],
    ['strat', ['task-2']],
  ])('%s finds %j', (search, ids) => expect(near({ search })).toEqual(ids));

  it('finds the same however it was come to', () => {
    const typed = createMatching();
    const searches = fc.array(fc.constantFrom(...'sh 03lgt', 'back', 'animtion', 'filter'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(searches, (keys) => {
        let filter = DEFAULT_FILTER;
        for (const key of keys) {
          const { search, statuses } = filter;
          if (key === 'filter') filter = { ...filter, statuses: statuses.length ? [] : ['todo'] };
          else filter = { ...filter, search: key === 'back' ? search.slice(0, -1) : search + key };
          expect(typed(listed, filter, TODAY)).toEqual(createMatching()(listed, filter, TODAY));
        }
      }),
    );
  });

  it('stays within the chosen filters', () =>
    expect(near({ search: 'animtion', productions: ['winter'] })).toEqual(['task-3']));
});

describe('searching my tasks', () => {
  it('needs every word, wherever each stands', () => {
    expect(found({ search: 'sh030 anim' })).toEqual(['task-0']);
    expect(found({ search: 'anim sh030 nowhere' })).toEqual([]);
  });

  it('looks through path, task type, production, status and description', () => {
    expect(found({ search: 'sq010' })).toEqual(['task-0', 'task-2']);
    expect(found({ search: 'shading' })).toEqual(['task-1']);
    expect(found({ search: 'long winter' })).toEqual(['task-1']);
    expect(found({ search: 'progress' })).toEqual(['task-1']);
    expect(found({ search: 'wip' })).toEqual(['task-1']);
    expect(found({ search: 'roof' })).toEqual(['task-0']);
  });

  it('does not mind case, accents and letters with a stroke', () => {
    expect(found({ search: 'eleve AGE' })).toEqual(['task-1']);
    expect(found({ search: 'ÉLÈVE' })).toEqual(['task-1']);
    expect(found({ search: 'so1' })).toEqual(['task-3']);
    expect(searchKey('Straße Œuvre')).toBe('strasse oeuvre');
  });

  it('finds names in any script', () => expect(found({ search: '酒場' })).toEqual(['task-3']));

  it('takes a path as it is shown, or without its spaces', () => {
    expect(found({ search: 'SQ010 / SH030 · Animation' })).toEqual(['task-0']);
    expect(found({ search: 'sq010/sh040' })).toEqual(['task-2']);
  });

  it('takes an empty search for none', () => {
    for (const search of ['  ', '  / ']) expect(found({ search })).toHaveLength(4);
  });
});

describe('filtering my tasks', () => {
  it('narrows by production, task type and status together', () => {
    expect(found({ productions: ['winter'] })).toEqual(['task-1']);
    expect(found({ statuses: ['wip'] })).toEqual(['task-1', 'task-2']);
    expect(found({ statuses: ['wip'], taskTypes: ['light'] })).toEqual(['task-2']);
    expect(found({ statuses: ['wip'], taskTypes: ['light'], search: 'sh030' })).toEqual([]);
  });

  it('shows what has any of several values', () => {
    expect(found({ taskTypes: ['light', 'shading'] })).toEqual(['task-1', 'task-2']);
  });

  it('narrows by priority and by when it is due', () => {
    const dated = indexTasks(
      someTasks(
        { dueDate: '2026-11-19', priority: 7 },
        { dueDate: TODAY },
        { dueDate: null, priority: 3 },
      ),
    );
    const ids = (change: Partial<TodoFilter>) =>
      createMatching()(dated, { ...DEFAULT_FILTER, ...change }, TODAY).map(({ task }) => task.id);
    expect(ids({ due: ['late', 'none'] })).toEqual(['task-0', 'task-2']);
    // Kitsu knows four priorities; a server may hold higher numbers.
    expect(ids({ priorities: [3] })).toEqual(['task-0', 'task-2']);
  });
});

describe('the values of the filters', () => {
  const counts = (change: Partial<TodoFilter>) => {
    const facets = facetsOf(entries, { ...DEFAULT_FILTER, ...change }, TODAY);
    return (name: keyof typeof facets) => facets[name].map(({ label, count }) => [label, count]);
  };

  it('are those of the tasks, by name, each with its number', () => {
    const all = counts({});
    expect(all('productions')).toEqual([
      ['Agent 327', 3],
      ['The Long Winter', 1],
    ]);
    expect(all('taskTypes').map(([label]) => label)).toEqual(['Animation', 'Lighting', 'Shading']);
    expect(all('due')).toEqual([['No date', 4]]);
  });

  it('count what choosing one more would show', () => {
    const chosen = counts({ statuses: ['wip'], taskTypes: ['light'] });
    expect(chosen('taskTypes')).toEqual([
      ['Animation', 0],
      ['Lighting', 1],
      ['Shading', 1],
    ]);
    expect(chosen('productions')).toEqual([
      ['Agent 327', 1],
      ['The Long Winter', 0],
    ]);
  });

  it('still have a remembered one that left the list, so that it can be taken off', () => {
    expect(counts({ productions: ['gone'] })('productions')).toContainEqual([
      'No longer in your list',
      0,
    ]);
  });

  it('are chips in words while they are chosen', () => {
    const filter = {
      ...DEFAULT_FILTER,
      statuses: ['wip'],
      due: ['late' as const],
      priorities: [2],
    };
    expect(chosenValues(tasks, filter, TODAY).map(({ name, label }) => `${name} ${label}`)).toEqual(
      ['statuses Work In Progress', 'priorities Very high', 'due Late'],
    );
    expect(choosing('priorities', ['3', '0'])).toEqual({ priorities: [3, 0] });
    expect(choosing('due', ['late', 'never'])).toEqual({ due: ['late'] });
  });
});

it('orders names as people do', () => {
  expect(['SH10', 'sh9', 'SH100', 'SH1'].sort(compareNames)).toEqual([
    'SH1',
    'sh9',
    'SH10',
    'SH100',
  ]);
});
