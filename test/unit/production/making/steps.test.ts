import { describe, expect, it } from 'vitest';
import type { ProductionBody } from '../../../../electron/outbox/kinds/production.ts';
import { stepsOf } from '../../../../electron/outbox/kinds/production.ts';
import type { Source } from '../../../../electron/production/making/source.ts';
import { looksOurs, missingOf } from '../../../../electron/production/making/steps.ts';

const COLUMN = {
  ...{ name: 'Mood', entityType: 'Shot' as const, dataType: 'string' as const, choices: [] },
  ...{ forClient: false, departmentIds: [], taskTypeId: null },
};
const BODY: ProductionBody = {
  project: {
    ...{ name: 'Winter', productionType: 'short', productionStyle: '2d3d' },
    ...{ startDate: '2027-01-01', endDate: null, fps: '23.976' },
    ...{ ratio: '16:9', resolution: '1920x1080' },
  },
  taskTypes: [
    { id: 't1', name: 'Rig' },
    { id: 't2', name: 'Animation' },
  ],
  statuses: [{ id: 's1', name: 'Todo' }],
  assetTypes: [{ id: 'a1', name: 'Prop' }],
  team: [
    { id: 'p1', name: 'Rosa', role: null },
    { id: 'p2', name: 'Ingrid', role: 'supervisor' },
  ],
  columns: [COLUMN],
  ...{ projectId: null, sentAt: null, done: 0 },
};

function inKitsu(change: Partial<Source['settings']['project']> = {}): Source {
  const { project } = BODY;
  return {
    settings: {
      project: {
        ...{ id: 'w', name: project.name, productionType: project.productionType },
        ...{ productionStyle: project.productionStyle, statusName: 'Open' },
        ...{ startDate: project.startDate, endDate: project.endDate, data: {} },
        ...{ teamIds: [], taskTypeIds: [], taskStatusIds: [], assetTypeIds: [] },
        ...change,
      },
      ...{ fps: project.fps, ratio: project.ratio, resolution: project.resolution, ranks: {} },
      statusRanks: {},
    },
    ...{ team: [], columns: [] },
  };
}

describe('what a new production lacks', () => {
  it('is all of it at first, columns after the task types that they may be of', () => {
    const steps = missingOf(BODY, inKitsu());
    expect(steps.map(({ title }) => title)).toEqual([
      ...['Rig', 'Animation', 'Todo', 'Prop', 'Mood', 'Rosa', 'Ingrid'],
    ]);
    expect(stepsOf(BODY)).toBe(1 + steps.length);
  });

  it('keeps its place in the order, whatever is there already', () =>
    expect(missingOf(BODY, inKitsu({ taskTypeIds: ['t1'] }))[0]).toMatchObject({
      ...{ do: 'task-type', id: 't2', priority: 2 },
    }));

  it('is nothing once all is there; a role is a part of it', () => {
    const all = inKitsu({
      ...{ taskTypeIds: ['t2', 't1'], taskStatusIds: ['s1', 's9'], assetTypeIds: ['a1'] },
    });
    const column = { ...COLUMN, id: 'c', projectId: 'w', fieldName: 'mood' };
    const now: Source = {
      ...all,
      columns: [column],
      team: [
        { personId: 'p1', role: 'manager' },
        { personId: 'p2', role: 'supervisor' },
      ],
    };
    expect(missingOf(BODY, now)).toEqual([]);
    const without = { ...now, team: [{ personId: 'p2', role: null }] };
    expect(missingOf(BODY, without).map(({ title }) => title)).toEqual(['Rosa', 'Ingrid']);
    const elsewhere = { ...now, columns: [{ ...column, entityType: 'Asset' as const }] };
    expect(missingOf(BODY, elsewhere)).toMatchObject([{ do: 'column', title: 'Mood' }]);
  });
});

describe('a production of its name', () => {
  it('can be ours where it is as it was sent, with a part of what comes after', () => {
    expect(looksOurs(BODY, inKitsu())).toBe(true);
    expect(looksOurs(BODY, inKitsu({ taskTypeIds: ['t1'], taskStatusIds: ['s1'] }))).toBe(true);
  });

  it.each([
    { productionStyle: '3d' },
    { productionType: 'tvshow' },
    { startDate: null },
    { endDate: '2028-01-01' },
    { taskTypeIds: ['other'] },
    { taskStatusIds: ['other'] },
    { assetTypeIds: ['other'] },
  ])('is somebody else’s with %j', (change) =>
    expect(looksOurs(BODY, inKitsu(change))).toBe(false),
  );

  it('is somebody else’s with another rate, or somebody in its team', () => {
    const { settings, ...rest } = inKitsu();
    expect(looksOurs(BODY, { ...rest, settings: { ...settings, fps: '25' } })).toBe(false);
    expect(looksOurs(BODY, { ...inKitsu(), team: [{ personId: 'p9', role: null }] })).toBe(false);
  });
});
