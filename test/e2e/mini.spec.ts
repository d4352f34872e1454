import type { Bridge } from '../../electron/shared/bridge.ts';
import { formatMinutes } from '../../electron/shared/minutes.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { bringMini, miniWindow } from '../fixtures/mini-page.ts';
import { PalettePage } from '../fixtures/palette-page.ts';
import { quickLogIs } from '../fixtures/quick-log-page.ts';
import { startTrayHost } from '../fixtures/tray-host.ts';

const KEYS = 'ControlOrMeta+Shift+M';

/** The page goes while it is pressed, which the driver takes for a fault. */
const goes = (pressed: Promise<void>): Promise<void> => pressed.catch(() => undefined);

test('the mini timer tells what runs in the numbers of the others, stops it and takes that back', async ({
  atTask,
}) => {
  const { app, page, task, today } = await atTask();
  const mini = await bringMini(app, () => page.keyboard.press(KEYS));
  await expect(mini.page.getByText('No timer runs')).toBeVisible();
  expect(await miniWindow(app)()).toMatchObject({
    bounds: { width: 320, height: 40 },
    isAbove: true,
  });
  await expect.poll(async () => (await miniWindow(app)())?.isFocused).toBe(true);

  await page.evaluate(
    (taskId) =>
      (window as unknown as { companion: Bridge }).companion.call['timer.start']({
        taskId,
        status: false,
      }),
    task.id,
  );
  await expect(mini.minutes).toHaveText(formatMinutes(0));
  await expect(mini.page.getByText(`${task.taskTypeName} · ${task.projectName}`)).toBeVisible();
  await expect(mini.page.getByTitle(task.title.replace(/ · .*$/, ''))).toBeVisible();

  await mini.page.keyboard.press('x');
  await expect(mini.page.getByText('No timer runs')).toBeVisible();
  await mini.undo.click();
  await expect(mini.stop).toBeVisible();
  await mini.stop.click();
  await expect(mini.undo).toBeVisible();
  await mini.page.keyboard.press('ControlOrMeta+z');
  await expect(mini.stop).toBeVisible();
  await expect(today.page.getByRole('region', { name: 'Timer' })).toBeVisible();

  // Another task is chosen in the quick log, which has the room for it.
  await mini.switch.click();
  await expect.poll(quickLogIs(app)).toBe('focused');

  await goes(mini.close.click());
  await expect.poll(miniWindow(app)).toBeNull();
});

test('it comes from the palette, goes with Escape, and opens where it was left', async ({
  signIn,
  again,
}) => {
  const first = await signIn();
  const palette = new PalettePage(first.page);
  const mini = await bringMini(first.app, () => palette.choose('mini', 'Mini timer'));
  await expect(mini.start).toBeVisible();
  const moved = { x: 700, y: 300 };
  await first.app.evaluate(({ BrowserWindow }, place) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().includes('mini.html'),
    );
    window?.setPosition(place.x, place.y);
  }, moved);
  await expect.poll(async () => (await miniWindow(first.app)())?.bounds).toMatchObject(moved);
  await goes(mini.page.keyboard.press('Escape'));
  await expect.poll(miniWindow(first.app)).toBeNull();
  const pages = await first.app.evaluate(
    ({ app }) => app.getAppMetrics().filter(({ type }) => type === 'Tab').length,
  );
  expect(pages, 'processes of pages, with the mini timer closed').toBe(1);
  await first.close();

  const second = await again();
  expect(await miniWindow(second.app)(), 'made only when it is asked for').toBeNull();
  await bringMini(second.app, () => second.page.keyboard.press(KEYS));
  await expect.poll(async () => (await miniWindow(second.app)())?.bounds).toMatchObject(moved);
});

test('the tray opens it where the main window is gone', async ({ desktop, signIn }) => {
  const tray = await startTrayHost(desktop);
  test.skip(tray === null, 'No session bus or python3-gi: THE TRAY WAS NOT TESTED.');
  if (tray === null) return;
  try {
    const { app } = await signIn();
    const mini = await bringMini(app, () => tray.click('Mini timer'));
    await expect(mini.start).toBeVisible();
    await mini.start.click();
    await expect.poll(quickLogIs(app)).toBe('focused');
  } finally {
    await tray.stop();
  }
});

test('its window has the size of its page, however that is zoomed', async ({ signIn }) => {
  const { app, page } = await signIn();
  const mini = await bringMini(app, () => page.keyboard.press(KEYS));
  await expect(mini.start).toBeVisible();
  for (const [zoom, size] of [
    [1.5, { width: 480, height: 60 }],
    [2, { width: 640, height: 80 }],
    [1, { width: 320, height: 40 }],
  ] as const) {
    await app.evaluate(
      ({ BrowserWindow }, factor) =>
        BrowserWindow.getAllWindows().forEach((one) => one.webContents.setZoomFactor(factor)),
      zoom,
    );
    await expect.poll(async () => (await miniWindow(app)())?.bounds).toMatchObject(size);
    await expect.poll(() => mini.page.evaluate(() => innerWidth)).toBe(320);
  }
});

test('the main window stays above others as long as the artist wants it, also after a restart', async ({
  signIn,
  again,
}) => {
  const isAbove = ({ app }: Awaited<ReturnType<typeof signIn>>) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isAlwaysOnTop());
  const first = await signIn();
  expect(await isAbove(first)).toBe(false);
  const menu = first.page.getByRole('button', { name: 'Menu', exact: true });
  await menu.click();
  await first.page.getByRole('menuitem', { name: 'Keep above other windows' }).click();
  await expect.poll(() => isAbove(first)).toBe(true);
  await first.close();

  const second = await again();
  expect(await isAbove(second)).toBe(true);
  const palette = new PalettePage(second.page);
  await palette.choose('stop keeping', 'Stop keeping above other windows');
  await expect.poll(() => isAbove(second)).toBe(false);
});

test('a desktop that keeps no window above others says so, and nothing is claimed', async ({
  signIn,
}) => {
  const env = { WAYLAND_DISPLAY: 'wayland-9', XDG_CURRENT_DESKTOP: 'sway' };
  const { app, page } = await signIn(undefined, { env });
  const palette = new PalettePage(page);
  await palette.choose('keep above', 'Keep above other windows');
  await expect(page.getByText('lets no program keep its own window above others')).toBeVisible();
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isAlwaysOnTop()),
  ).toBe(false);
  await bringMini(app, () => page.keyboard.press(KEYS));
  await expect(page.getByText('the mini timer may come to lie behind them')).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test(`it can be read and reached by everybody, ${theme}`, async ({ atTask }) => {
    const { app, page, task } = await atTask();
    await page.evaluate(
      async ([wanted, taskId]) => {
        const { call } = (window as unknown as { companion: Bridge }).companion;
        await call['settings.save']({ theme: wanted });
        await call['timer.start']({ taskId, status: false });
      },
      [theme, task.id] as const,
    );
    const mini = await bringMini(app, () => page.keyboard.press(KEYS));
    await expect(mini.minutes).toBeVisible();
    expect(await violations(mini.page)).toEqual([]);
    const cut = await mini.page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, scrollHeight };
    });
    expect(cut).toEqual({ scrollWidth: 320, scrollHeight: 40 });
    for (const button of [mini.stop, mini.switch, mini.close]) {
      await mini.page.keyboard.press('Tab');
      await expect(button).toBeFocused();
    }
  });
}
