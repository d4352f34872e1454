// @ts-check
// electron-builder calls this when an app is packed and before an installer is made of it: the last place where one on
// the wrong Electron can be stopped, however electron-builder was started.
import { join } from 'node:path';
import { about } from './about.mjs';
import { packagedVersions } from './electron-version.mjs';
import { whyNotReleased } from './release-check.mjs';

/** Set by `npm run dist -- --for-testing-only` alone. */
export const TESTING_VARIABLE = 'KITSU_COMPANION_FOR_TESTING_ONLY';

/** The file of a packed app that holds Electron's own code. */
const BINARIES = Object.freeze({
  linux: () => 'kitsu-companion',
  win32: (/** @type {string} */ name) => `${name}.exe`,
  darwin: (/** @type {string} */ name) =>
    `${name}.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`,
});

/**
 * @param {{ appOutDir: string, electronPlatformName: string, targets: readonly { name: string }[] }} context
 * @returns {void}
 * @throws {Error} why no package may be made of it
 */
export default function afterPack({ appOutDir, electronPlatformName, targets }) {
  if (targets.every(({ name }) => name === 'dir')) return;
  refuseUnlessReleased(appOutDir, electronPlatformName);
}

/**
 * @param {string} folder of the packed app
 * @param {string} platform Node's name
 * @param {{ forTestingOnly?: boolean, today?: string }} [options]
 * @returns {{ electron: string, chromium: string }} the versions of its Electron
 * @throws {Error} why no package may be made of it
 */
export function refuseUnlessReleased(
  folder,
  platform,
  {
    forTestingOnly = process.env[TESTING_VARIABLE] === '1',
    today = new Date().toISOString().slice(0, 10),
  } = {},
) {
  const binary =
    platform in BINARIES ? BINARIES[/** @type {keyof typeof BINARIES} */ (platform)] : null;
  if (binary === null) throw new Error(`There are no packages for ${platform}.`);
  const versions = packagedVersions(join(folder, binary(about.productName)));
  const why = whyNotReleased(versions.electron, { named: about.electron, today });
  if (why === null || forTestingOnly) return versions;
  throw new Error(
    `${why} Nobody should be given it. To test packages here: npm run dist -- --for-testing-only`,
  );
}
