import { expect, it } from 'vitest';
import type { RunTool } from '../../../electron/platform/run-tool.ts';
import { hasTrayHost } from '../../../electron/platform/tray-host.ts';

const answers =
  (said: Record<string, string | null>): RunTool =>
  async (program) =>
    said[program] ?? null;

it('believes the session bus about who shows tray icons, whichever tool is there', async () => {
  expect(await hasTrayHost('linux', answers({ gdbus: '(true,)\n' }))).toBe(true);
  expect(await hasTrayHost('linux', answers({ gdbus: '(false,)\n' }))).toBe(false);
  expect(await hasTrayHost('linux', answers({ 'dbus-send': '   boolean true\n' }))).toBe(true);
});

it('hides no window behind an icon that may not be there', async () => {
  expect(await hasTrayHost('linux', answers({}))).toBe(false);
});

it('asks nobody where the system always has a tray', async () => {
  const never: RunTool = () => Promise.reject(new Error('asked'));
  expect(await hasTrayHost('win32', never)).toBe(true);
  expect(await hasTrayHost('darwin', never)).toBe(true);
});
