import type { Locator, Page } from '@playwright/test';
import { shortDay } from '../../electron/shared/day.ts';
import { taskTitle } from '../../electron/shared/task.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { manyTasks } from '../fixtures/many-tasks.ts';
import { PalettePage } from '../fixtures/palette-page.ts';
import { resize } from '../fixtures/window-size.ts';

interface StatusInKitsu {
  id: string;
  name: string;
  short_name: string;
  priority: number | null;
  is_artist_allowed: boolean;
  for_concept: boolean;
}

const show = (page: Page, look: string): Promise<void> =>
  new PalettePage(page).choose(`look ${look}`, `Look: ${look}`);
const board = (page: Page): Locator => page.getByRole('region', { name: 'Board by status' });
const column = (page: Page, status: string): Locator =>
  board(page).getByRole('list', { name: status, exact: true });
/** The whole column, which has a height without tasks too. */
const target = (page: Page, status: string): Locator =>
  board(page).getByRole('region', { name: new RegExp(`^${status}: `) });
const card = (page: Page, status: string, title: string): Locator =>
  column(page, status).getByRole('listitem', { name: title, exact: true });

test('a board has my tasks in columns, in the studio’s order', async ({ signIn, kitsu }) => {
  const statuses = await kitsu.lead.get<StatusInKitsu[]>('/data/task-status');
  const place = ({ priority }: StatusInKitsu): number => priority ?? 1;
  const ordered = [...statuses]
    .filter(({ for_concept }) => !for_concept)
    .sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
  const { page, today } = await signIn();
  await today.allInKitsu();
  await show(page, 'Board by status');
  await expect(board(page)).toBeVisible();
  const drawn = board(page).getByRole('list');
  await expect(drawn.first()).toBeVisible();
  const names = await drawn.evaluateAll((lists) =>
    lists.map((list) => list.getAttribute('aria-label') ?? ''),
  );
  expect(names).toEqual(ordered.filter((name) => names.includes(name)));
  for (const task of await kitsu.todo()) expect(names, taskTitle(task)).toContain(task.statusName);
  expect(await violations(page)).toEqual([]);
});

test('a card is taken to another status by keys, undone, and taken there by the mouse', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const wip = (await kitsu.lead.get<StatusInKitsu[]>('/data/task-status')).find(
    ({ short_name }) => short_name.toLowerCase() === 'wip',
  );
  if (!wip) throw new Error('The studio has no work in progress.');
  const running = await signIn();
  const { page, today } = running;
  await resize(running, 1280);
  await today.allInKitsu();
  await today.search.fill(task.title);
  await show(page, 'Board by status');
  const before = card(page, task.statusName, task.title);
  const there = card(page, wip.name, task.title);
  await before.getByRole('group').focus();

  await page.keyboard.press('m');
  const said = page.getByRole('status').filter({ hasText: 'Enter sets the status' });
  await expect(said).toContainText(`Stays on ${task.statusName}`);
  for (let step = 0; step < 8; step += 1) {
    if ((await said.innerText()).startsWith(`To ${wip.name}`)) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Escape');
  await expect(said).toHaveCount(0);
  await expect(before).toBeVisible();
  await page.keyboard.press('m');
  await expect(said).toBeVisible();
  for (let step = 0; step < 8; step += 1) {
    if ((await said.innerText()).startsWith(`To ${wip.name}`)) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await expect(there).toBeVisible();
  await expect(there.getByRole('group')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(before).toBeVisible();

  await before.getByRole('group').dragTo(target(page, wip.name));
  await expect(there).toBeVisible();
  await today.allInKitsu();
  expect(await kitsu.status(task.id)).toBe('wip');
  await expect(there).toBeVisible();
});

test('a card has the menu that a row has, by the pointer and by the keys; its time is asked for', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const running = await signIn();
  const { page, today } = running;
  await resize(running, 1280);
  await today.allInKitsu();
  await today.search.fill(task.title);
  await show(page, 'Board by status');
  const own = card(page, task.statusName, task.title).getByRole('group');
  const menu = page.getByRole('menu', { name: task.title });
  await own.click({ button: 'right' });
  const lines = await menu.getByRole('menuitem').allInnerTexts();
  const names = lines.map((line) => line.split('\n')[0]);
  const wanted = ['Open', 'Start', 'Log time', 'Set status…', 'Comment'];
  expect(names).toEqual([...wanted, 'Plan for today', 'Pin to the top', 'Open in Kitsu']);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(own).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: /^Log time/ }).press('Enter');
  const bar = page.getByRole('region', { name: 'Selected tasks' });
  await expect(bar.getByRole('status', { name: 'Selected' })).toHaveText(task.title);
  const time = bar.getByRole('textbox', { name: 'Time on each task' });
  await expect(time).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(own).toBeFocused();
  await page.keyboard.press('t');
  await time.fill('20m');
  await time.press('Enter');
  await expect(bar).toHaveCount(0);
  await expect(own).toContainText('20 min');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(own).not.toContainText('20 min');

  await page.keyboard.press('Shift+S');
  const statuses = page.getByRole('menu', { name: 'Status' });
  await expect(statuses.getByRole('menuitem', { name: /work in progress/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(own).toBeFocused();
  // The plan is not drawn here: what was done is said.
  await page.keyboard.press('Shift+T');
  const said = page
    .getByRole('status', { name: 'Notice' })
    .filter({ hasText: 'Planned for today.' });
  await said.getByRole('button', { name: 'Undo' }).click();
  await own.click({ button: 'right' });
  await menu
    .getByRole('menuitem', { name: /^Open ?/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: task.title })).toBeVisible();
});

test('a card is not dropped on a status that only leads set', async ({ signIn, kitsu }) => {
  const closed = (await kitsu.lead.get<StatusInKitsu[]>('/data/task-status')).find(
    ({ is_artist_allowed, for_concept }) => !is_artist_allowed && !for_concept,
  );
  const tasks = await kitsu.todo();
  test.skip(
    closed === undefined || tasks.every(({ statusName }) => statusName !== closed.name),
    'No task of mine has a status for leads, so it has no column.',
  );
  const task = await kitsu.spareTask();
  const running = await signIn();
  const { page, today } = running;
  await resize(running, 1280);
  await today.allInKitsu();
  await show(page, 'Board by status');
  const own = card(page, task.statusName, task.title);
  await own.getByRole('group').focus();
  await own.getByRole('group').dragTo(target(page, closed?.name ?? ''));
  await expect(own).toBeVisible();
  expect(await kitsu.status(task.id)).toBe(task.statusShortName.toLowerCase());
});

test('a calendar has tasks on their due days, opens one and comes back to it, without a network too', async ({
  signIn,
  kitsu,
  faults,
}) => {
  const tasks = await kitsu.todo();
  const due = tasks.find(({ dueDate }) => dueDate !== null && dueDate >= kitsu.today);
  if (!due?.dueDate) throw new Error('No task of mine is due.');
  const { page, today } = await signIn(faults.url);
  await today.allInKitsu();
  faults.unplug();
  await today.search.fill(due.title);
  await show(page, 'Calendar: month');
  const calendar = page.getByRole('region', { name: 'Calendar of due dates' });
  await expect(calendar).toBeVisible();
  const words = `${due.title}, ${due.statusName}, due ${shortDay(due.dueDate, kitsu.today)}`;
  const bar = calendar.locator('[data-row]').and(page.getByRole('button', { name: words }));
  if (due.dueDate.slice(0, 7) !== kitsu.today.slice(0, 7)) {
    await calendar.getByRole('button', { name: 'Next month' }).click();
  }
  await expect(bar).toBeVisible();
  await bar.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: due.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await bar.click({ button: 'right' });
  const menu = page.getByRole('menu', { name: words });
  await expect(menu.getByRole('menuitem', { name: /^Set status/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toBeFocused();
  await page.keyboard.press('v');
  await expect(calendar.getByRole('radio', { name: 'Week' })).toBeChecked();
  await page.keyboard.press('PageDown');
  await expect(calendar.getByRole('button', { name: 'This week' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the look is kept, and what is late or has no date stands beside the calendar', async ({
  signIn,
  launch,
  kitsu,
}) => {
  const tasks = await kitsu.todo();
  const aside = tasks.filter(({ dueDate }) => dueDate === null || dueDate < kitsu.today);
  const running = await signIn();
  await running.today.allInKitsu();
  await show(running.page, 'Calendar: week');
  await expect(running.today.list).toHaveCount(0);
  // At once: what is saved a moment after a choice is saved as the window closes.
  await running.close();
  const { page } = await launch();
  const week = page.getByRole('radio', { name: 'Week' });
  await expect(week).toBeChecked();
  const first = page.getByRole('list', { name: 'Late or without a date' }).getByRole('listitem');
  if (aside.length > 0)
    await expect(first.first()).toHaveAttribute('aria-setsize', `${aside.length}`);
  // Its menu, and with it the key, comes after the first frame.
  await page.getByRole('button', { name: 'View: Calendar: week' }).waitFor();
  await page.keyboard.press('v');
  await expect(page.getByRole('list', { name: 'To-do' })).toBeVisible();
});

test('of thousands of tasks only those in sight are drawn', async ({ signIn, faults }) => {
  faults.on('GET', /\/data\/user\/tasks$/, manyTasks(5000));
  const running = await signIn(faults.url);
  const { page, today } = running;
  await resize(running, 1280);
  await expect(today.list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '5000');
  await show(page, 'Board by status');
  const cards = board(page).getByRole('listitem');
  await expect(cards.first()).toBeVisible();
  const sizes = await board(page)
    .getByRole('list')
    .evaluateAll((lists) =>
      lists.map((list) =>
        Number(list.querySelector('[role=listitem]')?.getAttribute('aria-setsize') ?? 0),
      ),
    );
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(5000);
  expect(await cards.count()).toBeLessThan(200);
  await page.keyboard.press('End');
  const focused = page.locator('[data-row]:focus');
  await expect(focused).toBeInViewport();

  await show(page, 'Calendar: week');
  const calendar = page.getByRole('region', { name: 'Calendar of due dates' });
  await expect(calendar.locator('[data-row]').first()).toBeVisible();
  expect(await calendar.locator('[data-row]').count()).toBeLessThan(200);
  await page.keyboard.press('End');
  await expect(focused).toBeInViewport();
});
