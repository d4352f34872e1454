import type { Page } from '@playwright/test';
import { GARDEN } from '../../electron/practice/seed/film.ts';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

const room = (page: Page) => page.getByRole('main', { name: /^Where .* stands$/ });
const age = (page: Page) => room(page).getByRole('status', { name: 'Age' });
const count = (page: Page) => room(page).getByRole('status', { name: 'Tasks' });
const show = (page: Page, tab: string) => room(page).getByRole('radio', { name: tab }).check();

async function showAllTime(page: Page): Promise<void> {
  await room(page)
    .getByRole('combobox', { name: /^Period: / })
    .click();
  await page.getByRole('option', { name: 'All', exact: true }).click();
  await expect(room(page).getByRole('status', { name: 'Period' })).not.toHaveText(/: 0 min$/);
}

test('a lead sees where a production stands, and the tasks behind each number', async ({
  launch,
  studio,
}) => {
  const running = await launch({ args: ['--server', studio.url] });
  const { page } = running;
  const account = { ...accountOf(studio, 'manager'), role: 'artist' };
  await fillSignIn(running, { ...studio, accounts: [account] });
  await expect(new TodayPage(page).sync).toContainText('All in Kitsu', SOON);
  await page.keyboard.press('Shift+P');
  const name = GARDEN;
  const list = page.getByRole('list', { name: 'Productions' });
  await list.getByRole('listitem', { name }).getByRole('button').click();
  await expect(page.getByRole('main', { name, exact: true })).toBeVisible(SOON);
  await page.keyboard.press('Shift+K');
  await expect(age(page)).toContainText('Read from Kitsu', SOON);
  await expect(room(page)).toHaveAttribute('aria-label', `Where ${name} stands`);

  // Each tile counts what its list has.
  for (const level of ['Late', 'At risk', 'Unplanned', 'Fine']) {
    const tile = room(page).getByRole('button', { name: new RegExp(`^\\d+ ${level}$`) });
    const shown = Number((await tile.textContent())?.match(/\d+/)?.[0]);
    await tile.click();
    await expect(count(page)).toHaveText(shown === 1 ? '1 task' : `${shown} tasks`);
  }
  await show(page, 'Progress');
  const number = room(page).getByRole('button', { name: /^Animation: \d+ tasks?$/ });
  const total = (await number.textContent())?.trim() ?? '';
  await number.click();
  await expect(count(page)).toHaveText(`${total} tasks`);
  await room(page).getByRole('button', { name: 'Back to the figures' }).click();
  await expect(number).toBeVisible();

  await show(page, 'Workload');
  const cell = room(page)
    .getByRole('button', { name: / booked / })
    .first();
  await cell.click();
  const rows = room(page).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  await show(page, 'Time');
  await showAllTime(page);
  await room(page)
    .getByRole('button', { name: /, .*: \d+ (h|min)/ })
    .first()
    .click();
  await rows.first().getByRole('button').click();
  await expect(page.getByRole('region', { name: 'Task' })).toBeVisible(SOON);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(room(page)).toBeVisible();

  await room(page).getByText('How it is counted').click();
  for (const [tab, width] of [
    ['Risks', 360],
    ['Progress', 440],
    ['Workload', 1280],
    ['Time', 1280],
    ['Time', 360],
  ] as const) {
    await resize(running, width, 800);
    await show(page, tab);
    if (tab === 'Time') await showAllTime(page);
    await expect(room(page).getByRole('button').nth(3)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
});
