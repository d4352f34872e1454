import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { root } from '../../build/steps.mjs';
import { expect, test } from '../fixtures/app.ts';
import type { Running } from '../fixtures/launch.ts';

const SIZES = { narrow: [360, 780], column: [440, 780], wide: [1280, 800] } as const;
type Size = keyof typeof SIZES;

const file = (name: string): string => join(root, 'build', 'pictures', `${name}.png`);

async function resize({ app, page }: Running, size: Size): Promise<void> {
  const [width, height] = SIZES[size];
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

async function choose(page: Page, theme: 'Dark' | 'Light'): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitemradio', { name: theme }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  // The menu returns the focus to its button, whose ring must not be in the picture.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

/** Waits until all visible thumbnails are drawn. */
const drawn = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => [...document.images].every((image) => image.complete)))
    .toBe(true);

test('pictures of the app', async ({ launch }) => {
  const running = await launch();
  const { page } = running;
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.screenshot({ path: file('sign-in-dark') });

  await page.getByRole('button', { name: 'Open the practice studio' }).click();
  await expect(page.getByRole('status', { name: 'Sync' })).toContainText('All in Kitsu');
  const rows = page.getByRole('list', { name: 'To-do' }).getByRole('listitem');
  await rows.first().getByRole('textbox', { name: 'Time today' }).fill('2h15');
  await page.keyboard.press('Enter');
  await rows.nth(1).getByRole('textbox', { name: 'Time today' }).fill('1h30');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'Sync' })).toContainText('All in Kitsu');
  await rows.nth(2).getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Timer' })).toBeVisible();
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  for (let left = await dismiss.count(); left > 0; left -= 1) await dismiss.first().click();
  for (const theme of ['Dark', 'Light'] as const) {
    await choose(page, theme);
    for (const size of ['narrow', 'column', 'wide'] as const) {
      await resize(running, size);
      await drawn(page);
      await page.screenshot({ path: file(`today-${size}-${theme.toLowerCase()}`) });
    }
    await page.keyboard.press('w');
    await expect(page.getByRole('grid', { name: /^Timesheet/ })).toBeVisible();
    await page.screenshot({ path: file(`timesheet-wide-${theme.toLowerCase()}`) });
    await page.keyboard.press('Escape');
  }
});
