import { defineConfig } from '@playwright/test';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const inCi = process.env['CI'] !== undefined;

/** One project per studio: every end-to-end test runs on both. */
const onBoth = ['**/e2e/**/*.spec.ts'];

export default defineConfig<{ kind: 'practice' | 'real' }>({
  testDir: resolve(root, 'test'),
  outputDir: resolve(root, 'test-results', 'playwright'),
  globalSetup: resolve(root, 'test', 'fixtures', 'playwright-setup.ts'),
  // They share one screen, one keychain and one studio.
  workers: 1,
  fullyParallel: false,
  // Only window tests on a busy machine get a second try, and are then reported as flaky: at a desk they
  // fail, and other tests have no second try.
  retries: inCi ? 1 : 0,
  forbidOnly: inCi,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { trace: 'off', screenshot: 'off' },
  reporter: [['list']],
  projects: [
    // Exploits do not depend on the studio: once is enough.
    {
      name: 'practice',
      testMatch: [...onBoth, '**/exploit/**/*.spec.ts'],
      use: { kind: 'practice' },
    },
    { name: 'real', testMatch: onBoth, use: { kind: 'real' } },
  ],
});
