// @ts-check
// `npm test`: compiles the app and runs all tests; `npm test -- unit e2e` runs those parts.
// Its last line is the sum over all of them. Exit code 1 if anything failed.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.mjs';
import { compile } from './compile.mjs';
import { startRealStudio } from './real-studio.mjs';
import { ensureRuntime } from './runtime.mjs';
import { root, run } from './steps.mjs';
import { playwrightCounts, readReport, summary, total, vitestCounts } from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Counts} Counts */

const RESULTS = join(root, 'test-results');

/** The parts in the order in which they run: the quickest first. */
const PARTS = /** @type {const} */ ([
  'check',
  'unit',
  'exploit',
  'contract',
  'package',
  'faults',
  'e2e',
]);
/** The parts that need the compiled app, and those that need the real studio. */
const ON_THE_APP = new Set(['exploit', 'contract', 'package', 'faults', 'e2e']);
const ON_A_STUDIO = new Set(['contract', 'e2e']);

/** Its line in the results if it could not be set up. */
const REAL = 'real';

/** @typedef {(typeof PARTS)[number]} Part */

/** @param {NodeJS.ProcessEnv} env @returns {Record<Part, () => Promise<Counts>>} */
function runners(env) {
  const real = env['KITSU_REAL'] !== 'off';
  return {
    check: async () => {
      const steps = await check();
      const passed = steps.filter((step) => step.passed).length;
      return { passed, failed: steps.length - passed, skipped: 0 };
    },
    unit: () => vitest('unit', env),
    // Exploits in a window run in Playwright, those of a function in vitest.
    exploit: async () =>
      total([
        await vitest('exploit', env),
        await playwright('exploit', ['--project=practice', 'exploit/'], env),
      ]),
    contract: async () => {
      const onPractice = await vitest('contract-practice', env);
      if (real) return total([onPractice, await vitest('contract-real', env)]);
      return total([
        onPractice,
        { passed: 0, failed: 0, skipped: onPractice.passed + onPractice.failed },
      ]);
    },
    package: () => vitest('package', env),
    faults: () => vitest('faults', env),
    e2e: () => playwright('e2e', ['e2e/'], env),
  };
}

/** @param {string} project @param {NodeJS.ProcessEnv} env @returns {Promise<Counts>} */
async function vitest(project, env) {
  const folder = project.replace(/-.*/, '');
  if (!hasTests(folder, '.test.ts')) return none(folder, '.test.ts');
  const report = join(RESULTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(
    process.execPath,
    [
      `${root}node_modules/vitest/vitest.mjs`,
      'run',
      '--config',
      'build/vitest.config.ts',
      '--project',
      project,
      ...reporters,
    ],
    { env, show: true },
  );
  return vitestCounts(readReport(report), code);
}

/** @param {string} folder @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<Counts>} */
async function playwright(folder, args, env) {
  if (!hasTests(folder, '.spec.ts')) return none(folder, '.spec.ts');
  const report = join(RESULTS, `playwright-${folder}.json`);
  const { code } = await run(
    process.execPath,
    [
      `${root}node_modules/@playwright/test/cli.js`,
      'test',
      '--config',
      'build/playwright.config.ts',
      '--reporter=list,json',
      ...args,
    ],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, show: true },
  );
  return playwrightCounts(readReport(report), code);
}

/** @param {string} folder of test/ @param {string} ending @returns {boolean} */
function hasTests(folder, ending) {
  try {
    return readdirSync(join(root, 'test', folder), { recursive: true }).some((name) =>
      String(name).endsWith(ending),
    );
  } catch {
    return false;
  }
}

/** @param {string} folder @param {string} ending @returns {Counts} */
function none(folder, ending) {
  console.log(`There is no *${ending} in test/${folder}.`);
  return { passed: 0, failed: 0, skipped: 0 };
}

/** @param {string[]} words @returns {readonly Part[]} */
function partsNamed(words) {
  const unknown = words.filter((word) => !PARTS.some((part) => part === word));
  if (unknown.length > 0)
    throw new Error(
      `There is no part named ${unknown.join(', ')}. The parts are: ${PARTS.join(', ')}.`,
    );
  return words.length === 0 ? PARTS : PARTS.filter((part) => words.includes(part));
}

/**
 * The variables that a real studio adds to the environment. If it could not be set up, that counts as one failure, and
 * the rest runs without it.
 * @param {Promise<Record<string, string>>} ready
 * @param {{ part: string, counts: Counts, seconds: number }[]} results
 * @returns {Promise<Record<string, string>>}
 */
async function settled(ready, results) {
  try {
    return await ready;
  } catch (error) {
    if (!results.some(({ part }) => part === REAL)) {
      console.error(error instanceof Error ? error.message : error);
      results.push({ part: REAL, counts: { passed: 0, failed: 1, skipped: 0 }, seconds: 0 });
    }
    return { KITSU_REAL: 'off' };
  }
}

/** Runs the parts one after the other. @param {readonly Part[]} parts @returns {Promise<Counts>} */
async function test(parts) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' };
  /** @type {{ part: string, counts: Counts, seconds: number }[]} */
  const results = [];
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => (stopped = true));

  if (parts.some((part) => ON_THE_APP.has(part))) {
    await ensureRuntime();
    await compile();
  }
  // Its set-up takes a minute; the parts without a studio run meanwhile.
  const studio = parts.some((part) => ON_A_STUDIO.has(part)) ? startRealStudio(env) : null;
  try {
    for (const part of parts) {
      if (ON_A_STUDIO.has(part) && studio !== null)
        Object.assign(env, await settled(studio.ready, results));
      if (stopped) throw new Error('Stopped.');
      console.log(`\n--- ${part} ---`);
      const began = Date.now();
      const counts = await runners(env)[part]();
      results.push({ part, counts, seconds: (Date.now() - began) / 1000 });
    }
  } finally {
    await studio?.stop();
  }

  console.log('');
  for (const { part, counts, seconds } of results) {
    console.log(`${part.padEnd(9)} ${summary(counts)} (${seconds.toFixed(0)} s)`);
  }
  if (env['KITSU_REAL'] === 'off' && studio !== null) {
    console.log(
      '\n*** THE REAL KITSU WAS NOT TESTED: KITSU_REAL=required makes that a failure. ***',
    );
  }
  return total(results.map(({ counts }) => counts));
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
/** @type {Counts} */
let counts;
try {
  counts = await test(partsNamed(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  counts = { passed: 0, failed: 1, skipped: 0 };
}
process.exitCode = counts.failed === 0 ? 0 : 1;
console.log(`\n${summary(counts)}`);
