// @ts-check
// `npm run bench -- [part …]`: measures the app's speed on this machine, each figure as a ratio within one run or
// against its limit. Prints one table; asserts nothing, since the figures are this machine's.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] = 'true';
/** @type {{ module: typeof import('./parts.ts') }} */
const { module } = await runnerImport(fileURLToPath(new URL('parts.ts', import.meta.url)));
process.exitCode = await module.bench(process.argv.slice(2));
