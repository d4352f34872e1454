// @ts-check
// `npm run check`: types, Svelte's types, lint, dead exports and format, in parallel. Exit code 1 if one of them
// fails.
import { asProgram } from './runtime/main-program.mjs';
import { root, run } from './steps.mjs';

/** The steps: each a tool of node_modules and its arguments. */
export const STEPS = Object.freeze({
  types: ['typescript/bin/tsc', '--noEmit', '--pretty'],
  svelte: [
    'svelte-check/bin/svelte-check',
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ],
  lint: [
    'eslint/bin/eslint.js',
    '--config',
    'build/eslint.config.mjs',
    '--max-warnings',
    '0',
    '--color',
    '.',
  ],
  // Unused exports and files.
  exports: ['knip/bin/knip.js', '--config', 'build/knip.json', '--no-progress'],
  format: [
    'prettier/bin/prettier.cjs',
    '--config',
    'build/prettier.json',
    '--ignore-path',
    '.gitignore',
    '--log-level',
    'warn',
    '--check',
    '.',
  ],
});

/**
 * Runs every step and prints how each ended, with the output of those that failed.
 * @param {(line: string) => void} [say]
 * @returns {Promise<{ name: string, passed: boolean }[]>}
 */
export async function check(say = console.log) {
  // Lint with types takes as long as all the others: it gets a core of its own.
  const [rest, lint] = await Promise.all([
    several(['types', 'svelte', 'exports', 'format'], say),
    several(['lint'], say),
  ]);
  return [...rest, ...lint];
}

/** @param {(keyof typeof STEPS)[]} names @param {(line: string) => void} say */
async function several(names, say) {
  const results = [];
  for (const name of names) {
    const [script = '', ...args] = STEPS[name];
    const began = Date.now();
    const { code, output } = await run(process.execPath, [
      `${root}node_modules/${script}`,
      ...args,
    ]);
    const passed = code === 0;
    say(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    if (!passed) say(output.trimEnd());
    results.push({ name, passed });
  }
  return results;
}

await asProgram(import.meta.url, async () => {
  const results = await check();
  const failed = results.filter(({ passed }) => !passed);
  if (failed.some(({ name }) => name === 'format')) {
    console.log('`npm run format` puts the format right.');
  }
  process.exitCode = failed.length === 0 ? 0 : 1;
});
