// @ts-check
// `npm test`: compiles the app and runs all tests; `npm test -- unit e2e` runs those parts.
// Its last line is the sum over all of them. Exit code 1 if anything failed.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensureMachine } from '../test/fixtures/machine.mjs';
import { check } from './check.mjs';
import { compile } from './compile.mjs';
import { startRealStudio } from './real-studio.mjs';
import { ensureNewerRuntime, ensureRuntime } from './runtime.mjs';
import { root, run } from './steps.mjs';
import { playJobs } from './test-queue.mjs';
import {
  playwrightCounts,
  playwrightFailures,
  readReport,
  summary,
  total,
  vitestCounts,
  vitestFailures,
} from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Counts} Counts */
/** @typedef {Counts & { failures?: string[] }} Outcome with each failure by name, where its runner names them */

const RESULTS = join(root, 'test-results');

/** The parts, as they are named on the command line and in the sums. */
const PARTS = /** @type {const} */ ([
  'check',
  'unit',
  'exploit',
  'contract',
  'package',
  'faults',
  'e2e',
  'newer',
]);
/** The parts that need the compiled app, those that need the real studio, and those that need a screen. */
const ON_THE_APP = new Set(['exploit', 'contract', 'package', 'faults', 'e2e', 'newer']);
const ON_A_STUDIO = new Set(['contract', 'e2e']);
const IN_WINDOWS = new Set(['exploit', 'e2e', 'newer']);

/** Its line in the results if it could not be set up. */
const REAL = 'real';

/** The two projects of the contract: what was left out of the one is told by what the other did. */
const ON_PRACTICE = 'contract-practice';
const ON_REAL = 'contract-real';

/** Each job has a screen of its own; two at once keep two cores busy, and more would only wait for each other. */
const AT_ONCE = Math.min(2, availableParallelism());

/** @typedef {(typeof PARTS)[number]} Part */

/**
 * A piece of a part that one runner does in one go.
 * @typedef {object} Piece
 * @property {Part} part
 * @property {string} name before each of its lines
 * @property {boolean} [alone]
 * @property {typeof REAL} [on]
 * @property {(env: NodeJS.ProcessEnv) => Promise<Outcome>} count
 */

/**
 * All pieces, the longest first.
 * @type {readonly Piece[]}
 */
const PIECES = [
  {
    part: 'check',
    name: 'check',
    alone: true,
    count: async () => {
      const steps = await check();
      const passed = steps.filter((step) => step.passed).length;
      return { passed, failed: steps.length - passed, skipped: 0 };
    },
  },
  playwright('e2e', 'practice', ['e2e/']),
  { ...vitest('contract', ON_REAL), on: REAL },
  { ...playwright('e2e', 'real', ['e2e/']), on: REAL },
  vitest('contract', ON_PRACTICE),
  vitest('faults'),
  vitest('unit'),
  vitest('package'),
  // Exploits in a window run in Playwright, those of a function in vitest.
  playwright('exploit', 'practice', ['exploit/']),
  {
    part: 'newer',
    name: 'newer',
    count: async (env) => {
      const executable = await ensureNewerRuntime();
      if (executable === null) return { passed: 0, failed: 0, skipped: 1 };
      const newer = { ...env, KITSU_COMPANION_ELECTRON: executable };
      return playwright('newer', 'newer').count(newer);
    },
  },
  vitest('exploit'),
];

/** @param {Part} part @param {string} project of build/vitest.config.ts @returns {Piece} */
function vitest(part, project = part) {
  const report = join(RESULTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const words = ['run', '--config', 'build/vitest.config.ts', '--project', project, ...reporters];
  return {
    part,
    name: project,
    async count(env) {
      if (!hasTests(part, '.test.ts')) return none(part, '.test.ts');
      const script = `${root}node_modules/vitest/vitest.mjs`;
      const { code } = await run(process.execPath, [script, ...words], {
        env,
        show: true,
        label: `[${project}]`,
      });
      const told = readReport(report);
      return { ...vitestCounts(told, code), failures: vitestFailures(told) };
    },
  };
}

/** @param {Part} part @param {string} project of build/playwright.config.ts @param {string[]} [only] @returns {Piece} */
function playwright(part, project, only = []) {
  const name = part === 'e2e' ? `e2e-${project}` : `${part}-windows`;
  const report = join(RESULTS, `${name}.json`);
  const words = [
    'test',
    '--config',
    'build/playwright.config.ts',
    `--project=${project}`,
    // Each run empties its own folder first.
    `--output=${join(RESULTS, name)}`,
    '--reporter=list,json',
    ...only,
  ];
  return {
    part,
    name,
    async count(env) {
      const script = `${root}node_modules/@playwright/test/cli.js`;
      const { code } = await run(process.execPath, [script, ...words], {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        show: true,
        label: `[${name}]`,
      });
      const told = readReport(report);
      return { ...playwrightCounts(told, code), failures: playwrightFailures(told) };
    },
  };
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
 * @param {Result[]} results
 * @returns {Promise<Record<string, string>>}
 */
async function settled(ready, results) {
  try {
    return await ready;
  } catch (error) {
    if (!results.some(({ part }) => part === REAL)) {
      console.error(error instanceof Error ? error.message : error);
      const counts = { passed: 0, failed: 1, skipped: 0 };
      results.push({ part: REAL, name: REAL, counts, seconds: 0 });
    }
    return { KITSU_REAL: 'off' };
  }
}

/** @typedef {{ part: string, name: string, counts: Outcome, seconds: number }} Result */

/** Runs these parts, two pieces side by side. @param {readonly Part[]} parts @returns {Promise<Counts>} */
async function test(parts) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' };
  /** @type {Result[]} */
  const results = [];
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => (stopped = true));

  if (parts.some((part) => ON_THE_APP.has(part))) {
    const executable = await ensureRuntime();
    // Once, and before two of them would ask apt for the same.
    if (parts.some((part) => IN_WINDOWS.has(part))) await ensureMachine(executable, console.error);
    if (parts.includes('e2e')) await ensureChromium(console.error);
    await compile();
  }
  // Its set-up takes a minute; the parts without a studio run meanwhile.
  const studio = parts.some((part) => ON_A_STUDIO.has(part)) ? startRealStudio(env) : null;
  const pieces = PIECES.filter(({ part }) => parts.includes(part));
  try {
    await playJobs(
      pieces.map(({ part, name, count, ...rules }) => ({
        name,
        ...rules,
        async run() {
          if (rules.on === REAL && studio !== null)
            Object.assign(env, await settled(studio.ready, results));
          if (stopped) throw new Error('Stopped.');
          console.log(`\n--- ${name} ---`);
          const began = Date.now();
          const isLeftOut = name === ON_REAL && env['KITSU_REAL'] === 'off';
          const counts = isLeftOut ? total([]) : await count(env);
          const seconds = (Date.now() - began) / 1000;
          results.push({ part, name, counts, seconds });
          console.log(`\n--- ${name} is over: ${summary(counts)} (${seconds.toFixed(0)} s) ---`);
        },
      })),
      AT_ONCE,
    );
  } finally {
    await studio?.stop();
  }

  const practised = results.find(({ name }) => name === ON_PRACTICE)?.counts;
  if (env['KITSU_REAL'] === 'off' && practised) {
    const skipped = practised.passed + practised.failed;
    const counts = { passed: 0, failed: 0, skipped };
    results.push({ part: 'contract', name: ON_REAL, counts, seconds: 0 });
  }
  // At the end, where whoever keeps only the last lines of a run still finds them.
  for (const { name, counts } of results)
    for (const failure of counts.failures ?? []) console.log(`\n*** ${name}: ${failure}`);
  console.log('');
  for (const part of [REAL, ...parts]) {
    const own = results.filter((result) => result.part === part);
    if (own.length === 0) continue;
    const seconds = own.reduce((sum, one) => sum + one.seconds, 0);
    const counts = total(own.map((one) => one.counts));
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
