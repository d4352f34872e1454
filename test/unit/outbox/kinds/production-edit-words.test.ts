import { expect, it } from 'vitest';
import {
  productionEditKind,
  type EditBody,
} from '../../../../electron/outbox/kinds/production-edit.ts';
import type { Told } from '../../../../electron/outbox/kinds/kind.ts';
import type { StudioConfig } from '../../../../electron/rules/studio-rules.ts';
import { aStudio } from '../../../fixtures/a-studio.ts';

const thing = { kind: 'asset', id: 'a', projectId: 'film', name: 'Lamp', production: 'Film' };
const production = { ...thing, kind: 'production', id: 'film', name: 'Film' };
const column = {
  ...{ id: 'c', projectId: 'film', name: 'Lead', fieldName: 'lead', entityType: 'Asset' },
  ...{ dataType: 'person', choices: [], forClient: false, departmentIds: [], taskTypeId: null },
};

/** A row as it lies on the disk, told to whoever looks. */
function told(stored: object, state: 'waiting' | 'conflict' = 'waiting'): Told {
  const body: EditBody = productionEditKind.schema.parse(stored);
  const row = {
    ...{ id: 1, kind: 'production-edit', taskId: '', slot: 'x', revision: 0, state, body },
    ...{ cause: null, attempts: 0, notBefore: 0, createdAt: '2026-11-20T15:00:00Z' },
  };
  const known: StudioConfig = aStudio();
  const context = { ...known.context, people: { p: 'Ana Lima' } } as StudioConfig['context'];
  return productionEditKind.tell(row, {
    ...{ task: undefined, today: '2026-11-20', studio: { ...known, context } },
  });
}
const field = { act: 'field', thing, field: 'name', column: null, label: 'Name', value: 'Lamp 2' };

const assetType = { act: 'asset-type', thing: { ...thing, kind: 'asset-type' }, name: 'Herd' };

it.each([
  ['a text', field, 'Name: Lamp 2'],
  ['a minute', { ...field, field: 'estimation', label: 'Estimate', value: 90 }, 'Estimate: 1 h 30'],
  ['somebody', { ...field, field: 'column', column, label: 'Lead', value: 'p' }, 'Lead: Ana Lima'],
  [
    'an asset type, by the name that it had',
    { ...field, field: 'assetType', label: 'Asset type', value: 't', names: { t: 'Prop' } },
    'Asset type: Prop',
  ],
  [
    'an order',
    { act: 'order', thing: production, typeIds: ['x', 'y'], base: [], names: { x: 'Layout' } },
    'Order of the task types: Layout, another one',
  ],
  ['a new asset type', { ...assetType, base: null }, 'New asset type'],
  ['another name of one', { ...assetType, base: 'Crowd' }, 'Rename the asset type Crowd'],
])('makes the words of %s from what the row keeps', (_, body, does) => {
  expect(told(body).does).toBe(does);
});

it('makes those of a conflict from both values', () => {
  const names = { t: 'Prop', u: 'Set' };
  const type = { ...field, field: 'assetType', label: 'Asset type', value: 't', kitsu: 'u', names };
  expect(told(type, 'conflict').conflict).toEqual({ kind: 'value', mine: 'Prop', has: 'Set' });
  const change = {
    ...{ act: 'descriptor', thing: { ...thing, kind: 'column' }, does: 'change', base: column },
    ...{ column: { ...column, departmentIds: ['d'] }, kitsu: column, moved: 'departmentIds' },
  };
  expect(told(change, 'conflict').conflict).toMatchObject({ mine: '1 chosen', has: 'everybody' });
  const renamed = { ...assetType, base: 'Crowd', kitsu: 'Mob' };
  expect(told(renamed, 'conflict').conflict).toMatchObject({ mine: 'Herd', has: 'Mob' });
});

it('tells rows that a version before kept by the words in them', () => {
  const old = { ...field, field: 'assetType', label: 'Asset type', value: 't', words: 'Prop' };
  expect(told(old).does).toBe('Asset type: Prop');
  const inConflict = { ...old, kitsu: 'u', kitsuWords: 'Set' };
  expect(told(inConflict, 'conflict').conflict).toMatchObject({ mine: 'Prop', has: 'Set' });
  const order = {
    act: 'order',
    thing: production,
    typeIds: ['x'],
    base: [],
    mine: 'Layout',
    has: '',
  };
  expect(told(order).does).toBe('Order of the task types: Layout');
  const change = {
    ...{ act: 'descriptor', thing: { ...thing, kind: 'column' }, does: 'change', base: column },
    ...{ column, kitsu: column, mine: 'Lead', has: 'Boss' },
  };
  expect(told(change, 'conflict').conflict).toMatchObject({ mine: 'Lead', has: 'Boss' });
});
