import { defineConfig } from '@playwright/test';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** One project a studio: every end-to-end test runs on both. */
const onBoth = ['**/e2e/**/*.spec.ts'];

export default defineConfig<{ kind: 'practice' | 'real' }>({
  testDir: resolve(root, 'test'),
  outputDir: resolve(root, 'test-results', 'playwright'),
  globalSetup: resolve(root, 'test', 'fixtures', 'playwright-setup.ts'),
  // They share one screen, one keychain and one studio.
  workers: 1,
  fullyParallel: false,
  // A test that passes the second time is broken.
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { trace: 'off', screenshot: 'off' },
  reporter: [['list']],
  projects: [
    // What an exploit tries has nothing to do with the studio: once is enough.
    {
      name: 'practice',
      testMatch: [...onBoth, '**/exploit/**/*.spec.ts'],
      use: { kind: 'practice' },
    },
    { name: 'real', testMatch: onBoth, use: { kind: 'real' } },
  ],
});
