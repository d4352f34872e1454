import { expect, it } from 'vitest';
import {
  playwrightCounts,
  playwrightFailures,
  summary,
  total,
  vitestCounts,
  vitestFailures,
} from '../../../build/test-report.mjs';

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

it('names what failed by file, test and the first lines of its message', () => {
  const long = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
  const failed = { status: 'failed', fullName: 'adds up', failureMessages: [`\u001b[31m${long}`] };
  const testResults = [
    { ...file('passed', 'passed'), name: '/a/test/unit/fine.test.ts' },
    { name: '/a/test/unit/sum.test.ts', status: 'failed', assertionResults: [failed] },
    { ...file('failed'), name: '/a/test/unit/broken.test.ts', message: 'no such module' },
  ];
  const [sum, broken, ...others] = vitestFailures({ testResults });
  expect(sum).toMatch(/^test\/unit\/sum\.test\.ts › adds up\n {4}line 0\n[^]*line 11$/);
  expect(broken).toBe('test/unit/broken.test.ts\n    no such module');
  expect(others).toEqual([]);
});

it('names the window tests that failed, and those that passed at their second try', () => {
  const test = (status: string, ...messages: string[]) => ({
    status,
    results: messages.map((message) => (message ? { error: { message } } : {})),
  });
  const spec = (title: string, one: ReturnType<typeof test>) => ({
    title,
    file: 'e2e/day.spec.ts',
    tests: [one],
  });
  const specs = [
    spec('it starts', test('expected', '')),
    spec('it ends', test('unexpected', 'late', 'late again')),
  ];
  const suites = [{ specs, suites: [{ specs: [spec('it waits', test('flaky', 'slow', ''))] }] }];
  expect(playwrightFailures({ suites, errors: [{ message: 'no worker' }] })).toEqual([
    'e2e/day.spec.ts › it ends\n    late',
    'e2e/day.spec.ts › it waits (passed at its second try)\n    slow',
    '\n    no worker',
  ]);
  expect(playwrightFailures(undefined)).toEqual([]);
});
