import { resolve } from 'node:path';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = resolve(import.meta.dirname, '..');

/** Left to be required when the app runs: Electron itself, and the modules with native parts. */
const EXTERNAL = ['electron', 'libsql', 'keytar'];

/**
 * One part of the app with everything in it but EXTERNAL and Node's own. What it imports lazily lies in files beside it,
 * so that a start does not read what it may never use; `whole` keeps even that in the one file.
 */
function part(entry: string, name: string, whole = false): EnvironmentOptions {
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
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: `${name}-[name].cjs`,
          codeSplitting: !whole,
        },
      },
    },
  };
}

/**
 * The main process, the preload script, the command and the practice studio. All is CommonJS, for Electron 22 loads no
 * ES modules; a preload script in the sandbox can require nothing but Electron.
 */
export default defineConfig({
  root,
  publicDir: false,
  environments: {
    main: part('electron/main.ts', 'main'),
    preload: part('electron/preload.ts', 'preload', true),
    command: part('electron/platform/cli-entry.ts', 'command', true),
    practice: part('electron/practice/run.ts', 'practice'),
  },
});
