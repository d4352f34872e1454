// @ts-check
// What `npm run dist` was asked for, in the words after `--`.

/** The packages for Linux that are made here, without electron-builder's own tools. */
const LINUX_PACKAGES = Object.freeze(/** @type {const} */ (['deb', 'rpm', 'AppImage', 'tar.gz']));

/** @typedef {(typeof LINUX_PACKAGES)[number]} LinuxPackage */

/** Packages on an Electron that may not be released, to test them. They say so in their names and in themselves. */
const FOR_TESTING_ONLY = '--for-testing-only';

/** electron-builder's options for the system of each package. */
const SYSTEMS = Object.freeze({
  linux: ['--linux', '-l'],
  darwin: ['--mac', '-m', '-o', '--macos'],
  win32: ['--win', '-w', '--windows'],
});

const OUTPUT = '-c.directories.output=';
const VERSION = '-c.extraMetadata.version=';

/**
 * @typedef {object} DistRequest
 * @property {NodeJS.Platform[]} systems that are named; empty for this one
 * @property {LinuxPackage[]} packages of Linux; empty if only the folder is wanted
 * @property {boolean} folderOnly `--dir`
 * @property {boolean} forTestingOnly
 * @property {string | null} output the folder; `null` for electron-builder.yml's
 * @property {string | null} version of the app; `null` for package.json's
 * @property {string[]} rest electron-builder's words
 */

/**
 * @param {readonly string[]} words
 * @returns {DistRequest}
 */
export function readRequest(words) {
  const isPackage = (/** @type {string} */ word) =>
    LINUX_PACKAGES.some((name) => name.toLowerCase() === word.toLowerCase());
  const folderOnly = words.includes('--dir');
  const named = LINUX_PACKAGES.filter((name) =>
    words.some((word) => word.toLowerCase() === name.toLowerCase()),
  );
  const valueOf = (/** @type {string} */ flag) =>
    words.find((word) => word.startsWith(flag))?.slice(flag.length) ?? null;
  return {
    systems: systemsIn(words),
    packages: folderOnly ? [] : named.length > 0 ? named : [...LINUX_PACKAGES],
    folderOnly,
    forTestingOnly: words.includes(FOR_TESTING_ONLY),
    output: valueOf(OUTPUT),
    version: valueOf(VERSION),
    rest: words.filter((word) => word !== FOR_TESTING_ONLY && !isPackage(word)),
  };
}

/** @param {readonly string[]} words @returns {NodeJS.Platform[]} */
function systemsIn(words) {
  const systems = /** @type {[NodeJS.Platform, string[]][]} */ (Object.entries(SYSTEMS));
  return systems
    .filter(([, options]) => options.some((option) => words.includes(option)))
    .map(([system]) => system);
}

/**
 * Whether the packages are for this system alone, whose Electron we have.
 * @param {Pick<DistRequest, 'systems'>} request
 * @param {NodeJS.Platform} platform
 * @returns {boolean}
 */
export function forThisSystem({ systems }, platform = process.platform) {
  return systems.every((system) => system === platform);
}
