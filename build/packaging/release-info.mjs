// @ts-check
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where releases of the project, or of a studio that builds its own, look for newer ones: an address of a folder. */
const FEED_VARIABLE = 'KITSU_COMPANION_UPDATE_FEED';
/** A file with the public key that such a feed is signed for. */
const KEY_VARIABLE = 'KITSU_COMPANION_UPDATE_KEY';

/** The file beside the archive that tells the app what it was packaged as (electron/updates/release.ts). */
const FILE = 'release.json';

/**
 * @typedef {object} ReleaseInfo
 * @property {string} kind `deb`, `rpm`, `AppImage`, `tar.gz`, or `folder` before it is packed
 * @property {string | null} feed
 * @property {boolean} forTestingOnly
 */

/**
 * Writes what the package is, and the key of its updates, into a folder for its resources.
 * @param {string} folder
 * @param {{ forTestingOnly: boolean }} facts
 * @param {NodeJS.ProcessEnv} env
 * @returns {void}
 * @throws {Error} if the environment names a key that is none
 */
export function writeReleaseInfo(folder, { forTestingOnly }, env = process.env) {
  /** @type {ReleaseInfo} */
  const info = { kind: 'folder', feed: env[FEED_VARIABLE] || null, forTestingOnly };
  writeFileSync(join(folder, FILE), `${JSON.stringify(info)}\n`);
  const key = env[KEY_VARIABLE];
  if (!key) return;
  if (!existsSync(key) || !readFileSync(key, 'utf8').includes('BEGIN PUBLIC KEY'))
    throw new Error(`${KEY_VARIABLE}: ${key} holds no public key.`);
  copyFileSync(key, join(folder, 'update-key.pem'));
}

/**
 * Says in a copy of the packaged app which kind of package it is in.
 * @param {string} app the folder of the app
 * @param {string} kind
 * @returns {void}
 */
export function markKind(app, kind) {
  const file = join(app, 'resources', FILE);
  const info = /** @type {ReleaseInfo} */ (JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, `${JSON.stringify({ ...info, kind })}\n`);
}
