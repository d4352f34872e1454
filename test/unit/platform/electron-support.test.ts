import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  electronTrouble,
  RELEASED_WITH,
  runsOn,
} from '../../../electron/platform/electron-support.ts';

it('knows the Electron that releases are made with', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: { electron: string };
  };
  expect(Number.parseInt(devDependencies.electron, 10)).toBe(RELEASED_WITH);
  expect(electronTrouble(devDependencies.electron)).toBeNull();
});

it.each(['22.3.25', '25.1.1', '42.9.9'])('says that Electron %s is out of support', (version) =>
  expect(electronTrouble(version)).toContain(`Electron ${version} is out of support`),
);

it.each(['43.0.0', '43.2.9', '44.0.1', '44.3.0', '45.4.1', '46.0.0'])(
  'has nothing against Electron %s',
  (version) => expect(electronTrouble(version)).toBeNull(),
);

it.each(['43.3.0', '43.7.2', '44.0.0'])('says that the tray of Electron %s is dead', (version) =>
  expect(electronTrouble(version)).toContain('tray is dead'),
);

it('names what runs, and stands outside Electron too', () => {
  expect(runsOn({ electron: '45.4.1', chrome: '156.0.1', node: '24.1.0' })).toEqual({
    electron: '45.4.1',
    chromium: '156.0.1',
    node: '24.1.0',
    trouble: null,
  });
  expect(runsOn({ node: '20.20.2' })).toMatchObject({ electron: '', trouble: null });
});
