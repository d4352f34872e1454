import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { keyTable, withKeyTable } from '../../../build/keys/key-table.mjs';
import { MENU_KEYS } from '../../../electron/shared/menu-keys.ts';
import * as catalogue from '../../../renderer/lib/commands/catalogue.ts';
import { keyText } from '../../../renderer/lib/commands/keys.ts';

const file = (path: string): string => new URL(`../../../${path}`, import.meta.url).pathname;

it('README has the keys that the commands have; `npm run keys` writes them anew', async () => {
  const readme = readFileSync(file('README.md'), 'utf8');
  const options = await resolveConfig(file('README.md'), { config: file('build/prettier.json') });
  const table = await format(keyTable(catalogue, keyText), { ...options, parser: 'markdown' });
  expect(withKeyTable(readme, table)).toBe(readme);
});

it('gives no command a key of the menu, and no two commands of one group the same key', () => {
  const entries = Object.entries(catalogue.CATALOGUE);
  const ofMenu = MENU_KEYS.flatMap(({ keys }) => keys);
  for (const [id, { keys, macKeys = [] }] of entries)
    expect(
      [...keys, ...macKeys].filter((key) => ofMenu.includes(key)),
      id,
    ).toEqual([]);
  for (const group of catalogue.GROUPS) {
    const keys = entries.filter(([, one]) => one.group === group).flatMap(([, one]) => one.keys);
    // Escape closes the innermost open part.
    const others = keys.filter((key) => key !== 'Escape');
    expect(others, group).toEqual([...new Set(others)]);
  }
});
