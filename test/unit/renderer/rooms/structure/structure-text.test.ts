import { describe, expect, it } from 'vitest';
import type { StructureRow } from '../../../../../electron/shared/productions.ts';
import {
  countsText,
  framesText,
  isLate,
  rowName,
} from '../../../../../renderer/rooms/structure/structure-text.ts';

const TODAY = '2026-11-30';
const STATUS = { name: 'Work in progress', shortName: 'wip', color: '#3273dc' };
const row = (more: Partial<StructureRow>): StructureRow => ({
  ...{ id: 'r', kind: 'shot', name: 'SH010', above: 'SQ010', level: 2, position: 1, siblings: 3 },
  ...{ parent: 0, isOpen: false, canceled: false, description: '', previewFileId: null },
  ...{ frames: null, counts: null, chips: [], task: null, unsent: null },
  ...more,
});
const task = (more: Partial<NonNullable<StructureRow['task']>>): StructureRow =>
  row({
    ...{ kind: 'task', name: 'Animation', isOpen: null },
    task: {
      ...{ type: { name: 'Animation', color: '#00ff00' }, status: { ...STATUS, isDone: false } },
      ...{ assignees: [], startDate: null, dueDate: null, priority: 0 },
      ...more,
    },
  });

describe('a row in words', () => {
  it('is all that is seen of it', () => {
    const type = { name: 'Layout', color: '#0000ff' };
    const shot = row({
      frames: { count: 48, in: 1001, out: 1048 },
      chips: [{ id: 't', type, status: STATUS }],
      canceled: true,
    });
    expect(rowName(shot, TODAY)).toBe(
      'SH010, shot, canceled, 48 frames, 1001–1048, Layout Work in progress',
    );
    const group = row({
      ...{ kind: 'asset-type', name: 'Props' },
      counts: { entities: 1, tasks: 3, done: 2 },
    });
    expect(rowName(group, TODAY)).toBe('Props, asset type, 1 asset, 3 tasks, 66 % done');
  });

  it('names a task’s people and days, and that it is late', () => {
    const late = task({ assignees: ['Mia', 'Ola'], dueDate: '2026-11-20' });
    expect(rowName(late, TODAY)).toBe(
      'Animation, task, Work in progress, Mia, Ola, due Fri 20 Nov, late',
    );
    expect(rowName(task({}), TODAY)).toBe('Animation, task, Work in progress, nobody assigned');
  });

  it('is late after its due day, and never when it is done', () => {
    expect(isLate(task({ dueDate: TODAY }), TODAY)).toBe(false);
    expect(isLate(task({ dueDate: '2026-11-29' }), TODAY)).toBe(true);
    const done = { ...STATUS, isDone: true };
    expect(isLate(task({ dueDate: '2026-11-29', status: done }), TODAY)).toBe(false);
    expect(isLate(row({}), TODAY)).toBe(false);
  });

  it('says no more than Kitsu has', () => {
    expect(framesText({ count: null, in: 1, out: null })).toBe('');
    expect(framesText({ count: 1, in: null, out: null })).toBe('1 frame');
    expect(countsText({ entities: 0, tasks: 0, done: 0 }, 'shots')).toBe('0 shots, 0 tasks');
    // Never 100 % while one is open.
    expect(countsText({ entities: 1, tasks: 300, done: 299 }, 'shots')).toContain('99 % done');
  });
});
