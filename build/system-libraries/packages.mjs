// @ts-check
import { existsSync } from 'node:fs';
import { run, lastLines } from '../runtime/run.mjs';

/**
 * The Debian packages of the libraries that Electron is linked to. If a library's package was renamed
 * (the 64-bit time change of Debian 13 and Ubuntu 24.04), the newer name comes first.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const PACKAGES = Object.freeze({
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgdk_pixbuf-2.0.so.0': ['libgdk-pixbuf-2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgmodule-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libpangocairo-1.0.so.0': ['libpangocairo-1.0-0'],
  'libsecret-1.so.0': ['libsecret-1-0'],
  'libudev.so.1': ['libudev1'],
  'libX11.so.6': ['libx11-6'],
  'libX11-xcb.so.1': ['libx11-xcb1'],
  'libxcb.so.1': ['libxcb1'],
  'libxcb-dri3.so.0': ['libxcb-dri3-0'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXcursor.so.1': ['libxcursor1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXi.so.6': ['libxi6'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXrender.so.1': ['libxrender1'],
  'libXss.so.1': ['libxss1'],
  'libXtst.so.6': ['libxtst6'],
});

/**
 * The packages of these libraries, each with the names it may have here.
 * @param {readonly string[]} libraries such as `libnss3.so`
 * @returns {{ packages: (readonly string[])[], unknown: string[] }} unknown: libraries without a known package
 */
export function packagesFor(libraries) {
  /** @type {Map<string, readonly string[]>} */
  const packages = new Map();
  const unknown = [];
  for (const library of libraries) {
    const names = PACKAGES[library];
    if (names) packages.set(names.join(), names);
    else unknown.push(library);
  }
  return { packages: [...packages.values()], unknown };
}

/**
 * The command that installs packages, for a terminal.
 * @param {readonly string[]} packages
 * @param {boolean} root whether the user is root
 * @returns {string}
 */
export function aptCommand(packages, root) {
  const sudo = root ? '' : 'sudo ';
  return `${sudo}apt-get install --yes --no-install-recommends ${packages.join(' ')}`;
}

/** @returns {boolean} whether this process may install packages with apt */
export function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages if this process may, and says so first.
 * @param {string[]} packages
 * @param {(line: string) => void} log
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function installAsRoot(packages, log) {
  if (!mayInstall()) return false;
  log(`Installing with apt: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run(
      'apt-get',
      // Parts of a test run may install side by side.
      ['-o', 'DPkg::Lock::Timeout=300', 'install', '--yes', '--no-install-recommends', ...packages],
      { env },
    );
  let result = await install();
  if (result.code !== 0) {
    // A new machine has no package lists yet, an old one has outdated ones.
    await run('apt-get', ['update'], { env });
    result = await install();
  }
  if (result.code !== 0) log(`apt could not install them: ${lastLines(result.output)}`);
  return result.code === 0;
}

/**
 * Chooses, of each package's names, the one that this system's apt has.
 * @param {(readonly string[])[]} packages
 * @param {(name: string) => Promise<boolean>} has whether apt has a package of exactly that name
 * @returns {Promise<string[]>} one name each; the last (oldest) if apt has none, for a useful message
 */
export async function namesHere(packages, has = aptHas) {
  const names = [];
  for (const candidates of packages) {
    let chosen = candidates.at(-1) ?? '';
    for (const name of candidates) {
      if (candidates.length > 1 && (await has(name))) {
        chosen = name;
        break;
      }
    }
    names.push(chosen);
  }
  return names;
}

/** @param {string} name @returns {Promise<boolean>} */
async function aptHas(name) {
  const { code, output } = await run('apt-cache', ['policy', name], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return code === 0 && /Candidate: (?!\(none\))/.test(output);
}

/** Updates apt's package lists, so that names can be chosen from them. */
export async function refreshPackageList() {
  if (mayInstall()) await run('apt-get', ['update']);
}
