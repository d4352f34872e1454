import { expect, it } from 'vitest';
import { playwrightCounts, summary, total, vitestCounts } from '../../../build/test-report.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

it('counts every test of vitest once', () => {
  const report = {
    testResults: [file('failed', 'passed', 'failed', 'pending'), file('passed', 'passed', 'todo')],
  };
  expect(vitestCounts(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

it('counts a file that could not be loaded as a failure', () => {
  expect(vitestCounts({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

it('counts an error outside all tests as a failure', () => {
  expect(vitestCounts({ testResults: [file('passed', 'passed')] }, 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

it('counts a runner that wrote nothing, or found nothing, as a failure', () => {
  expect(vitestCounts(undefined, 0).failed).toBe(1);
  expect(playwrightCounts(undefined, 1).failed).toBe(1);
  expect(
    playwrightCounts({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 0).failed,
  ).toBe(1);
});

it('counts a window test that passed at its second try as passed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats }, 1)).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

it('ends with one line over all', () => {
  const all = [
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 3, failed: 1, skipped: 0 },
  ];
  expect(summary(total(all))).toBe('4 passed, 1 failed, 2 skipped');
});
