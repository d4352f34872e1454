import { runTool, type RunTool } from './run-tool.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const BUS = 'org.freedesktop.DBus';

/** Both ask the session bus whether anything shows tray icons; every desktop has one of the two. */
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
 * Whether the desktop shows tray icons. Electron creates one even if nothing shows it (GNOME without an
 * extension), and a window hidden behind it would be lost. False when in doubt.
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

/** Whether the windows belong to a Wayland session. */
export const onWayland = (env: Readonly<Record<string, string | undefined>>): boolean =>
  env['WAYLAND_DISPLAY'] !== undefined;
