import { expect, it } from 'vitest';
import { readContext, studioContext } from '../../../electron/kitsu/context.ts';
import { taskStatusRow } from '../../../electron/kitsu/production/task-rows.ts';
import { aStudio } from '../../fixtures/a-studio.ts';

const OLD = { id: 's1', name: 'Work In Progress', short_name: 'wip', color: 'red' };

it('reads a status of the context as it reads one of the list of statuses', () => {
  const { statuses } = readContext({ task_status: [OLD, { id: 's2' }, { name: 'No id' }] });
  expect(statuses).toEqual([taskStatusRow.parse(OLD)]);
  expect(statuses[0]).toMatchObject({ shortName: 'wip', isWip: true, color: '#999999' });
});

it('puts statuses into the studio’s order, and those without a number first, by name', () => {
  const named = (name: string, priority?: unknown) => ({ ...OLD, id: name, name, priority });
  const { statuses } = readContext({
    task_status: [named('Done', 3), named('Todo'), named('Ready', null), named('WIP', 2)],
  });
  expect(statuses.map(({ name }) => name)).toEqual(['Ready', 'Todo', 'WIP', 'Done']);
});

it('names a status without an abbreviation by its name', () => {
  const { statuses } = readContext({ task_status: [{ ...OLD, short_name: null }] });
  expect(statuses[0]).toMatchObject({ shortName: 'Work In Progress', isWip: false });
});

it('reads a context that an earlier version stored', () => {
  const { context } = aStudio();
  const earlier = context.statuses.map(
    ({ isDefault: _default, isClientAllowed: _client, isRetake: _retake, ...status }) => status,
  );
  expect(studioContext.parse({ ...context, statuses: earlier })).toEqual(context);
});
