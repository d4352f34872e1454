import { defineConfig } from '@playwright/test';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const inCi = process.env['CI'] !== undefined;

const endToEnd = ['**/e2e/**/*.spec.ts'];

/**
 * What is between the app and the artist, their desktop or their disk: how it looks, is reached and answers to keys.
 * What these send to Kitsu goes the same way as in the others, and the answers of the practice studio are held to the
 * real one's by test/contract: they would find nothing there.
 */
const onPracticeAlone = [
  'access',
  'accounts-here',
  'automations',
  'bad-answers',
  'bad-days-disk',
  'certificates',
  'command',
  'command-set-up',
  'connectivity',
  'data-closed',
  'day-many',
  'day-segments',
  'day-time-changes',
  'day-zone',
  'dialogs',
  'durations',
  'evening',
  'huge-picture',
  'idle',
  'layout',
  'links',
  'locked-keyring',
  'long-thread',
  'looks',
  'mini',
  'movie-frames',
  'my-schedule',
  'newer-app',
  'newest-chromium',
  'palette',
  'panels',
  'plan',
  'playlists',
  'productions',
  'publish-paste',
  'quick-log',
  'reading-list',
  'review',
  'row-menu',
  'schedule',
  'settings',
  'setup-room',
  'several',
  'start',
  'task-about',
  'timesheet',
  'tracking',
  'tracking-forecast',
  'tracking-progress',
  'tracking-risks',
  'tracking-export',
  'tracking',
  'tray',
  'tray-timer',
  'two-computers',
  'updates',
  'viewer-compare',
  'viewer-damaged',
  'viewer-keys',
  'viewer-pages',
  'viewer-pictures',
  'viewer-states',
  'views',
  'week',
  'window-errors',
  'window-gone',
  'workload',
].map((name) => `**/e2e/${name}.spec.ts`);

/** What the app does otherwise on a newer Electron, or what Electron itself changed; and a whole day of work. */
const onNewerElectron = [
  '**/exploit/**/*.spec.ts',
  ...['smoke', 'day', 'movie-frames', 'quick-log', 'tray', 'tray-timer'].map(
    (name) => `**/e2e/${name}.spec.ts`,
  ),
];

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
      testMatch: [...endToEnd, '**/exploit/**/*.spec.ts'],
      use: { kind: 'practice' },
    },
    { name: 'real', testMatch: endToEnd, testIgnore: onPracticeAlone, use: { kind: 'real' } },
    // `npm test` names that Electron in KITSU_COMPANION_ELECTRON.
    { name: 'newer', testMatch: onNewerElectron, use: { kind: 'practice' } },
  ],
});
