import type { Locator, Page } from '@playwright/test';
import type { Bridge } from '../../electron/shared/bridge.ts';
import { longDay, shiftDay, weekOf } from '../../electron/shared/day.ts';
import { monthName, monthOf, shiftMonth } from '../../electron/shared/month.ts';
import { taskTitle } from '../../electron/shared/task.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { PalettePage } from '../fixtures/palette-page.ts';
import { resize } from '../fixtures/window-size.ts';

const room = (page: Page): Locator => page.getByRole('main', { name: 'My schedule' });
const grid = (page: Page): Locator => page.getByRole('region', { name: 'Calendar of my tasks' });
const days = (page: Page): Locator => page.getByRole('list', { name: 'Tasks by day' });
const dayCell = (page: Page, day: string): Locator =>
  grid(page).getByRole('button', { name: new RegExp(`^${longDay(day)}`) });
const title = (page: Page): Locator => room(page).getByRole('heading', { level: 2 }).first();

test('my tasks are in a month and a week by keys, and each opens its room', async ({
  signIn,
  kitsu,
}) => {
  const running = await signIn();
  const { page, today } = running;
  await resize(running, 1280);
  await today.allInKitsu();
  await page.keyboard.press('Shift+W');
  await expect(room(page)).toBeVisible();
  await expect(title(page)).toHaveText(monthName(monthOf(kitsu.today)));
  await expect(dayCell(page, kitsu.today)).toHaveAttribute('aria-current', 'date');
  expect(await violations(page)).toEqual([]);

  await test.step('arrows go by day and week, pages by month, T to today', async () => {
    await page.keyboard.press('t');
    await expect(dayCell(page, kitsu.today)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(dayCell(page, shiftDay(kitsu.today, 1))).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(dayCell(page, shiftDay(kitsu.today, -6))).toBeFocused();
    await page.keyboard.press('t');
    await page.keyboard.press('PageDown');
    await expect(title(page)).toHaveText(monthName(shiftMonth(monthOf(kitsu.today), 1)));
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await expect(title(page)).toHaveText(monthName(shiftMonth(monthOf(kitsu.today), -1)));
    await page.keyboard.press('t');
    await expect(title(page)).toHaveText(monthName(monthOf(kitsu.today)));
  });

  const open = (await kitsu.todo()).filter(({ dueDate }) => dueDate !== null);
  const task = open.find(({ dueDate }) => (dueDate ?? '') >= kitsu.today) ?? open[0];
  if (!task?.dueDate) throw new Error('No task of the studio is due.');
  const { dueDate } = task;

  await test.step('Enter on a day goes to its tasks, and on a task to its room', async () => {
    await page.keyboard.press('t');
    const by = Math.round((Date.parse(dueDate) - Date.parse(kitsu.today)) / 86_400_000);
    for (let step = 0; step < Math.abs(by); step += 1)
      await page.keyboard.press(by < 0 ? 'ArrowLeft' : 'ArrowRight');
    await expect(dayCell(page, dueDate)).toBeFocused();
    await page.keyboard.press('Enter');
    const first = days(page)
      .getByRole('listitem')
      .filter({ has: page.locator('button:focus') });
    await expect(first).toHaveCount(1);
    const own = days(page)
      .getByRole('listitem', { name: taskTitle(task), exact: true })
      .first();
    await expect(own).toContainText(task.statusShortName);
    const said = page.getByRole('region', { name: 'Will I make it', exact: true });
    const answer = (await said.innerText()).split('\n');
    // What is said below leaves the task in sight.
    await expect(first).toBeInViewport({ ratio: 0.9 });
    const name = (await first.getAttribute('aria-label')) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: name.split(' · ')[0] ?? '' })).toBeVisible();
    // The task's room answers the same.
    for (const words of answer) await expect(said).toContainText(words);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(room(page)).toBeVisible();
    await expect(dayCell(page, dueDate)).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('a week has the same day at hand, and its answer in words', async () => {
    await page.keyboard.press('t');
    await page.keyboard.press('v');
    await expect(grid(page).getByRole('group')).toHaveCount(1);
    await expect(dayCell(page, kitsu.today)).toHaveAttribute('aria-pressed', 'true');
    const answer = page.getByRole('region', { name: 'Will I make it, this week' });
    await expect(answer).toContainText('of working time');
    await page.keyboard.press('PageDown');
    await expect(dayCell(page, shiftDay(kitsu.today, 7))).toHaveAttribute('aria-pressed', 'true');
    expect(await violations(page)).toEqual([]);
  });

  await test.step('a click on a bar opens its room', async () => {
    await page.keyboard.press('Shift+W');
    const bar = grid(page).locator('[data-bar]').first();
    await bar.click();
    await expect(page.locator('[data-task-detail]')).toBeVisible();
  });
});

test('a day off is marked, and takes its time from the week', async ({ signIn, kitsu }) => {
  const running = await signIn();
  const { page, today } = running;
  await resize(running, 1280);
  await today.allInKitsu();
  // The next week’s Wednesday, which is to come on whatever day this runs.
  const off = shiftDay(weekOf(kitsu.today)[2] ?? kitsu.today, 7);
  await page.evaluate(async (day) => {
    const { companion } = window as unknown as { companion: Bridge };
    await companion.call['dayOff.mark']({ first: day, last: day, description: '' });
  }, off);
  await page.keyboard.press('Shift+W');
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press('v');
  await page.keyboard.press('t');
  await page.keyboard.press('PageDown');
  await expect(dayCell(page, off)).toHaveAccessibleName(/day off/);
  const answer = page.getByRole('region', { name: 'Will I make it, this week' });
  await expect(answer).toContainText('with 1 day off');
});

test('offline it is there, narrow as a list by day', async ({ signIn, again, faults, kitsu }) => {
  const before = await signIn(faults.url);
  await before.today.allInKitsu();
  await before.app.close();
  faults.unplug();
  const running = await again();
  const { page } = running;
  await resize(running, 440);
  await page.keyboard.press('Shift+W');
  await expect(days(page).getByRole('listitem').first()).toBeVisible();
  await expect(grid(page)).toHaveCount(0);
  await page.keyboard.press('t');
  await page.keyboard.press('ArrowDown');
  await expect(days(page).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(days(page).getByRole('button').nth(1)).toBeFocused();
  await expect(room(page)).toContainText(monthName(monthOf(kitsu.today)));
});

for (const [theme, widths] of [
  ['Dark', [1920, 440, 360]],
  ['Light', [1280, 440]],
] as const)
  test(`nothing is cut or hard to read, ${theme.toLowerCase()}`, async ({ signIn }) => {
    const running = await signIn();
    const { page, today } = running;
    await today.allInKitsu();
    await new PalettePage(page).choose(`theme ${theme}`, `Theme: ${theme}`);
    await page.keyboard.press('Shift+W');
    for (const width of widths) {
      await resize(running, width);
      await expect(grid(page)).toHaveCount(width < 800 ? 0 : 1);
      await expect(days(page).getByRole('listitem').first()).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      expect(await violations(page)).toEqual([]);
    }
  });

test('my record is counted by week and month, and each number opens its tasks', async ({
  signIn,
  kitsu,
}) => {
  const running = await signIn();
  const { page, today } = running;
  await resize(running, 1280);
  await today.allInKitsu();
  await new PalettePage(page).choose('my record', 'My record');
  const table = room(page).getByRole('table');
  await expect(table).toBeVisible();
  await expect(room(page)).toContainText('How it is counted');
  const done = table
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: / done$/ });
  const count = Number(await done.innerText());
  expect(count).toBeGreaterThan(0);
  await done.click();
  const behind = page.getByRole('region', { name: 'Tasks behind the number' });
  await expect(behind.getByRole('listitem')).toHaveCount(count);
  expect(await violations(page)).toEqual([]);

  await room(page).getByRole('radio', { name: 'By month' }).check();
  await expect(behind).toHaveCount(0);
  const sums = await table.getByRole('button', { name: / done$/ }).allInnerTexts();
  await room(page).getByRole('radio', { name: 'By week' }).check();
  const weeks = await table.getByRole('button', { name: / done$/ }).allInnerTexts();
  const sum = (all: string[]): number => all.reduce((so, one) => so + Number(one), 0);
  expect(sum(weeks)).toBe(sum(sums));
  // By day, the frames of a week are those of its days.
  await room(page).getByRole('radio', { name: 'By day' }).check();
  const daily = await table.getByRole('button', { name: / done$/ }).allInnerTexts();
  expect(sum(daily)).toBe(sum(weeks));
  const frames = table.getByRole('button', { name: /\d frames$/ });
  const each = await frames.allInnerTexts();
  await room(page).getByRole('radio', { name: 'By month' }).check();
  expect(sum(await frames.allInnerTexts())).toBe(sum(each));
  const latest = table.getByRole('row').filter({ hasText: ' a day' }).first();
  const whole = Number(await latest.getByRole('button', { name: /\d frames$/ }).innerText());
  const [, aDay = ''] = /([\d.]+) a day/.exec(await latest.innerText()) ?? [];
  expect(Math.abs(whole / Number(aDay) - Math.round(whole / Number(aDay)))).toBeLessThan(0.1);
  expect(whole).toBeGreaterThan(Number(aDay));
  await room(page).getByRole('radio', { name: 'By week' }).check();
  expect(sum(weeks)).toBeLessThanOrEqual((await kitsu.done()).length);

  await table
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: / done$/ })
    .click();
  await behind.getByRole('button').nth(1).click();
  await expect(page.locator('[data-task-detail]')).toBeVisible();
});
