import { describe, expect, it } from 'vitest';
import { isSameOrder, moved, ranked } from '../../../../electron/production/edit/task-order.ts';
import type { EnabledRow } from '../../../../electron/shared/production-settings.ts';
import { disablingText, enabledFacts } from '../../../../renderer/rooms/structure/settings-text.ts';

describe('the order of task types', () => {
  it('is by their places, those without one last and as they were', () =>
    expect(ranked(['a', 'b', 'c', 'd'], { d: 1, b: 2 })).toEqual(['d', 'b', 'a', 'c']));

  it.each<[string, string | null, string[]]>([
    ['a', 'a', ['a', 'b', 'c']],
    ['a', 'c', ['b', 'a', 'c']],
    ['c', 'a', ['c', 'a', 'b']],
    ['a', null, ['b', 'c', 'a']],
    ['c', null, ['a', 'b', 'c']],
    ['x', 'a', ['a', 'b', 'c']],
    ['a', 'x', ['a', 'b', 'c']],
  ])('puts %s before %s', (id, before, wanted) =>
    expect(moved(['a', 'b', 'c'], id, before)).toEqual(wanted),
  );

  it('is the same with the same ids in the same places', () => {
    expect(isSameOrder(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(isSameOrder(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(isSameOrder(['a'], ['a', 'b'])).toBe(false);
  });
});

it('says what stays of what is disabled', () => {
  const row: EnabledRow = {
    ...{
      id: 'l',
      name: 'Layout',
      color: null,
      of: 'Shot',
      on: true,
      uses: 1,
      waits: null,
      isNew: false,
    },
  };
  expect(enabledFacts('task-type', row)).toBe('Shots · 1 task');
  expect(enabledFacts('asset-type', { ...row, of: null, uses: 3 })).toBe('3 assets');
  expect(disablingText('task-type', row)).toContain('1 task of Layout stays in Kitsu');
  expect(disablingText('task-status', { ...row, uses: 2 })).toContain('2 tasks keep the status');
  expect(disablingText('asset-type', row)).toContain('1 asset of Layout stays');
});
