// @ts-check
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markKind } from '../release-info.mjs';
import { appImageRuntime, makeAppImage, RUNTIME_VARIABLE } from './appimage.mjs';
import { makeArchive } from './archive.mjs';
import { makeDeb } from './deb.mjs';
import { HOME, layOut } from './layout.mjs';
import { makeRpm } from './rpm.mjs';

/** @typedef {import('../request.mjs').LinuxPackage} LinuxPackage */

/**
 * @typedef {object} Wanted
 * @property {string} unpacked the packaged app
 * @property {string} output the folder for the packages
 * @property {string} version
 * @property {string} arch Node's name
 * @property {string | null} testing why nobody should be given the packages; `null` for a release
 */

/**
 * The name of a package. Those for testing say so.
 * @param {LinuxPackage} kind
 * @param {Pick<Wanted, 'version' | 'arch' | 'testing'>} wanted
 * @returns {string}
 */
export const packageName = (kind, { version, arch, testing }) =>
  `kitsu-companion-${version}${testing === null ? '' : '-for-testing-only'}-linux-${arch}.${kind}`;

/**
 * Makes packages of the packaged app, with the tools of Debian alone.
 * @param {readonly LinuxPackage[]} kinds
 * @param {Wanted} wanted
 * @param {(line: string) => void} log
 * @returns {string[]} the files; without an AppImage where there is no runtime for it, which is said
 */
export function makeLinuxPackages(kinds, wanted, log = (line) => console.error(line)) {
  const files = [];
  for (const kind of kinds) {
    const file = join(wanted.output, packageName(kind, wanted));
    const runtime = kind === 'AppImage' ? appImageRuntime(wanted.arch) : null;
    if (kind === 'AppImage' && runtime === null) {
      log(
        `No AppImage was made: ${RUNTIME_VARIABLE} names no runtime (build/packaging/README.md).`,
      );
      continue;
    }
    const work = mkdtempSync(join(tmpdir(), 'kitsu-companion-packing-'));
    try {
      log(`Packing ${file}`);
      makeOne(kind, { ...wanted, file, work, runtime: runtime ?? '' });
      files.push(file);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return files;
}

/** @param {LinuxPackage} kind @param {Wanted & { file: string, work: string, runtime: string }} wanted */
function makeOne(kind, { unpacked, file, work, runtime, version, arch, testing }) {
  const how = { file, version, arch, note: testing, quick: testing !== null };
  const root = join(work, 'root');
  if (kind === 'deb' || kind === 'rpm') {
    mkdirSync(root);
    layOut({ unpacked, root });
    markKind(join(root, HOME), kind);
    return kind === 'deb' ? makeDeb({ ...how, root }) : makeRpm({ ...how, root, work });
  }
  const folder = join(root, `kitsu-companion-${version}`);
  cpSync(unpacked, folder, { recursive: true, verbatimSymlinks: true });
  markKind(folder, kind);
  if (kind === 'tar.gz') return makeArchive({ ...how, folder });
  makeAppImage({ ...how, unpacked: folder, work, runtime });
}
