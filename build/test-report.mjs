// @ts-check
// Counts tests that passed, failed and were skipped, from the report of each runner. A file that could not be loaded, or
// a runner that failed without naming a test, counts as a failure.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

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
 * @typedef {{ testResults?: { status: string, assertionResults: { status: string }[] }[] }} VitestReport
 * @typedef {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
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
