import { resolve } from 'node:path';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = resolve(import.meta.dirname, '..');

/** Left to be required when the app runs: Electron itself, and the modules with native parts. */
const EXTERNAL = ['electron', 'libsql', 'keytar'];

/** One file of the app that stands alone: no chunks beside it, everything in it but EXTERNAL and Node's own. */
function standalone(entry: string, name: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: true,
      outDir: resolve(root, 'out/electron'),
      emptyOutDir: false,
      // Node 16 is what Electron 22, our oldest, has inside.
      target: 'node16',
      sourcemap: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { [name]: resolve(root, entry) },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

/**
 * The main process, the preload script and the practice studio. Each is one CommonJS file: a preload script in the
 * sandbox can require nothing but Electron, and Electron 22 loads no ES modules.
 */
export default defineConfig({
  root,
  publicDir: false,
  environments: {
    main: standalone('electron/main.ts', 'main'),
    preload: standalone('electron/preload.ts', 'preload'),
    practice: standalone('electron/practice/run.ts', 'practice'),
  },
});
