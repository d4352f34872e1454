import { describe, expect, it } from 'vitest';
import { keptRate, nearNames, problemsOf } from '../../../electron/shared/making-check.ts';
import type {
  DraftColumn,
  MakingChoices,
  ProductionDraft,
} from '../../../electron/shared/making.ts';

const DRAFT: ProductionDraft = {
  ...{ name: 'Winter', type: 'short', style: '2d3d', startDate: '', endDate: '' },
  ...{ fps: '25', ratio: '16:9', resolution: '1920x1080' },
  ...{ taskTypeIds: [], statusIds: [], assetTypeIds: [], team: [], columns: [], step: 'basics' },
};
const CHOICES: MakingChoices = {
  productions: [
    { id: 'p1', name: 'Le Jardin de sel', open: true },
    { id: 'p2', name: 'Été', open: false },
  ],
  templates: [],
  taskTypes: [{ id: 't1', name: 'Animation', color: '#fff', forEntity: 'Shot', priority: 1 }],
  statuses: [],
  assetTypes: [],
  people: [{ id: 'me', name: 'Rosa', role: 'admin' }],
};
const wrong = (change: Partial<ProductionDraft>): string[] =>
  problemsOf({ ...DRAFT, ...change }, CHOICES).map(({ field, code }) => `${field} ${code}`);

describe('what is wrong with a draft', () => {
  it('is nothing where all is said', () => {
    expect(wrong({ startDate: '2027-01-31', endDate: '2027-01-31' })).toEqual([]);
    expect(problemsOf(DRAFT, null)).toEqual([]);
  });

  it.each([
    [{ name: '  ' }, 'name empty'],
    [{ name: 'x'.repeat(81) }, 'name too-long'],
    // Kitsu keeps signs, not bytes or halves of one.
    [{ name: `${'🎬'.repeat(81)}` }, 'name too-long'],
    [{ name: ' le jardin DE sel ' }, 'name taken'],
    [{ name: 'E\u0301te\u0301' }, 'name taken'],
    [{ startDate: '2027-02-29' }, 'startDate no-day'],
    [{ startDate: '2027-03-01', endDate: '2027-02-28' }, 'endDate end-before-start'],
    [{ fps: '' }, 'fps no-rate'],
    [{ fps: 'fast' }, 'fps no-rate'],
    [{ fps: '0' }, 'fps no-rate'],
    [{ ratio: '16/9' }, 'ratio no-ratio'],
    [{ ratio: '12345:1234567' }, 'ratio no-ratio'],
    [{ resolution: '1920' }, 'resolution no-resolution'],
    [{ resolution: '1920 x 1080' }, 'resolution no-resolution'],
    [{ taskTypeIds: ['t1', 'gone'] }, 'taskTypes gone'],
    [{ team: [{ personId: 'gone', role: null }] }, 'team gone'],
  ])('%j: %s', (change, expected) => expect(wrong(change)).toEqual([expected]));

  it('takes what Kitsu takes', () => {
    expect(wrong({ name: '🎬'.repeat(80), resolution: 'x1080', ratio: '2.39:1' })).toEqual([]);
  });

  it('names columns of tasks whose types are not chosen', () => {
    const rig: DraftColumn = {
      ...{ name: 'Rig', entityType: 'Task', dataType: 'string', choices: [] },
      ...{ forClient: false, departmentIds: [], taskTypeId: 't1' },
    };
    const columns = [rig];
    expect(problemsOf({ ...DRAFT, columns }, CHOICES)).toEqual([
      { field: 'columns', code: 'no-task-type', names: ['Rig'] },
    ]);
    expect(wrong({ columns, taskTypeIds: ['t1'] })).toEqual([]);
  });
});

it.each([
  ['24', { rate: { num: 24, den: 1 }, text: '24' }],
  ['23.98', { rate: { num: 24_000, den: 1001 }, text: '23.976' }],
  ['23,976', { rate: { num: 24_000, den: 1001 }, text: '23.976' }],
  ['24000/1001', { rate: { num: 24_000, den: 1001 }, text: '23.976' }],
  ['29.97', { rate: { num: 30_000, den: 1001 }, text: '29.97' }],
  ['59.94', { rate: { num: 60_000, den: 1001 }, text: '59.94' }],
  ['12.5', { rate: { num: 12_500, den: 1000 }, text: '12.5' }],
  ['', null],
  ['film', null],
])('%s frames a second are kept as %j', (typed, kept) => expect(keptRate(typed)).toEqual(kept));

it.each([
  ['Le jardin de sel II', ['Le Jardin de sel']],
  ['Le Jardn de sel', ['Le Jardin de sel']],
  ['LeJardinDeSel', ['Le Jardin de sel']],
  // The very same is a problem, not a question.
  ['Le Jardin de sel', []],
  ['Le', []],
  ['Winter', []],
])('%s may be meant as %j', (name, near) => expect(nearNames(name, CHOICES)).toEqual(near));
