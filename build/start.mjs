// @ts-check
// `npm start`: all that a fresh machine needs, then the app. Flags after `--` are the app's own:
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
  // Editors that are Electron apps leave this in their terminals; it would make a plain Node of ours.
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
