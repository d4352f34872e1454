import { runTool, type RunTool } from './run-tool.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const BUS = 'org.freedesktop.DBus';

/** Both ask the session bus whether somebody shows tray icons; one of them is on every desktop. */
const QUESTIONS: readonly (readonly [program: string, args: readonly string[]])[] = [
  [
    'gdbus',
    [
      'call',
      '--session',
      `--dest=${BUS}`,
      '--object-path=/org/freedesktop/DBus',
      `--method=${BUS}.NameHasOwner`,
      WATCHER,
    ],
  ],
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      `--dest=${BUS}`,
      '/org/freedesktop/DBus',
      `${BUS}.NameHasOwner`,
      `string:${WATCHER}`,
    ],
  ],
];

/**
 * Whether the desktop shows tray icons. Electron makes one all the same where nobody does (GNOME
 * without an extension), and a window that hid behind it would be lost. False when in doubt.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  ask: RunTool = runTool,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const [program, args] of QUESTIONS) {
    const said = await ask(program, args);
    if (said !== null) return said.includes('true');
  }
  return false;
}

/** Whether windows are drawn by a Wayland session. */
export const onWayland = (env: Readonly<Record<string, string | undefined>>): boolean =>
  env['WAYLAND_DISPLAY'] !== undefined;
