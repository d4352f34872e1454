import { runTool, type RunTool } from './run-tool.ts';
import { callBus, isOwned, processOf } from './session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

/**
 * Whether the desktop shows tray icons. Electron creates one even if nothing shows it (GNOME without an
 * extension), and a window hidden behind it would be lost. False when in doubt.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  ask: RunTool = runTool,
): Promise<boolean> {
  return platform !== 'linux' || isOwned(ask, WATCHER);
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
    method: 'org.freedesktop.DBus.Properties.Get',
    args: [WATCHER, 'RegisteredStatusNotifierItems'],
  });
  if (items === null) return false;
  // Electron 22 registers a name with its process in it, Electron 25 its connection.
  if (items.includes(`StatusNotifierItem-${pid}-`)) return true;
  for (const [connection] of items.matchAll(/:\d+\.\d+/g))
    if ((await processOf(ask, connection)) === pid) return true;
  return false;
}
