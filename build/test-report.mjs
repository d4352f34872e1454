// @ts-check
// Counts tests that passed, failed and were skipped, and names those that failed, from the report of each runner. A file
// that could not be loaded, or a runner that failed without naming a test, counts as a failure.
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Lines of one failure's message that are told; the whole of it stands where it happened. */
const LINES_TOLD = 12;

/**
 * Adds counts up.
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function total(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * @param {Counts} counts
 * @returns {string} the line every test run ends with
 */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * The counts of vitest's JSON report.
 * @param {unknown} report parsed; undefined if there is none
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function vitestCounts(report, code) {
  const files = /** @type {VitestReport | undefined} */ (report)?.testResults ?? [];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const before = counts.failed;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    if (file.status === 'failed' && counts.failed === before) counts.failed += 1;
  }
  return endedBadly(counts, code);
}

/**
 * The counts of Playwright's JSON report. A window test that passed on its second try has passed;
 * Playwright reports it as flaky.
 * @param {unknown} report parsed; undefined where it wrote none
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function playwrightCounts(report, code) {
  const stats = /** @type {PlaywrightReport | undefined} */ (report)?.stats;
  const counts = {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
  return endedBadly(counts, code);
}

/**
 * @param {unknown} report of vitest, as for {@link vitestCounts}
 * @returns {string[]} each failure by its file, its name and how its message begins
 */
export function vitestFailures(report) {
  const files = /** @type {VitestReport | undefined} */ (report)?.testResults ?? [];
  return files.flatMap(({ name = '', status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [told(name, '', message)] : [];
    return failed.map((one) => told(name, one.fullName, one.failureMessages?.[0]));
  });
}

/**
 * @param {unknown} report of Playwright, as for {@link playwrightCounts}
 * @returns {string[]} each failure as {@link vitestFailures} tells it, also of a test that passed at its second try
 */
export function playwrightFailures(report) {
  const { suites = [], errors = [] } = /** @type {PlaywrightReport} */ (report ?? {});
  const specs = suites.flatMap(specsOf).flatMap(({ file = '', title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => {
        const error = results.find((one) => one.error !== undefined)?.error;
        const name = status === 'flaky' ? `${title} (passed at its second try)` : title;
        return told(file, name, error?.message);
      }),
  );
  return [...specs, ...errors.map(({ message }) => told('', '', message))];
}

/** @param {Suite} suite @returns {Spec[]} */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** @param {string} file @param {string | undefined} name @param {string | undefined} message */
function told(file, name, message) {
  const place = file.slice(Math.max(0, file.lastIndexOf('/test/') + 1));
  const lines = stripVTControlCharacters(message ?? '')
    .split('\n')
    .slice(0, LINES_TOLD);
  return [[place, name].filter(Boolean).join(' › '), ...lines].join('\n    ');
}

/**
 * @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} Assertion
 * @typedef {{ name?: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile
 * @typedef {{ testResults?: TestFile[] }} VitestReport
 * @typedef {{ message?: string }} Failure
 * @typedef {{ status: string, results: { error?: Failure }[] }} Attempts
 * @typedef {{ title: string, file?: string, tests: Attempts[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} Stats
 * @typedef {{ stats?: Stats, suites?: Suite[], errors?: Failure[] }} PlaywrightReport
 */

/** @param {Counts} counts @param {number} code @returns {Counts} */
function endedBadly(counts, code) {
  const nothing = counts.passed + counts.failed + counts.skipped === 0;
  return counts.failed === 0 && (code !== 0 || nothing) ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {string} path of a runner's JSON
 * @returns {unknown} undefined if it is missing or unreadable
 */
export function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
