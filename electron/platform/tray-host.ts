import { runTool, type RunTool } from './run-tool.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const BUS = 'org.freedesktop.DBus';

/** A call on the session bus, as the two programs of which every desktop has one write it. */
interface BusCall {
  to: string;
  path: string;
  method: string;
  args: readonly string[];
}

/** Answers what was printed; `null` where neither program is there, or the call failed. */
async function callBus(ask: RunTool, { to, path, method, args }: BusCall): Promise<string | null> {
  const said = await ask('gdbus', [
    'call',
    '--session',
    `--dest=${to}`,
    `--object-path=${path}`,
    `--method=${method}`,
    ...args,
  ]);
  if (said !== null) return said;
  return ask('dbus-send', [
    '--session',
    '--print-reply',
    `--dest=${to}`,
    path,
    method,
    ...args.map((one) => `string:${one}`),
  ]);
}

/**
 * Whether the desktop shows tray icons. Electron creates one even if nothing shows it (GNOME without an
 * extension), and a window hidden behind it would be lost. False when in doubt.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  ask: RunTool = runTool,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  const owned = { to: BUS, path: '/org/freedesktop/DBus', method: `${BUS}.NameHasOwner` };
  return (await callBus(ask, { ...owned, args: [WATCHER] }))?.includes('true') ?? false;
}

/**
 * Whether an icon of this process is registered with the desktop's tray: only that brings a window
 * back. False when in doubt.
 */
export async function hasTrayIcon(
  platform: NodeJS.Platform,
  pid: number,
  ask: RunTool = runTool,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  const items = await callBus(ask, {
    to: WATCHER,
    path: '/StatusNotifierWatcher',
    method: `${BUS}.Properties.Get`,
    args: [WATCHER, 'RegisteredStatusNotifierItems'],
  });
  if (items === null) return false;
  // Electron 22 registers a name with its process in it, Electron 25 its connection.
  if (items.includes(`StatusNotifierItem-${pid}-`)) return true;
  for (const [connection] of items.matchAll(/:\d+\.\d+/g)) {
    const said = await callBus(ask, {
      to: BUS,
      path: '/org/freedesktop/DBus',
      method: `${BUS}.GetConnectionUnixProcessID`,
      args: [connection],
    });
    if (said !== null && new RegExp(`uint32 ${pid}\\b`).test(said)) return true;
  }
  return false;
}
