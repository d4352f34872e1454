import { once } from 'node:events';
import type { ElectronApplication } from '@playwright/test';
import { formatMinutes } from '../../electron/shared/minutes.ts';
import { runToItsEnd } from '../fixtures/app-ends.ts';
import { expect, test } from '../fixtures/artist.ts';
import { quickLogIs } from '../fixtures/quick-log-page.ts';
import { startTrayHost } from '../fixtures/tray-host.ts';

/** The state of the main window; `none` if there is none. */
const windowIs = (app: ElectronApplication) => () =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return 'none';
    return window.isVisible() && !window.isMinimized() ? 'shown' : 'away';
  });

const isMinimised = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());

/** As its close button does. */
const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('the tray opens the window, tells the day and what waits, and quits', async ({
  desktop,
  signIn,
  kitsu,
  faults,
}) => {
  const tray = await startTrayHost(desktop);
  test.skip(tray === null, 'No session bus or python3-gi: THE TRAY WAS NOT TESTED.');
  if (tray === null) return;
  try {
    const task = await kitsu.spareTask();
    const rows = await kitsu.api.get<{ duration: number }[]>(
      `/data/user/time-spents/${kitsu.today}`,
    );
    const logged = rows.reduce((sum, row) => sum + row.duration, 0);
    const { app, today } = await signIn(faults.url);
    await expect(today.sync).toContainText('All in Kitsu');
    const lines = async () => (await tray.menu()).map(({ label }) => label);
    const day = (minutes: number) => `Today: ${formatMinutes(minutes)} of 8 h`;
    await expect
      .poll(lines)
      .toEqual(['Open Kitsu Companion', 'Quick log…', 'Mini timer', day(logged), 'Quit']);

    faults.unplug();
    await today.find(task.title);
    await today.log(task.title, '1h');
    await expect
      .poll(lines)
      .toEqual([
        'Open Kitsu Companion',
        'Quick log…',
        'Mini timer',
        day(logged + 60),
        '1 change waiting',
        'Quit',
      ]);
    expect((await tray.menu()).filter(({ enabled }) => enabled)).toHaveLength(4);

    await closeWindow(app);
    await expect.poll(windowIs(app)).toBe('away');
    faults.heal();
    await tray.click('Open Kitsu Companion');
    await expect.poll(windowIs(app)).toBe('shown');
    await today.checkNow();
    await expect
      .poll(lines)
      .toEqual(['Open Kitsu Companion', 'Quick log…', 'Mini timer', day(logged + 60), 'Quit']);

    await tray.click('Quick log…');
    await expect.poll(quickLogIs(app)).toBe('focused');

    const ended = once(app.process(), 'exit');
    await tray.click('Quit');
    // How it ends is not asked: with a test driver attached, Electron 22 crashes in one of forty
    // ends, after its data is closed. The package's smoke test asks it, without a driver.
    await ended;
    expect(await kitsu.minutes(task.id, kitsu.today)).toBe(60);
  } finally {
    await tray.stop();
  }
});

test('the icon comes into a tray that starts after the app, and the window hides only behind it', async ({
  desktop,
  signIn,
}) => {
  const { app, today } = await signIn();
  await closeWindow(app);
  // No tray yet: it stays in the task bar, and is not destroyed after a while.
  await expect.poll(windowIs(app)).toBe('away');
  await expect.poll(() => isMinimised(app)).toBe(true);
  const tray = await startTrayHost(desktop);
  test.skip(tray === null, 'No session bus or python3-gi: THE TRAY WAS NOT TESTED.');
  if (tray === null) return;
  try {
    const lines = async () => (await tray.menu()).map(({ label }) => label);
    await expect.poll(lines, { timeout: 15_000 }).toContain('Open Kitsu Companion');
    await tray.click('Open Kitsu Companion');
    await expect.poll(windowIs(app)).toBe('shown');
    await expect(today.list).toBeVisible();
    await closeWindow(app);
    await expect.poll(windowIs(app)).toBe('away');
    expect(await isMinimised(app)).toBe(false);
  } finally {
    await tray.stop();
  }
});

test('a hidden start on a desktop without a tray opens its window after all', async ({
  signIn,
  launchHidden,
}) => {
  await (await signIn()).close();
  const { app } = await launchHidden({ args: ['--hidden'] });
  expect(await windowIs(app)()).toBe('none');
  await expect.poll(windowIs(app), { timeout: 40_000 }).toBe('shown');
});

test('closing the window keeps the app, and a second start shows it', async ({
  desktop,
  signIn,
  place,
}) => {
  const { app, today } = await signIn();
  await closeWindow(app);
  await expect.poll(windowIs(app)).toBe('away');
  const second = await runToItsEnd(desktop, place, ['--profile', place.profile]);
  expect(second.code).toBe(0);
  await expect.poll(windowIs(app)).toBe('shown');
  await expect(today.list).toBeVisible();
});

test('a hidden start has no window, works all the same, and shows one when it is started again', async ({
  atTask,
  desktop,
  launchHidden,
  place,
  kitsu,
  faults,
}) => {
  const { task, ...first } = await atTask();
  faults.unplug();
  await first.today.log(task.title, '1h');
  await expect(first.today.mark(task.title, /^Saved here/)).toBeVisible();
  await first.close();

  faults.heal();
  const { app } = await launchHidden({ args: ['--hidden'] });
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(60);
  expect(await windowIs(app)()).toBe('none');
  const page = app.waitForEvent('window');
  await runToItsEnd(desktop, place, ['--profile', place.profile]);
  await expect((await page).getByRole('list', { name: 'To-do' })).toBeVisible();
  expect(await windowIs(app)()).toBe('shown');
});
