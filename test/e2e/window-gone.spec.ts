import type { ElectronApplication } from '@playwright/test';
import { CLOSE_DELAY_MS } from '../../electron/windows/main-window.ts';
import { expect, test } from '../fixtures/artist.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { startTrayHost, type TrayHost } from '../fixtures/tray-host.ts';

/** A closed window is kept for ten seconds; with unsaved text it is checked again ten seconds later. */
const GONE = { timeout: 40_000 };

const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const windows = (app: ElectronApplication) => () =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
/** The types of the app's processes, such as `Tab` for a page. */
const processes = (app: ElectronApplication) => () =>
  app.evaluate(({ app: running }) => running.getAppMetrics().map(({ type }) => `${type}`));

/** How often the app has checked whether a closed window may be destroyed. */
async function countLooks(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate((_, linger) => {
    const known = globalThis as { looks?: number };
    const real = setTimeout;
    globalThis.setTimeout = ((then: () => void, ms?: number) =>
      real(() => {
        if (ms === linger) known.looks = (known.looks ?? 0) + 1;
        then();
      }, ms)) as typeof setTimeout;
  }, CLOSE_DELAY_MS);
  return () => app.evaluate(() => (globalThis as { looks?: number }).looks ?? 0);
}

let tray: TrayHost | null = null;
test.beforeEach(async ({ desktop }) => {
  tray = await startTrayHost(desktop);
  test.skip(tray === null, 'No session bus or python3-gi: THE TRAY WAS NOT TESTED.');
});
test.afterEach(() => tray?.stop());

async function openFromTray(app: ElectronApplication): Promise<TodayPage> {
  const opened = app.waitForEvent('window');
  await tray?.click('Open Kitsu Companion');
  return new TodayPage(await opened);
}

test('a window that was closed goes with its process, and opens again where it was', async ({
  signIn,
}) => {
  const { app, page, today } = await signIn();
  await today.previousDay();
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  const row = today.list.getByRole('listitem').nth(5);
  const title = (await row.getAttribute('aria-label')) ?? '';
  await row.click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible();

  await closeWindow(app);
  await expect.poll(windows(app), GONE).toBe(0);
  await expect.poll(processes(app)).not.toContain('Tab');

  const again = await openFromTray(app);
  await expect(again.page.getByRole('button', { name: 'Check now' })).toBeVisible();
  await again.page.getByRole('button', { name: /^Back to \w+day \d/ }).click();
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await expect(again.row(title).locator('[aria-current]')).toBeVisible();
  await expect(again.row(title)).toBeInViewport();
});

test('a window in which something refused still stands is kept, and one with a half-written comment gives it back', async ({
  atTask,
}) => {
  const { app, page, today, task } = await atTask();
  await today.log(task.title, 'an hour or so');
  await expect(today.row(task.title).getByRole('alert')).toBeVisible();
  const looked = await countLooks(app);
  await closeWindow(app);
  await expect.poll(looked, GONE).toBeGreaterThan(1);
  expect(await windows(app)()).toBe(1);
  await tray?.click('Open Kitsu Companion');
  await expect(today.time(task.title)).toHaveValue('an hour or so');

  await today.time(task.title).press('Escape');
  await today.row(task.title).click();
  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: 'Comment' }).fill('Arms too stiff');
  await closeWindow(app);
  await expect.poll(windows(app), GONE).toBe(0);
  const again = await openFromTray(app);
  await expect(again.page.getByRole('textbox', { name: 'Comment' })).toHaveValue('Arms too stiff');
});
