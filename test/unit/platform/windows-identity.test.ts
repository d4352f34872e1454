import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nameForWindows } from '../../../electron/platform/windows-identity.ts';

/** The names that Windows is told. */
function told(platform: NodeJS.Platform, isPackaged: boolean): string[] {
  const names: string[] = [];
  nameForWindows({ isPackaged, setAppUserModelId: (name) => void names.push(name) }, platform);
  return names;
}

it('is the one that the installer gives to the shortcut, of the packaged app alone', () => {
  const [, appId] = /^appId: (\S+)$/m.exec(readFileSync('electron-builder.yml', 'utf8')) ?? [];
  expect(told('win32', true)).toEqual([appId]);
  expect(told('win32', false), 'a checkout has no shortcut').toEqual([]);
  expect(told('linux', true)).toEqual([]);
});

it('is told before the app is ready', () => {
  const main = readFileSync('electron/main.ts', 'utf8');
  const at = main.indexOf('nameForWindows(app)');
  expect(at).toBeGreaterThan(-1);
  expect(at).toBeLessThan(main.indexOf('.whenReady()'));
});
