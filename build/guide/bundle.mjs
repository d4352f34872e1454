// @ts-check
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from '../runtime/places.mjs';
import { assemble } from './assemble.mjs';

/**
 * @typedef {{ ok: true, value: unknown } | { ok: false, code: string, message: string }} Answer
 * @typedef {import('../../electron/kitsu/http.ts').Http} Http
 * @typedef {{ http: Http, need: (answer: Answer) => unknown, stamp: string, domain: string, traced: <M extends object>(functions: M) => M }} Given
 * @typedef {{
 *   run: (given: Given) => Promise<void>,
 *   createHttp: typeof import('../../electron/kitsu/http.ts').createHttp,
 *   createAuth: typeof import('../../electron/kitsu/auth.ts').createAuth,
 *   closeProject: typeof import('../../electron/kitsu/production/projects.ts').closeProject,
 *   removeProject: typeof import('../../electron/kitsu/production/projects.ts').removeProject,
 *   removePerson: typeof import('../../electron/kitsu/production/people.ts').removePerson,
 *   removeAssetType: typeof import('../../electron/kitsu/production/asset-types.ts').removeAssetType,
 *   removeTaskType: typeof import('../../electron/kitsu/production/task-types.ts').removeTaskType,
 * }} Guide
 */

/**
 * The guide's snippets, compiled and loaded.
 * @returns {Promise<Guide>}
 */
export async function bundleGuide() {
  process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] = 'true';
  const folder = join(ROOT, 'node_modules', '.cache', `kitsu-companion-guide-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    const entry = join(folder, 'guide.ts');
    writeFileSync(entry, assemble());
    await build({
      configFile: false,
      root: ROOT,
      publicDir: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir: folder,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: { output: { format: 'es', entryFileNames: 'guide.mjs' } },
      },
    });
    return await import(pathToFileURL(join(folder, 'guide.mjs')).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
