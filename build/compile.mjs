// @ts-check
// `npm run build`: compiles the app to out/, completely or not at all.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build, createBuilder } from 'vite';
import { asProgram } from './runtime/main-program.mjs';
import { ROOT } from './runtime/places.mjs';

/** The compiled app: `electron/main.cjs` and its neighbours, `renderer/index.html` and its assets. */
export const OUT = join(ROOT, 'out');

/** Each is built alone, to one script and one style sheet: every file more is an answer more before the first frame. */
const PAGES = Object.freeze(['index.html', 'quick-log.html', 'mini.html']);

/** The files that the main process is compiled to. */
const PARTS = Object.freeze(['main', 'preload', 'command', 'practice', 'productions', 'sheetFile']);

/**
 * Compiles the app. It is built in another folder and then moved, so that a running app, or a second compile at the
 * same time, never sees a half-finished one.
 * @returns {Promise<void>}
 * @throws {Error} the compiler's error, with file and line; out/ is then unchanged
 */
export async function compile() {
  // Vite warns about a future change in reading config files for each of them; it does not concern us.
  process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] = 'true';
  const work = join(ROOT, 'node_modules', '.cache', `kitsu-companion-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  try {
    // Waits for both, so that neither still writes when the folder is removed.
    const ends = await Promise.allSettled([
      ...PAGES.map((name) => compilePage(join(work, 'renderer'), name)),
      compileParts(join(work, 'electron')),
    ]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    copyIcons(join(work, 'electron', 'icons'));
    putInPlace(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} outDir
 * @param {string} name of its html file
 */
async function compilePage(outDir, name) {
  await build({
    configFile: join(ROOT, 'build', 'vite.renderer.ts'),
    logLevel: 'warn',
    build: {
      outDir,
      rolldownOptions: {
        input: join(ROOT, 'renderer', name),
        output: {
          ...keepSourcePaths(join(OUT, 'renderer')),
          // In one file, whatever lazy rooms share with it.
          codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
        },
      },
    },
  });
}

/** @param {string} outDir */
async function compileParts(outDir) {
  const part = () => ({
    build: { outDir, rolldownOptions: { output: keepSourcePaths(join(OUT, 'electron')) } },
  });
  const builder = await createBuilder({
    configFile: join(ROOT, 'build', 'vite.main.ts'),
    logLevel: 'warn',
    environments: Object.fromEntries(PARTS.map((name) => [name, part()])),
  });
  for (const name of PARTS) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`build/vite.main.ts has no part named ${name}`);
    await builder.build(environment);
  }
}

/**
 * Makes source maps name their sources relative to the file's final folder, not to where it is built.
 * @param {string} finalFolder
 */
function keepSourcePaths(finalFolder) {
  return {
    sourcemapPathTransform: (/** @type {string} */ source, /** @type {string} */ map) =>
      relative(finalFolder, resolve(dirname(map), source)),
  };
}

/** @param {string} folder where the running app reads the pictures of windows and tray */
function copyIcons(folder) {
  const from = join(ROOT, 'build', 'icons');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(from).filter((file) => /^(tray.*|window)\.png$/.test(file))) {
    cpSync(join(from, name), join(folder, name));
  }
}

/** @param {string} work */
function putInPlace(work) {
  const before = `${work}-before`;
  for (let attempt = 0; ; attempt += 1) {
    try {
      rmSync(before, { recursive: true, force: true });
      moveIfThere(OUT, before);
      renameSync(work, OUT);
      break;
    } catch (error) {
      // Another compile has moved its result there meanwhile: remove that and try again.
      if (attempt === 5) throw error;
    }
  }
  rmSync(before, { recursive: true, force: true });
}

/** @param {string} from @param {string} to */
function moveIfThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
}

await asProgram(import.meta.url, compile);
