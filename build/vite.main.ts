import { resolve } from 'node:path';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = resolve(import.meta.dirname, '..');

/** Modules that are required at run time: Electron itself, and modules with native parts. */
const EXTERNAL = ['electron', 'libsql', 'keytar'];

/**
 * One part of the app, bundled with everything except EXTERNAL and Node's modules. Lazy imports become separate files,
 * so that a start does not read what it may never use; with `whole` they are in the one file too.
 */
function part(entry: string, name: string, whole = false): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: true,
      outDir: resolve(root, 'out/electron'),
      emptyOutDir: false,
      // Electron 22, our oldest, contains Node 16.
      target: 'node16',
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { [name]: resolve(root, entry) },
        output: {
          format: 'cjs',
          // Electron 22 finds nothing in an archive by `import()`, and the keychain's module lies in one.
          dynamicImportInCjs: false,
          entryFileNames: '[name].cjs',
          chunkFileNames: `${name}-[name].cjs`,
          codeSplitting: !whole,
          // V8 reads all of a file, comments too, before it runs a line of it. Names stay, for the traces in the log.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  };
}

/**
 * The main process, the preload script, the command, the practice studio, the worker of productions and that of
 * set-up files. All are CommonJS, since Electron 22 loads no ES modules; a sandboxed preload script can only require Electron.
 */
export default defineConfig({
  root,
  publicDir: false,
  environments: {
    main: part('electron/main.ts', 'main'),
    preload: part('electron/preload.ts', 'preload', true),
    command: part('electron/main/cli-entry.ts', 'command'),
    practice: part('electron/practice/run.ts', 'practice'),
    productions: part('electron/production/browse/worker.ts', 'productions', true),
    sheetFile: part('electron/production/setup/desk/file-worker.ts', 'sheet-file', true),
  },
});
