// @ts-check
import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * The folder of this user's cache that belongs to Kitsu Companion.
 * @param {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string }} where
 * @returns {string}
 */
export function cacheFolder(
  where = { platform: process.platform, env: process.env, home: homedir() },
) {
  const { platform, env, home } = where;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'kitsu-companion');
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'kitsu-companion');
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'kitsu-companion');
}

/**
 * The path of the executable inside an unpacked Electron, as named on each system.
 * @param {NodeJS.Platform} platform
 * @returns {string}
 */
export function executableName(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  if (platform === 'win32') return 'electron.exe';
  return 'electron';
}

/**
 * The executable at a path from the user: the file itself, or the one in that folder.
 * @param {string} path a file or a folder
 * @returns {string | null} null if there is none
 */
export function executableAt(path) {
  const absolute = resolve(path);
  if (!existsSync(absolute)) return null;
  if (statSync(absolute).isFile()) return absolute;
  const inside = join(absolute, executableName());
  return existsSync(inside) ? inside : null;
}
