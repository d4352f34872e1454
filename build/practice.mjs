// @ts-check
// `npm run practice`: runs only the practice studio. It prints one JSON line on stdout.
import { join } from 'node:path';
import { compile, OUT } from './compile.mjs';
import { inForeground } from './runtime/foreground.mjs';
import { asProgram } from './runtime/main-program.mjs';

await asProgram(import.meta.url, async () => {
  await compile();
  const studio = join(OUT, 'electron', 'practice.cjs');
  process.exitCode = await inForeground(
    process.execPath,
    ['--enable-source-maps', studio, ...process.argv.slice(2)],
    process.env,
  );
});
