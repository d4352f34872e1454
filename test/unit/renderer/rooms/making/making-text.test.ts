import { describe, expect, it } from 'vitest';
import type { MakingChoices, ProductionDraft } from '../../../../../electron/shared/making.ts';
import { groupedTypes, withGroup } from '../../../../../renderer/rooms/making/groups.ts';
import {
  planLines,
  planNotes,
  problemText,
  rateText,
  runTitle,
} from '../../../../../renderer/rooms/making/making-text.ts';

const type = (id: string, forEntity: 'Asset' | 'Shot') => ({
  ...{ id, name: id.toUpperCase(), color: '#fff', forEntity, priority: 1 },
});
const CHOICES: MakingChoices = {
  ...{ productions: [], templates: [], statuses: [], assetTypes: [] },
  taskTypes: [type('rig', 'Asset'), type('model', 'Asset'), type('anim', 'Shot')],
  people: [{ id: 'me', name: 'Rosa', role: 'admin' }],
};
const DRAFT: ProductionDraft = {
  ...{ name: 'Winter', type: 'short', style: '2d3d', startDate: '', endDate: '' },
  ...{ fps: '25', ratio: '16:9', resolution: '1920x1080' },
  ...{ taskTypeIds: ['anim', 'rig'], statusIds: ['s'], assetTypeIds: [], columns: [] },
  ...{ team: [{ personId: 'me', role: null }], step: 'plan' },
};

describe('task types by what they are for', () => {
  const groups = groupedTypes(CHOICES);

  it('leave out what the studio has none of', () =>
    expect(groups.map(({ kind }) => kind)).toEqual(['Asset', 'Shot']));

  it('keep the order within each, whatever is changed in another', () => {
    expect(withGroup(['anim', 'rig'], groups, 'Asset', ['model', 'rig'])).toEqual([
      ...['model', 'rig', 'anim'],
    ]);
    expect(withGroup(['model', 'anim', 'rig'], groups, 'Shot', [])).toEqual(['model', 'rig']);
  });

  it('lose those that the studio has no more with the next change', () =>
    expect(withGroup(['gone', 'anim'], groups, 'Asset', [])).toEqual(['anim']));
});

it('says what will be made, by its number and names', () => {
  const [types, , assets, , people] = planLines(DRAFT, CHOICES);
  expect(types).toEqual({ what: '2 task types', names: 'ANIM, RIG' });
  expect(assets).toEqual({ what: '0 asset types', names: '' });
  expect(people).toEqual({ what: '1 person', names: 'Rosa' });
});

it('says what Kitsu does unasked, and what will be missed', () => {
  expect(planNotes(DRAFT)).toEqual([]);
  expect(planNotes({ ...DRAFT, type: 'tvshow', team: [], taskTypeIds: [] })).toEqual([
    'Kitsu gives a series its first episode, E01.',
    'Without a task type nothing in it can have a task.',
    'Without a team only administrators see it.',
  ]);
});

it('makes a sentence of each problem', () => {
  expect(problemText({ field: 'name', code: 'taken', name: 'Ray', open: false })).toBe(
    'A closed production is called Ray, and keeps its name. Choose another one.',
  );
  expect(problemText({ field: 'statuses', code: 'gone', count: 2 })).toContain('2 statuses');
  expect(problemText({ field: 'team', code: 'gone', count: 1 })).toContain('1 person');
  expect(rateText({ rate: { num: 30_000, den: 1001 }, text: '29.97' })).toBe(
    'Exactly 30000/1001 a second. Kitsu keeps the text “29.97”.',
  );
});

it('says where it is on its way', () => {
  const run = { name: 'Winter', why: null, done: 0, of: 3, mayHaveArrived: false };
  const title = (state: 'waiting' | 'running' | 'stopped', leavesAt: string | null = null) =>
    runTitle({ ...run, state, leavesAt });
  expect(title('waiting', '2026-11-20T10:00:00.000Z')).toBe('Winter goes to Kitsu in a moment');
  expect(title('waiting')).toBe('Winter waits to be made');
  expect(title('running')).toBe('Making Winter');
  expect(title('stopped')).toBe('Winter is not made in full');
});
