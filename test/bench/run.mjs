// @ts-check
// `npm run bench -- [part …]`: what the app promises about speed, measured on this machine, each as a ratio in one run
// or against its limit. Prints one table; asserts nothing, for figures are this machine's.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] = 'true';
/** @type {{ module: typeof import('./parts.ts') }} */
const { module } = await runnerImport(fileURLToPath(new URL('parts.ts', import.meta.url)));
process.exitCode = await module.bench(process.argv.slice(2));
