import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { routes } from '../../../build/runtime.mjs';
import { FROM_NPM, FROM_PYTHON } from '../../../build/runtime/cached.mjs';
import { nodeCanInstall } from '../../../build/runtime/electrons-own.mjs';
import { cacheFolder } from '../../../build/runtime/places.mjs';
import { progressLine } from '../../../build/runtime/progress.mjs';

it('takes the Electron the user names and no other', () => {
  const machine = { platform: 'linux', arch: 'x64' } as const;
  expect(routes({ ...machine, env: { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' } })).toEqual([
    'named',
  ]);
  expect(
    routes({ ...machine, env: { KITSU_COMPANION_ELECTRON: '/opt/electron/electron' } }),
  ).toEqual(['named']);
});

it('uses what is there before it downloads, and the registry last and only where its Electron runs', () => {
  expect(routes({ env: {}, platform: 'linux', arch: 'x64' })).toEqual([
    'installed',
    'cached',
    'own',
    'registry',
  ]);
  expect(routes({ env: {}, platform: 'linux', arch: 'arm64' })).toEqual(['installed', 'own']);
  expect(routes({ env: {}, platform: 'darwin', arch: 'arm64' })).toEqual(['installed', 'own']);
});

it.each([
  ['v20.20.2', false],
  ['v22.11.0', false],
  ['v22.12.0', true],
  ['v24.0.0', true],
])("knows that Node %s running Electron's installer is %s", (version, can) => {
  expect(nodeCanInstall(version)).toBe(can);
});

it("keeps to each system's place for caches", () => {
  expect(cacheFolder({ platform: 'linux', env: {}, home: '/home/ada' })).toBe(
    join('/home/ada', '.cache', 'kitsu-companion'),
  );
  expect(
    cacheFolder({ platform: 'linux', env: { XDG_CACHE_HOME: '/fast' }, home: '/home/ada' }),
  ).toBe(join('/fast', 'kitsu-companion'));
  expect(cacheFolder({ platform: 'darwin', env: {}, home: '/Users/ada' })).toBe(
    join('/Users/ada', 'Library', 'Caches', 'kitsu-companion'),
  );
  expect(cacheFolder({ platform: 'win32', env: { LOCALAPPDATA: 'C:/L' }, home: 'C:/ada' })).toBe(
    join('C:/L', 'kitsu-companion'),
  );
});

it('never shows more than all of a download', () => {
  expect(progressLine('Electron', 51_000_000, 102_000_000)).toBe(
    'Electron  [############------------]  50 %  51 of 102 MB',
  );
  expect(progressLine('Electron', 120_000_000, 102_000_000)).toContain('100 %  102 of 102 MB');
});

it('is named in README, what was run and what was not', () => {
  const row = /^\| Electron \|(.*)\|(.*)\|$/m.exec(readFileSync('README.md', 'utf8'));
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: { electron: string };
  };
  expect(row?.[1]).toContain(FROM_PYTHON.electron);
  expect(row?.[1]).toContain(FROM_NPM.electron);
  expect(row?.[2]).toContain(devDependencies.electron);
});

it('is named in README, what its Electron runs on no more', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const system of ['no 32-bit Windows', 'no 32-bit ARM', 'no macOS before 13'])
    expect(readme).toContain(system);
});
