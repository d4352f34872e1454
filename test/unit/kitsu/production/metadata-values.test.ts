import { describe, expect, it } from 'vitest';
import { entityTypeOf } from '../../../../electron/kitsu/production/metadata.ts';
import { readValue, storedValue } from '../../../../electron/kitsu/production/metadata-values.ts';
import type { MetadataDescriptor } from '../../../../electron/shared/production.ts';

const column = (dataType: MetadataDescriptor['dataType'], choices: string[] = []) =>
  ({
    id: 'd',
    projectId: 'p',
    name: 'Camera',
    fieldName: 'camera',
    entityType: 'Shot',
    dataType,
    choices,
    forClient: false,
    departmentIds: [],
    taskTypeId: null,
  }) satisfies MetadataDescriptor;

describe('values of a column', () => {
  it.each<[MetadataDescriptor['dataType'], unknown, unknown]>([
    ['number', '12', 12],
    ['number', 'many', null],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['boolean', true, true],
    ['taglist', 'wide, close', ['wide', 'close']],
    ['string', 'A', 'A'],
    ['string', '', null],
    ['list', null, null],
    ['checklist', [{ text: 'lens', checked: true }, 'odd'], [{ text: 'lens', checked: true }]],
  ])('reads a %s of %j', (dataType, stored, value) => {
    expect(readValue({ camera: stored }, column(dataType))).toEqual(value);
  });

  it('reads the marks of a checklist as Kitsu’s page keeps them, over those of the column', () => {
    const list = column('checklist', ['[x] lens', '[ ] rig']);
    const marks = (kept: unknown) => readValue({ camera: kept }, list);
    const both = (lens: boolean, rig: boolean) => [
      { text: 'lens', checked: lens },
      { text: 'rig', checked: rig },
    ];
    expect(marks(undefined)).toEqual(both(true, false));
    expect(marks('{"lens":false}')).toEqual(both(false, false));
    expect(marks({ rig: true })).toEqual(both(true, true));
    for (const odd of ['true', '{', 7, '[1]']) expect(marks(odd)).not.toContainEqual(undefined);
    // Choices without marks are no items, on Kitsu's page as here.
    expect(readValue({}, column('checklist', ['[x] lens', 'rig']))).toBeNull();
  });

  it.each<[MetadataDescriptor['dataType'], unknown]>([
    ['number', '12'],
    ['number', Number.NaN],
    ['boolean', 'yes'],
    ['list', 'D'],
    ['taglist', ['A', 'D']],
    ['taglist', 'A'],
    ['checklist', ['A']],
    ['checklist', [{ text: 'A', checked: true }]],
    ['string', 12],
    ['date', '2026-02-30'],
    ['url', 'javascript:alert(1)'],
    ['url', 'rig sheet'],
  ])('writes no %s of %j, and says what it wants', (dataType, value) => {
    const wrong = storedValue(column(dataType, ['A', 'B']), value);
    expect(wrong).toMatchObject({ code: 'rule', message: expect.stringContaining('Camera wants') });
  });

  it.each<[MetadataDescriptor['dataType'], unknown, unknown]>([
    ['list', 'B', 'B'],
    ['list', null, ''],
    ['taglist', ['B', 'A'], 'B,A'],
    ['taglist', [], ''],
    ['number', 1.5, 1.5],
    ['number', null, null],
    // zou's exports break on a real `true`, and on none.
    ['boolean', true, 'true'],
    ['boolean', null, 'false'],
    ['date', '2026-11-24', '2026-11-24'],
    ['url', 'https://studio.example/rig', 'https://studio.example/rig'],
    ['textarea', 'two\nlines', 'two\nlines'],
  ])('writes a %s of %j as %j', (dataType, value, stored) => {
    expect(storedValue(column(dataType, ['A', 'B']), value)).toEqual({ ok: true, value: stored });
  });

  it('writes a checklist as Kitsu’s page keeps it', () => {
    const list = column('checklist', ['[x] lens', '[ ] __proto__']);
    const items = [
      { text: 'lens', checked: false },
      { text: '__proto__', checked: true },
    ];
    const stored = storedValue(list, items);
    expect(stored).toEqual({ ok: true, value: '{"lens":false,"__proto__":true}' });
    expect(readValue({ camera: stored.ok && stored.value }, list)).toEqual(items);
  });

  it('spells the kind of entity as the server does', () => {
    expect(entityTypeOf('asset')).toBe('Asset');
    expect(entityTypeOf('Episode')).toBe('Episode');
  });
});
