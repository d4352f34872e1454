import { describe, expect, it } from 'vitest';
import { entityTypeOf } from '../../../../electron/kitsu/production/metadata.ts';
import { checkValue, readValue } from '../../../../electron/kitsu/production/metadata-values.ts';
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

  it.each<[MetadataDescriptor['dataType'], unknown]>([
    ['number', '12'],
    ['number', Number.NaN],
    ['boolean', 'yes'],
    ['list', 'D'],
    ['taglist', ['A', 'D']],
    ['taglist', 'A'],
    ['checklist', ['A']],
    ['string', 12],
  ])('writes no %s of %j, and says what it wants', (dataType, value) => {
    const wrong = checkValue(column(dataType, ['A', 'B']), value);
    expect(wrong).toMatchObject({ code: 'rule', message: expect.stringContaining('Camera wants') });
  });

  it('writes what fits, and takes a value away by null', () => {
    expect(checkValue(column('list', ['A', 'B']), 'B')).toBeNull();
    expect(checkValue(column('taglist', ['A', 'B']), ['B', 'A'])).toBeNull();
    expect(checkValue(column('number'), 1.5)).toBeNull();
    expect(checkValue(column('list', ['A']), null)).toBeNull();
  });

  it('spells the kind of entity as the server does', () => {
    expect(entityTypeOf('asset')).toBe('Asset');
    expect(entityTypeOf('Episode')).toBe('Episode');
  });
});
