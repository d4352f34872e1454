import { describe, expect, it } from 'vitest';
import { withAhead } from '../../../../electron/production/browse/ahead.ts';
import type { EntityItem, TaskItem } from '../../../../electron/production/browse/items.ts';
import { placesAt } from '../../../../electron/production/browse/places.ts';
import { teamOf } from '../../../../electron/production/browse/team.ts';
import type { Lists } from '../../../../electron/production/browse/tree.ts';
import { assignLock, teamLock } from '../../../../electron/production/edit/who-may-assign.ts';
import type { StudioConfig } from '../../../../electron/rules/studio-rules.ts';
import type { TeamPerson } from '../../../../electron/shared/production-edit.ts';
import { groupsOf, leaveText, openText } from '../../../../renderer/rooms/team/team-text.ts';

const studio = (role: string, departmentIds: string[] | null = []): StudioConfig =>
  ({ rules: { role, departmentIds }, context: { projectRoles: {} } }) as unknown as StudioConfig;
const give = (
  who: StudioConfig,
  departmentId: string | null,
  person: { id: string; departmentIds: string[] },
  off = false,
) => assignLock({ projectId: 'film', departmentId, person, off }, who, 'me');

describe('who may give a task to whom', () => {
  const animator = { id: 'mia', departmentIds: ['anim'] };
  const nobodys = { id: 'ann', departmentIds: [] };

  it('is a manager to whom they like', () => {
    expect(give(studio('manager'), null, nobodys)).toBeNull();
    expect(teamLock('film', studio('manager'))).toBeNull();
    expect(teamLock('film', studio('supervisor'))).toBe('managers');
  });

  it('is a supervisor, on tasks of their departments, to people of theirs', () => {
    const lead = studio('supervisor', ['anim']);
    expect(give(lead, 'anim', animator)).toBeNull();
    expect(give(lead, 'anim', nobodys)).toBe('person');
    expect(give(lead, 'light', animator)).toBe('department');
    expect(give(lead, 'anim', nobodys, true)).toBeNull();
    expect(give(lead, 'anim', { id: 'me', departmentIds: [] })).toBeNull();
    expect(give(studio('supervisor', []), 'light', nobodys)).toBeNull();
    expect(give(studio('supervisor', null), 'light', nobodys)).toBe('not-known');
  });

  it('is an artist to themselves', () => {
    const artist = studio('user', ['anim']);
    expect(give(artist, 'anim', { id: 'me', departmentIds: ['anim'] })).toBeNull();
    expect(give(artist, 'light', { id: 'me', departmentIds: ['anim'] })).toBe('self');
    expect(give(artist, 'anim', animator)).toBe('self');
  });
});

const entity = (id: string, name: string, parentId: string | null): EntityItem => ({
  ...{ id, name, parentId, description: '', previewFileId: null, canceled: false },
  ...{ frames: null, data: {} },
});
const task = (id: string, entityId: string, assigneeIds: string[], more = {}): TaskItem => ({
  ...{ id, entityId, typeId: 'anim', statusId: 'todo', assigneeIds, startDate: null },
  ...{ dueDate: null, priority: 0, previewFileId: null, estimation: 0, timeSpent: 0, data: {} },
  ...more,
});
const LISTS: Lists = {
  project: null,
  ...{ episodes: [], assets: [], people: [], 'asset-types': [], 'metadata-descriptors': [] },
  'task-types': [
    {
      ...{ id: 'anim', name: 'Animation', shortName: '', color: '#000000', rank: 1 },
      ...{ departmentId: 'anim', forEntity: 'Shot' },
    },
  ],
  'task-statuses': [
    { id: 'todo', name: 'Todo', shortName: 'todo', color: '#000000', isDone: false },
    { id: 'done', name: 'Done', shortName: 'done', color: '#000000', isDone: true },
  ],
  sequences: [entity('q', 'SQ010', null)],
  shots: [entity('s', 'SH010', 'q'), entity('t', 'SH020', 'q')],
  tasks: [
    task('a', 's', []),
    task('b', 's', ['mia'], { typeId: 'light' }),
    task('c', 's', ['mia'], { typeId: 'comp', statusId: 'done' }),
    task('d', 's', [], { typeId: 'fx', dueDate: '2026-03-01' }),
  ],
};

it('counts open tasks, and lists what nobody has by its due day', () => {
  const found = teamOf(LISTS);
  expect(found.open).toEqual({ mia: 1 });
  expect(found.free.map(({ task: one }) => one.id)).toEqual(['d', 'a']);
  const ahead = [{ list: 'tasks', id: 'a', set: {}, assignee: { id: 'mia', on: true } }] as const;
  const then = teamOf(withAhead(LISTS, ahead));
  expect([then.open, then.freeCount]).toEqual([{ mia: 2 }, 1]);
});

describe('what can be made', () => {
  const labels = (ids: string[]) =>
    placesAt(LISTS, ids, 'shots').map(
      ({ kind, places }) => `${kind} ${places.map(({ path }) => path).join(', ')}`,
    );

  it('is in the row at hand, or beside it, and a task that it lacks', () => {
    expect(labels([])).toEqual(['sequence ']);
    expect(labels(['q'])).toEqual(['shot SQ010', 'sequence ']);
    expect(labels(['s'])).toEqual(['shot SQ010', 'sequence ']);
    expect(labels(['s', 't'])).toContain('task SQ010 / SH020');
  });

  it('is in something that Kitsu does not have yet', () => {
    const made = entity('new-1', 'SQ020', null);
    const laid = withAhead(LISTS, [{ list: 'sequences', id: 'new-1', set: {}, made }]);
    expect(placesAt(laid, ['new-1'], 'shots')[0]).toMatchObject({
      ...{ kind: 'shot', places: [{ id: 'new-1', path: 'SQ020', names: [] }] },
    });
  });
});

it('puts people under their departments, and says what they leave', () => {
  const person = (id: string, departmentIds: string[]): TeamPerson => ({
    ...{ id, name: id, role: 'user', departmentIds, inTeam: true, open: 0 },
    ...{ waits: null, lock: null },
  });
  const groups = groupsOf({
    people: [person('ann', []), person('mia', ['anim'])],
    departments: [{ id: 'anim', name: 'Animation' }],
    ...{ others: [], free: [], freeCount: 0, lock: null },
  });
  expect(groups.map(({ name }) => name)).toEqual(['Animation', 'No department']);
  expect(leaveText({ name: 'Mia', open: 2 })).toContain('2 open tasks here, and stays assigned');
  expect(openText(0)).toBe('No open tasks');
});
