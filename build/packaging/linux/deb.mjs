// @ts-check
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesFor } from '../../system-libraries/packages.mjs';
import { about } from '../about.mjs';
import { runTool } from '../run-tool.mjs';
import { template } from './layout.mjs';

/**
 * The system's libraries that Electron and the keychain's module are linked to (a test compares them with the binary),
 * and libX11-xcb, which it loads later: without it, it ends at once and says nothing.
 */
const LIBRARIES = [
  'libasound.so.2',
  'libatk-1.0.so.0',
  'libatk-bridge-2.0.so.0',
  'libatspi.so.0',
  'libcairo.so.2',
  'libcups.so.2',
  'libdbus-1.so.3',
  'libdrm.so.2',
  'libexpat.so.1',
  'libgbm.so.1',
  'libglib-2.0.so.0',
  'libgtk-3.so.0',
  'libnspr4.so',
  'libnss3.so',
  'libpango-1.0.so.0',
  'libsecret-1.so.0',
  'libudev.so.1',
  'libX11.so.6',
  'libX11-xcb.so.1',
  'libxcb.so.1',
  'libXcomposite.so.1',
  'libXdamage.so.1',
  'libXext.so.6',
  'libXfixes.so.3',
  'libxkbcommon.so.0',
  'libXrandr.so.2',
];

/** Beside libraries: the list of link handlers, the icons' folder, and what checks the signature of an update. */
const TOOLS = ['desktop-file-utils', 'hicolor-icon-theme', 'openssl'];

/** A keychain, notices, opening links in the browser, and installing updates; the app says what it lacks. */
const RECOMMENDED = [
  'gnome-keyring | kwalletmanager | keepassxc',
  'libnotify4',
  'pkexec | policykit-1',
  'xdg-utils',
];

/** @param {string} arch Node's name @returns {string} Debian's */
const debianArch = (arch) => (arch === 'x64' ? 'amd64' : arch);

/**
 * The control file of a deb.
 * @param {{ version: string, arch: string, installedKiB: number, note: string | null }} facts
 *   note: a warning that whoever looks at the package reads
 * @returns {string}
 */
export function controlFile({ version, arch, installedKiB, note }) {
  const { packages } = packagesFor(LIBRARIES);
  const libraries = packages.map((names) => names.join(' | '));
  return [
    'Package: kitsu-companion',
    `Version: ${version}`,
    `Architecture: ${debianArch(arch)}`,
    `Maintainer: ${about.maintainer}`,
    `Installed-Size: ${installedKiB}`,
    `Depends: ${[...libraries, ...TOOLS].sort().join(', ')}`,
    `Recommends: ${RECOMMENDED.join(', ')}`,
    'Section: misc',
    'Priority: optional',
    `Description: ${note === null ? '' : 'FOR TESTING ONLY - '}${about.synopsis}`,
    ` ${about.description}`,
    ...(note === null ? [] : [' .', ` ${note}`]),
    '',
  ].join('\n');
}

/**
 * Makes a deb of a laid-out root, with plain dpkg-deb.
 * @param {{ root: string, file: string, version: string, arch: string, note: string | null, quick: boolean }} wanted
 *   quick: compress little, for tests
 * @returns {void}
 * @throws {Error} if there is no dpkg-deb, or what it said
 */
export function makeDeb({ root, file, version, arch, note, quick }) {
  const control = join(root, 'DEBIAN');
  mkdirSync(control, { recursive: true });
  const installedKiB = Number(runTool('du', ['-sk', root]).split('\t')[0]);
  writeFileSync(join(control, 'control'), controlFile({ version, arch, installedKiB, note }));
  // None for after the removal: dpkg would keep it, and with it the package's name. What it would do, the triggers of
  // desktop-file-utils and hicolor-icon-theme do.
  const scripts = { postinst: 'after-install', prerm: 'before-remove' };
  for (const [name, source] of Object.entries(scripts)) {
    copyFileSync(template(source), join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  const how = quick ? ['-Zgzip', '-z1'] : ['-Zxz'];
  runTool('dpkg-deb', ['--root-owner-group', ...how, '--build', root, file]);
}
