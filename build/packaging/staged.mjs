// @ts-check
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../runtime/places.mjs';

/**
 * A folder with Electron as it is shipped, for packaging.
 * @param {string} executable of an Electron that runs here
 * @returns {{ folder: string, version: string, remove: () => void }}
 */
export function stagedElectron(executable) {
  const version = versionOf(executable);
  const folder = distributionOf(executable);
  const loader = join(folder, 'resources', 'app');
  if (!existsSync(loader)) return { folder, version, remove() {} };
  // Without our development loader, which would be started instead of the app. A real copy, not links: the packager
  // writes the fuses into the binary.
  const copy = join(ROOT, 'node_modules', '.cache', `kitsu-companion-electron-${process.pid}`);
  cpSync(folder, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => source !== loader,
  });
  return { folder: copy, version, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

/** @param {string} executable @returns {string} the folder that holds all of this Electron */
function distributionOf(executable) {
  return process.platform === 'darwin'
    ? join(dirname(executable), '../../..')
    : dirname(executable);
}

/** @param {string} executable @returns {string} such as `22.3.25` */
function versionOf(executable) {
  const asked = spawnSync(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  const version = asked.stdout.trim();
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${executable} does not tell its version: ${asked.stderr}`);
  return version;
}
