import type { CommandLine } from 'electron';
import { failure, type Failure } from '../shared/result.ts';

/**
 * What draws the app's windows: `wayland` natively, `xwayland` as guests of X in a Wayland session, `x11` alone, or
 * what macOS and Windows have.
 */
export type WindowSystem = 'wayland' | 'xwayland' | 'x11' | 'own';

/**
 * Asks the app itself: from 38 on Electron chooses Wayland where the session has it, and writes its choice among its
 * switches; before, it took X unless it was told otherwise. The session's variables alone tell neither.
 */
export function windowSystem(
  platform: NodeJS.Platform,
  commandLine: Pick<CommandLine, 'getSwitchValue'>,
  env: Readonly<Record<string, string | undefined>>,
): WindowSystem {
  if (platform !== 'linux') return 'own';
  if (commandLine.getSwitchValue('ozone-platform') === 'wayland') return 'wayland';
  return env['WAYLAND_DISPLAY'] ? 'xwayland' : 'x11';
}

/** Whether the session is Wayland's: keys, idle time and minimising go by that, guests of X too. */
export const inWayland = (system: WindowSystem): boolean =>
  system === 'wayland' || system === 'xwayland';

/**
 * Whether a program may say where its window is, and learn where it and the pointer are. Natively on Wayland it may
 * not: places read as 0,0, and what is asked for is not done.
 */
export const placesWindows = (system: WindowSystem): boolean => system !== 'wayland';

/**
 * Whether the desktop minimises a window that asks for it. Under Wayland Electron says that it did in any case: GNOME
 * and KDE do, and sway leaves the window where it is.
 */
export const minimisesWindows = (
  system: WindowSystem,
  env: Readonly<Record<string, string | undefined>>,
): boolean => !inWayland(system) || isWholeDesktop(env);

/** GNOME and KDE do for guests of X what X's own window managers do. */
const isWholeDesktop = (env: Readonly<Record<string, string | undefined>>): boolean =>
  /\b(?:GNOME|KDE)\b/i.test(env['XDG_CURRENT_DESKTOP'] ?? '');

/**
 * Why no window can be kept above others here; `null` if one can. Wayland has no word for it, and Electron says all the
 * same that it was done.
 */
export function cannotKeepAbove(
  system: WindowSystem,
  env: Readonly<Record<string, string | undefined>>,
): Failure | null {
  if (!inWayland(system) || (system === 'xwayland' && isWholeDesktop(env))) return null;
  return failure(
    'rule',
    'This desktop lets no program keep its own window above others.',
    'Choose it in the window’s own menu (often Alt+Space), or make a rule for it in the desktop’s settings.',
  );
}
