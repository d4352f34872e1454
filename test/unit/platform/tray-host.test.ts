import { expect, it } from 'vitest';
import type { RunTool } from '../../../electron/platform/run-tool.ts';
import { hasTrayHost, hasTrayIcon } from '../../../electron/platform/tray-host.ts';

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

const registered =
  (items: string, pid: number): RunTool =>
  (program, args) => {
    if (program !== 'gdbus') return Promise.resolve(null);
    const isProcess = args.some((one) => one.endsWith('GetConnectionUnixProcessID'));
    const own = isProcess && args.includes(':1.22') ? pid : 1;
    return Promise.resolve(isProcess ? `(uint32 ${own},)\n` : `(<${items}>,)\n`);
  };

it('knows its own icon in the tray by its process, as both Electrons register it', async () => {
  const others = `'org.kde.StatusNotifierItem-77-1', ':1.9/org/ayatana/item'`;
  const ask = (items: string) => hasTrayIcon('linux', 4242, registered(`[${items}]`, 4242));
  expect(await ask(others)).toBe(false);
  expect(await ask(`${others}, 'org.kde.StatusNotifierItem-4242-1'`)).toBe(true);
  expect(await ask(`'org.kde.StatusNotifierItem-42421-1'`)).toBe(false);
  expect(await ask(`${others}, ':1.22/StatusNotifierItem'`)).toBe(true);
  expect(await hasTrayIcon('linux', 4242, answers({}))).toBe(false);
  expect(await hasTrayIcon('win32', 4242, answers({}))).toBe(true);
});
