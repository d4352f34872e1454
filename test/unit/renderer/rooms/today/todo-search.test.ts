import { searchKey } from '../../../../../electron/shared/search-key.ts';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FILTER } from '../../../../../electron/shared/views.ts';
import type { TodoFilter } from '../../../../../electron/shared/views.ts';
import {
  choicesFor,
  compareNames,
  indexTasks,
  isFiltering,
  matching,
} from '../../../../../renderer/rooms/today/todo-search.ts';
import { someTasks } from './some-tasks.ts';

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
  matching(entries, { ...DEFAULT_FILTER, ...change }).map(({ task }) => task.id);

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
    matching(listed, { ...DEFAULT_FILTER, ...change }).map(({ task }) => task.id);

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

  it('stays within the chosen filters', () =>
    expect(near({ search: 'animtion', projectId: 'winter' })).toEqual(['task-3']));
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
    expect(isFiltering({ ...DEFAULT_FILTER, search: '  / ' })).toBe(false);
    expect(found({ search: '  ' })).toHaveLength(4);
  });
});

describe('filtering my tasks', () => {
  it('narrows by production, task type and status together', () => {
    expect(found({ projectId: 'winter' })).toEqual(['task-1']);
    expect(found({ statusId: 'wip' })).toEqual(['task-1', 'task-2']);
    expect(found({ statusId: 'wip', taskTypeId: 'light' })).toEqual(['task-2']);
    expect(found({ statusId: 'wip', taskTypeId: 'light', search: 'sh030' })).toEqual([]);
  });

  it('offers each choice once, by name', () => {
    const { productions, taskTypes } = choicesFor(tasks, DEFAULT_FILTER);
    expect(productions.map((choice) => choice.label)).toEqual(['Agent 327', 'The Long Winter']);
    expect(taskTypes.map((choice) => choice.label)).toEqual(['Animation', 'Lighting', 'Shading']);
  });

  it('still shows a remembered choice that left the list, so that it can be taken off', () => {
    const { productions } = choicesFor(tasks, { ...DEFAULT_FILTER, projectId: 'gone' });
    expect(productions).toContainEqual({ id: 'gone', label: 'No longer in your list' });
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
