// @ts-check
// `npm run pictures`: takes new pictures of the app, into build/pictures/.
import { compile } from './compile.mjs';
import { ensureRuntime } from './runtime.mjs';
import { asProgram } from './runtime/main-program.mjs';
import { root, run } from './steps.mjs';

await asProgram(import.meta.url, async () => {
  await ensureRuntime({ log: (line) => console.error(line) });
  await compile();
  const { code } = await run(
    process.execPath,
    [
      `${root}node_modules/@playwright/test/cli.js`,
      'test',
      '--config',
      'build/playwright.pictures.ts',
    ],
    { env: process.env, show: true },
  );
  process.exitCode = code ?? 1;
});
