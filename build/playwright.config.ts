import { defineConfig } from '@playwright/test';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const inCi = process.env['CI'] !== undefined;

const endToEnd = ['**/e2e/**/*.spec.ts'];

/**
 * What is between the app and the artist, their desktop or their disk: how it looks, is reached and answers to keys, and
 * what it does when the line is cut or the app dies. What these send goes the same way as in the others; test/contract
 * sends it to both studios, cut and killed too, and holds the answers of the one to the other's.
 */
const onPracticeAlone = [
  'access',
  'accounts-here',
  'automations',
  'bad-answers',
  'bad-days',
  'bad-days-crash',
  'bad-days-disk',
  'casting',
  'certificates',
  'columns',
  'command',
  'command-set-up',
  'connectivity',
  'conversation',
  'data-closed',
  'day-many',
  'day-off',
  'day-segments',
  'day-time',
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
  'new-production',
  'newer-app',
  'newest-chromium',
  'outbox',
  'palette',
  'panels',
  'plan',
  'playlists',
  'production-edits',
  'production-settings',
  'productions',
  'publish-breaks',
  'publish-paste',
  'quick-log',
  'reading-list',
  'receipts',
  'review',
  'row-menu',
  'schedule',
  'schedule-pointer',
  'schedule-versions',
  'session-keychain',
  'settings',
  'setup-room',
  'setup-runs',
  'several',
  'sign-in-address',
  'start',
  'structure-people',
  'tabs',
  'task-about',
  'thumbnails',
  'timer',
  'timesheet',
  'tracking',
  'tracking-behind',
  'tracking-export',
  'tracking-forecast',
  'tracking-progress',
  'tracking-remedies',
  'tracking-risks',
  'tracking-time',
  'tray',
  'tray-timer',
  'two-computers',
  'undo',
  'updates',
  'viewer-annotations',
  'viewer-compare',
  'viewer-damaged',
  'viewer-keys',
  'viewer-pages',
  'viewer-pictures',
  'viewer-playing',
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

/** Of those, what Electron has no part in, and the movies that are decoded as another one is. */
const ofOurOwn =
  /arrows choose|what cannot be logged|a slip of the finger|signed out, it says so|a Start on what is in work|from its button alone|a desktop without a tray|(23976|25|60)\.mp4/;

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
    {
      name: 'newer',
      testMatch: onNewerElectron,
      grepInvert: ofOurOwn,
      use: { kind: 'practice' },
    },
  ],
});
