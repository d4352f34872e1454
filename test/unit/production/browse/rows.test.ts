import { describe, expect, it } from 'vitest';
import type { EntityItem, TaskItem } from '../../../../electron/production/browse/items.ts';
import { drawRows } from '../../../../electron/production/browse/draw-rows.ts';
import { findRows } from '../../../../electron/production/browse/find-rows.ts';
import { namesOf, treeOf, type Lists } from '../../../../electron/production/browse/tree.ts';
import type { RowsAsked, StructureView } from '../../../../electron/shared/productions.ts';

const entity = (
  id: string,
  name: string,
  parentId: string | null = null,
  more: Partial<EntityItem> = {},
): EntityItem => ({
  ...{ id, name, parentId, description: '', previewFileId: null, canceled: false, frames: null },
  data: {},
  ...more,
});
const task = (
  id: string,
  entityId: string,
  typeId: string,
  more: Partial<TaskItem> = {},
): TaskItem => ({
  ...{ id, entityId, typeId, statusId: 'todo', assigneeIds: [], startDate: null, dueDate: null },
  ...{ priority: 0, previewFileId: null, estimation: 0, timeSpent: 0, data: {} },
  ...more,
});

const ENABLED = { taskTypeIds: [], taskStatusIds: [], assetTypeIds: [] };
const PERSON = { role: 'user' as const, departmentIds: [], active: true, isBot: false };
const FOR_SHOTS = { departmentId: null, forEntity: 'Shot' } as const;

const LISTS: Lists = {
  project: {
    ...{ id: 'film', name: 'Film', type: 'tvshow', style: '3d', startDate: null, endDate: null },
    ...{
      fps: '24',
      resolution: '1920x1080',
      pictureId: null,
      teamIds: [],
      ...ENABLED,
      ranks: { anim: 2, layout: 1, model: 1 },
      statusRanks: {},
    },
  },
  episodes: [entity('e2', 'E2'), entity('e10', 'E10')],
  sequences: [entity('q1', 'SQ1', 'e2'), entity('q2', 'SQ2', 'e10'), entity('lost', 'SQ9', 'gone')],
  shots: [
    entity('s10', 'SH10', 'q1'),
    entity('s9', 'SH9', 'q1', { frames: { count: 48, in: 1001, out: 1048 } }),
    entity('s11', 'SH11', 'q1', { canceled: true }),
    entity('s20', 'Élève', 'q2'),
  ],
  'asset-types': [
    { id: 'prop', name: 'Props' },
    { id: 'char', name: 'Characters' },
    { id: 'unused', name: 'FX' },
  ],
  assets: [entity('a1', 'Lantern', 'prop'), entity('a2', 'Ael', 'char')],
  'task-types': [
    { id: 'anim', name: 'Animation', shortName: 'anm', color: '#00ff00', rank: 1, ...FOR_SHOTS },
    { id: 'layout', name: 'Layout', shortName: 'lay', color: '#0000ff', rank: 9, ...FOR_SHOTS },
    { id: 'model', name: 'Modeling', shortName: 'mdl', color: '#ff0000', rank: 1, ...FOR_SHOTS },
  ],
  'task-statuses': [
    { id: 'todo', name: 'Todo', shortName: 'todo', color: '#999999', isDone: false },
    { id: 'done', name: 'Done', shortName: 'done', color: '#22d160', isDone: true },
  ],
  people: [{ id: 'mia', name: 'Mia Frost', ...PERSON }],
  'metadata-descriptors': [],
  tasks: [
    task('t1', 's9', 'anim', { assigneeIds: ['mia'], dueDate: '2026-03-04' }),
    task('t2', 's9', 'layout', { statusId: 'done', previewFileId: 'p1' }),
    task('t3', 's10', 'anim'),
    task('t4', 's11', 'anim'),
    task('t5', 'a1', 'model'),
    task('t6', 'q1', 'layout'),
  ],
};

const rowsOf = (view: StructureView, more: Partial<RowsAsked> = {}) => {
  const asked: RowsAsked = {
    ...{ view, openTo: 'entities', toggled: [], search: '', canceled: false, from: 0, to: 400 },
    ...more,
  };
  const names = namesOf(LISTS);
  return drawRows(findRows(treeOf(view, LISTS, names), names, asked), names, asked);
};
const shown = (view: StructureView, more: Partial<RowsAsked> = {}): string[] =>
  rowsOf(view, more).rows.map(({ level, name }) => `${'  '.repeat(level - 1)}${name}`);

describe('the structure of a production', () => {
  it('is episode, sequence, shot, in people’s order; what has no parent stands at the top', () => {
    expect(shown('shots')).toEqual([
      'E2',
      '  SQ1',
      '    Layout',
      '    SH9',
      '    SH10',
      'E10',
      '  SQ2',
      '    Élève',
      'SQ9',
    ]);
  });

  it('opens a shot to its tasks, in the order of the production', () => {
    expect(shown('shots', { toggled: ['s9', 'e10'] })).toEqual([
      'E2',
      '  SQ1',
      '    Layout',
      '    SH9',
      '      Layout',
      '      Animation',
      '    SH10',
      'E10',
      'SQ9',
    ]);
    expect(shown('shots', { openTo: 'top' })).toEqual(['E2', 'E10', 'SQ9']);
    expect(shown('shots', { openTo: 'tasks' })).toHaveLength(12);
  });

  it('is asset type and asset, without types that nothing is of', () => {
    expect(shown('assets')).toEqual(['Characters', '  Ael', 'Props', '  Lantern']);
  });

  it('shows canceled ones only where they are asked for', () => {
    expect(shown('shots', { canceled: true })).toContain('    SH11');
    expect(rowsOf('shots', { canceled: true }).rows.find(({ id }) => id === 's11')?.canceled).toBe(
      true,
    );
    expect(rowsOf('shots').rows.find(({ id }) => id === 'e2')?.counts).toEqual({
      entities: 2,
      tasks: 4,
      done: 1,
    });
  });

  it('says of each row where it stands and what is known of it', () => {
    const rows = rowsOf('shots', { toggled: ['s9'] }).rows;
    expect(rows.find(({ id }) => id === 's9')).toMatchObject({
      ...{ level: 3, position: 2, siblings: 3, isOpen: true, above: 'E2 / SQ1' },
      frames: { count: 48, in: 1001, out: 1048 },
      // Nobody chose one: that of its tasks.
      previewFileId: 'p1',
      chips: [
        { id: 't2', type: { name: 'Layout' }, status: { shortName: 'done' } },
        { id: 't1', type: { name: 'Animation' }, status: { shortName: 'todo' } },
      ],
    });
    expect(rows.find(({ id }) => id === 't1')).toMatchObject({
      ...{ level: 4, position: 2, siblings: 2, isOpen: null },
      task: { assignees: ['Mia Frost'], dueDate: '2026-03-04', status: { isDone: false } },
    });
  });

  it('is given part by part', () => {
    const part = rowsOf('shots', { from: 3, to: 5 });
    expect(part.rows.map(({ name }) => name)).toEqual(['SH9', 'SH10']);
    expect(part).toMatchObject({ from: 3, total: 9, counts: { entities: 3, tasks: 4, done: 1 } });
  });
});

describe('its search', () => {
  it('finds a shot with what is above it', () => {
    expect(shown('shots', { search: 'sh10' })).toEqual(['E2', '  SQ1', '    SH10']);
    expect(shown('shots', { search: 'eleve' })).toEqual(['E10', '  SQ2', '    Élève']);
    expect(shown('shots', { search: 'e2 / sq1 sh9' })).toEqual(['E2', '  SQ1', '    SH9']);
  });

  it('opens to the tasks that it finds by person, type or status', () => {
    const animations = ['E2', '  SQ1', '    SH9', '      Animation'];
    expect(shown('shots', { search: 'frost' })).toEqual(animations);
    expect(shown('shots', { search: 'anm mia' })).toEqual(animations);
    expect(shown('shots', { search: 'nobody' })).toEqual([]);
    expect(rowsOf('shots', { search: 'frost' }).counts).toEqual({ entities: 1, tasks: 1, done: 0 });
  });

  it('leaves what was found to be closed', () => {
    expect(shown('shots', { search: 'frost', toggled: ['q1'] })).toEqual(['E2', '  SQ1']);
  });
});
