// @ts-check
// What Electron needs on Linux before it can show a window. macOS and Windows have all of it.
import { spawnSync } from 'node:child_process';
import { missingLibraries } from './system-libraries/missing.mjs';
import {
  aptCommand,
  installAsRoot,
  mayInstall,
  namesHere,
  packagesFor,
  refreshPackageList,
} from './system-libraries/packages.mjs';

export { ensureDisplay } from './system-libraries/display.mjs';

/**
 * Makes sure that the libraries of Electron and the keychain are present: as root on Debian or Ubuntu it installs
 * them, and says so.
 * @param {string} executable of the Electron
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<void>}
 * @throws {Error} whose message names the missing libraries and the exact command to run
 */
export async function ensureSystemLibraries(
  executable,
  { log = (line) => console.error(line) } = {},
) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(executable);
  if (missing.length === 0) return;
  const { packages, unknown } = packagesFor(missing);
  log(`Electron needs system libraries that are not here: ${missing.join(', ')}`);
  if (mayInstall()) await refreshPackageList();
  const names = await namesHere(packages);
  if (names.length > 0 && (await installAsRoot(names, log))) {
    const still = await missingLibraries(executable);
    if (still.length === 0) return;
    throw new Error(`These libraries are still missing: ${still.join(', ')}`);
  }
  throw new Error(whatToRun(names, unknown));
}

/**
 * The message for the user if this process may not install.
 * @param {string[]} packages
 * @param {string[]} unknown libraries without a known package
 * @returns {string}
 */
export function whatToRun(packages, unknown) {
  const lines = [];
  if (packages.length > 0)
    lines.push(`Run this, then try again:\n  ${aptCommand(packages, false)}`);
  if (unknown.length > 0)
    lines.push(`Install these with your system's package manager: ${unknown.join(', ')}`);
  return lines.join('\n');
}

/**
 * The switches that Chromium needs for the current user; logs why for each.
 * @param {(line: string) => void} log
 * @param {{ platform: NodeJS.Platform, uid: number | undefined, sandboxWorks: () => boolean }} [machine]
 * @returns {string[]}
 */
export function switchesFor(
  log,
  machine = { platform: process.platform, uid: process.getuid?.(), sandboxWorks },
) {
  if (machine.platform !== 'linux') return [];
  if (machine.uid === 0) {
    log(
      'Running as root: Chromium refuses its sandbox there, so it is off (--no-sandbox). Use an ordinary account for real work.',
    );
    return ['--no-sandbox'];
  }
  if (!machine.sandboxWorks()) {
    log(
      "This system gives programs no user namespaces, so Chromium's sandbox is off (--no-sandbox).",
    );
    return ['--no-sandbox'];
  }
  return [];
}

/** @returns {boolean} whether this user may create the namespaces that Chromium's sandbox needs */
function sandboxWorks() {
  const tried = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { timeout: 5_000 });
  // Without the tool to check, Chromium finds out itself and says so if it cannot.
  return tried.error !== undefined || tried.status === 0;
}
