// @ts-check
// `npm start`: prepares a new machine, then starts the app. Flags after `--` are passed to the app:
// `npm start -- --profile DIR --practice`.
import { compile } from './compile.mjs';
import { ensureRuntime } from './runtime.mjs';
import { inForeground } from './runtime/foreground.mjs';
import { asProgram } from './runtime/main-program.mjs';
import { ROOT } from './runtime/places.mjs';
import { ensureDisplay, ensureSystemLibraries, switchesFor } from './system-libraries.mjs';

const log = (/** @type {string} */ line) => console.error(line);

await asProgram(import.meta.url, async () => {
  const executable = await ensureRuntime({ log });
  await ensureSystemLibraries(executable, { log });
  await compile();
  const display = await ensureDisplay({ log });
  // Editors that are Electron apps set this in their terminals; it would turn our Electron into plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  try {
    process.exitCode = await inForeground(
      executable,
      [...switchesFor(log), ROOT, ...process.argv.slice(2)],
      { ...env, ...display.env },
    );
  } finally {
    display.end();
  }
});
