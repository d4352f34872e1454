import { describe, expect, it } from 'vitest';
import type { EditChange, FieldEdit } from '../../../../electron/outbox/kinds/production-edit.ts';
import { withAhead } from '../../../../electron/production/browse/ahead.ts';
import type { EntityItem } from '../../../../electron/production/browse/items.ts';
import { belowOf, findThings } from '../../../../electron/production/browse/things.ts';
import type { Lists } from '../../../../electron/production/browse/tree.ts';
import { aheadOf, unsentOf } from '../../../../electron/production/edit/lay-ahead.ts';
import { daysProblem, readTyped } from '../../../../electron/production/edit/read-typed.ts';
import { editLock } from '../../../../electron/production/edit/who-may-edit.ts';
import type { StudioConfig } from '../../../../electron/rules/studio-rules.ts';
import type { PlainField } from '../../../../electron/shared/production-edit.ts';
import type { TypedValue } from '../../../../electron/shared/task-facts.ts';
import { removalText, thingsText } from '../../../../renderer/rooms/structure/edit-text.ts';

const NAMES = { assetTypes: new Map([['prop', 'Prop']]), people: {}, dayLength: 480 };
const typed = (field: PlainField, value: TypedValue): unknown => {
  const read = readTyped({ field, column: null }, value, NAMES);
  return read.ok ? read.value : read.code;
};

describe('a typed value', () => {
  it.each<[PlainField, TypedValue, unknown]>([
    ['name', '  SH010 ', 'SH010'],
    ['name', 'e\u0301', 'é'],
    ['name', ' ', 'rule'],
    ['name', 'x'.repeat(161), 'rule'],
    ['frames', 48, 48],
    ['frames', null, null],
    ['frames', 4.5, 'rule'],
    ['frames', -1, 'rule'],
    ['frameIn', -8, -8],
    ['estimation', '1 d 4 h', 720],
    ['estimation', '90 m', 90],
    ['estimation', '40 d', 19_200],
    ['estimation', null, 0],
    ['estimation', 'long', 'rule'],
    ['priority', '3', 3],
    ['priority', '4', 'rule'],
    ['dueDate', '2026-02-30', 'rule'],
    ['dueDate', '', null],
    ['assetType', 'prop', 'prop'],
    ['assetType', 'gone', 'rule'],
    ['canceled', 'yes', 'rule'],
  ])('of %s: %j is %j', (field, value, wanted) => expect(typed(field, value)).toEqual(wanted));

  it('of a due day is not before the start', () => {
    expect(daysProblem('2026-02-03', '2026-02-02', 'SH010')).toMatchObject({ code: 'rule' });
    expect(daysProblem('2026-02-03', '2026-02-03', 'SH010')).toBeNull();
    expect(daysProblem(null, '2026-02-03', 'SH010')).toBeNull();
  });
});

describe('who may edit', () => {
  const studio = (role: string, departmentIds: string[] | null = []): StudioConfig =>
    ({
      rules: { role, departmentIds },
      context: { projectRoles: { other: 'manager' } },
    }) as unknown as StudioConfig;
  const shot = { kind: 'shot' as const, projectId: 'film', departmentId: null };
  const task = { kind: 'task' as const, projectId: 'film', departmentId: 'anim' };

  it('is a manager, and a supervisor of what their departments do', () => {
    expect(editLock(shot, 'name', studio('manager'))).toBeNull();
    expect(editLock(shot, 'name', studio('supervisor'))).toBe('managers');
    expect(editLock(task, 'dueDate', studio('supervisor', ['anim']))).toBeNull();
    expect(editLock(task, 'dueDate', studio('supervisor', ['light']))).toBe('department');
    expect(editLock(task, 'dueDate', studio('supervisor', []))).toBeNull();
    expect(editLock(task, 'dueDate', studio('supervisor', null))).toBe('not-known');
    expect(editLock(task, 'dueDate', studio('user'))).toBe('managers');
    expect(editLock({ ...shot, projectId: 'other' }, 'name', studio('user'))).toBeNull();
    expect(editLock(shot, 'name', { rules: null, context: null })).toBe('not-known');
  });
});

const entity = (id: string, name: string, parentId: string | null): EntityItem => ({
  ...{ id, name, parentId, description: '', previewFileId: null, canceled: false },
  ...{ frames: null, data: {} },
});
const LISTS = {
  project: null,
  ...{ episodes: [], assets: [], 'asset-types': [], 'task-types': [], 'task-statuses': [] },
  ...{ people: [], 'metadata-descriptors': [] },
  sequences: [entity('q', 'SQ010', null)],
  shots: [entity('s', 'SH010', 'q'), entity('t', 'SH020', 'q')],
  tasks: [
    {
      ...{ id: 'k', entityId: 's', typeId: 'anim', statusId: '', assigneeIds: [] },
      ...{ startDate: null, dueDate: null, priority: 0, previewFileId: null },
      ...{ estimation: 0, timeSpent: 90, data: {} },
    },
  ],
} satisfies Lists;

const edit = (more: Partial<FieldEdit>, state: EditChange['state'] = 'waiting'): EditChange =>
  ({
    ...{ id: 1, kind: 'production-edit', taskId: '', slot: 's x', state },
    body: {
      ...{ act: 'field', column: null, label: '', words: '', base: null, sent: [] },
      thing: { kind: 'shot', id: 's', projectId: 'film', name: 'SH010', production: 'Film' },
      ...more,
    },
  }) as unknown as EditChange;

describe('what is ahead of Kitsu', () => {
  it('is laid over the lists, field by field; what was refused is not', () => {
    const waits = [edit({ field: 'frames', value: 48 }), edit({ field: 'name', value: 'SH011' })];
    const { shots, sequences } = withAhead(LISTS, aheadOf(waits));
    expect(shots[0]).toMatchObject({ name: 'SH011', frames: { count: 48, in: null, out: null } });
    expect(shots[1]).toBe(LISTS.shots[1]);
    expect(sequences).toBe(LISTS.sequences);
    expect(aheadOf([edit({ field: 'name', value: 'x' }, 'parked')])).toEqual([]);
    expect(withAhead(LISTS, [])).toBe(LISTS);
    expect(unsentOf([...waits, edit({ field: 'name' }, 'conflict')]).get('s')).toBe('stopped');
  });

  it('leaves out what is to be deleted', () => {
    const { thing } = edit({}).body;
    const removal = { ...edit({}), body: { act: 'remove', thing, tasks: 1 } } as EditChange;
    expect(withAhead(LISTS, aheadOf([removal])).shots.map(({ id }) => id)).toEqual(['t']);
  });
});

it('is named by its place, and what is below it goes along', () => {
  expect(findThings(LISTS, ['k', 's', 'gone']).things.map(({ name }) => name)).toEqual([
    'SQ010 / SH010 / Task',
    'SQ010 / SH010',
  ]);
  expect(belowOf(LISTS, ['q'])).toEqual({ entities: 2, taskIds: ['k'], minutes: 90 });
  expect(belowOf(LISTS, ['k'])).toMatchObject({ entities: 0, taskIds: ['k'] });
});

it('says what is selected, and what goes along', () => {
  const thing = { id: 's', kind: 'shot' as const, name: 'SH010', canceled: false, waits: null };
  expect(thingsText({ things: [thing] })).toBe('SH010');
  expect(thingsText({ things: [thing, { ...thing, kind: 'task' }] })).toBe('2 rows');
  const along = { names: ['SQ010'], below: 2, tasks: 4, comments: 1, minutes: 90 };
  expect(removalText(along)).toContain(
    'With it 2 below it, 4 tasks, 1 comment and 1 h 30 of logged time will be deleted.',
  );
});
