import { describe, expect, it } from 'vitest';
import { changedKeys, readDraft } from '../../../../electron/production/edit/column-draft.ts';
import { columnLock } from '../../../../electron/production/edit/columns.ts';
import type { StudioConfig } from '../../../../electron/rules/studio-rules.ts';
import type {
  ColumnDraft,
  SettingsColumn,
} from '../../../../electron/shared/production-settings.ts';
import type { MetadataDescriptor } from '../../../../electron/shared/production.ts';
import {
  columnFacts,
  removalOfColumn,
} from '../../../../renderer/rooms/structure/settings-text.ts';

const draft = (more: Partial<ColumnDraft> = {}): ColumnDraft => ({
  ...{ name: 'Mood', entityType: 'Shot', dataType: 'string', choices: [], forClient: false },
  ...{ departmentIds: [], taskTypeId: null, ...more },
});
const studio = (role: string, departmentIds: string[] | null = []): StudioConfig =>
  ({ rules: { role, departmentIds }, context: { projectRoles: {} } }) as unknown as StudioConfig;

describe('a column that is typed', () => {
  it.each<[Partial<ColumnDraft>, unknown]>([
    [{ name: ' Mood ' }, { name: 'Mood' }],
    [{ name: ' ' }, 'rule'],
    [{ name: 'x'.repeat(121) }, 'rule'],
    [{ name: 'fog' }, 'rule'],
    [{ name: 'fog', entityType: 'Asset' }, { name: 'fog' }],
    [{ choices: ['a'] }, { choices: [] }],
    [{ dataType: 'list' }, 'rule'],
    [{ dataType: 'list', choices: [' a', 'a', '', 'b'] }, { choices: ['a', 'b'] }],
    [{ dataType: 'checklist', choices: ['a', '[x] b'] }, { choices: ['[ ] a', '[x] b'] }],
    [{ entityType: 'Task' }, 'rule'],
    [{ entityType: 'Task', taskTypeId: 'anim' }, { taskTypeId: 'anim' }],
    [{ taskTypeId: 'anim' }, { taskTypeId: null }],
  ])('%j is %j', (more, wanted) => {
    const read = readDraft(draft(more), [draft({ name: 'Fog' })]);
    if (typeof wanted === 'string') expect(read).toMatchObject({ ok: false, code: wanted });
    else expect(read).toMatchObject({ ok: true, value: wanted });
  });

  it('is otherwise in what changed alone; departments have no order', () => {
    const one = { id: 'c', fieldName: 'mood', projectId: 'p', ...draft() } as MetadataDescriptor;
    const two = { ...one, departmentIds: ['a', 'b'] };
    expect(changedKeys(two, { ...one, departmentIds: ['b', 'a'] })).toEqual([]);
    expect(changedKeys({ ...two, name: 'Fog' }, one)).toEqual(['name', 'departmentIds']);
  });
});

it('is for managers, and for supervisors with all of their departments', () => {
  expect(columnLock('film', [], studio('manager'))).toBeNull();
  expect(columnLock('film', [], studio('user'))).toBe('managers');
  expect(columnLock('film', [], studio('supervisor', ['a']))).toBe('department');
  expect(columnLock('film', ['a', 'b'], studio('supervisor', ['a']))).toBeNull();
  expect(columnLock('film', ['a'], studio('supervisor', ['a', 'b']))).toBe('department');
  expect(columnLock('film', ['a'], studio('supervisor', null))).toBe('not-known');
});

it('is told in words', () => {
  const column: SettingsColumn = {
    ...draft({ dataType: 'checklist', choices: ['[ ] a', '[x] b'], forClient: true }),
    ...{ id: 'c', values: 2, lock: null, waits: null, departmentIds: ['d'] },
  };
  const names = { departments: new Map([['d', 'Animation']]), taskTypes: new Map() };
  expect(columnFacts(column, names)).toBe('Checklist: a, b · Animation · for clients · 2 values');
  expect(removalOfColumn(column)).toContain('With it 2 values will be deleted.');
});
