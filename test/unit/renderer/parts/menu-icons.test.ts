import { expect, it } from 'vitest';
import { MENU_ICONS } from '../../../../renderer/parts/menu-icons.ts';

it('draws no two lines of the menu alike, and none as the filter or what waits is drawn', () => {
  const icons = Object.values(MENU_ICONS);
  expect(new Set(icons).size).toBe(icons.length);
  for (const taken of ['filter', 'upload', 'chevron-left', 'back'] as const)
    expect(icons).not.toContain(taken);
});
