import { longDay, shiftDay } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { PalettePage } from '../fixtures/palette-page.ts';

test('the palette opens a task, a setting, a day and the export, and history leads back', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  const palette = new PalettePage(page);
  const detail = page.getByRole('heading', { name: task.title });

  await palette.choose(task.title, task.title);
  await expect(detail).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timer' })).toHaveCount(0);

  await palette.choose('round to', 'Settings: Rounding');
  await expect(page.getByRole('heading', { name: 'Rounding' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(detail).toBeVisible();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible();

  const day = await page.evaluate(() => {
    const date = new Date();
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  });
  const yesterday = shiftDay(day, -1);
  await palette.choose('yesterday', `Go to ${longDay(yesterday)}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveAttribute('title', longDay(yesterday));
  // The buttons at the side of a mouse.
  const mouse = (button: number) =>
    page.evaluate((side) => dispatchEvent(new MouseEvent('mouseup', { button: side })), button);
  await mouse(3);
  await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible();
  await mouse(4);
  await expect(heading).toHaveAttribute('title', longDay(yesterday));

  await palette.choose('not in kitsu', 'Not in Kitsu yet');
  await expect(page.getByRole('main', { name: 'Not in Kitsu yet' })).toBeVisible();
  await palette.choose('csv', 'Export my time');
  const dialog = page.getByRole('dialog', { name: /Export/ });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(heading).toHaveAttribute('title', longDay(yesterday));

  await palette.choose('theme light', 'Theme: Light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('the sheet of shortcuts lists what has a key where the artist is', async ({ signIn }) => {
  const { page, today } = await signIn();
  await today.allInKitsu();
  const { shortcuts, field } = new PalettePage(page);
  const line = (title: string) => shortcuts.getByRole('term').filter({ hasText: title });

  await today.search.focus();
  await page.keyboard.press('F1');
  await expect(line('Search my tasks')).toBeVisible();
  await expect(line('Start a task or run a command')).toBeVisible();
  await expect(line('Add a task to this week')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(today.search).toBeFocused();

  await page.keyboard.press('Escape');
  await page.keyboard.press('w');
  await expect(page.getByRole('main', { name: 'Timesheet' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(line('Add a task to this week')).toBeVisible();
  await expect(line('Search my tasks')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(shortcuts).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Timesheet' })).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+k');
  await expect(field).toBeFocused();
  expect(await violations(page)).toEqual([]);
});
