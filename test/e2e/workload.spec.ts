import type { Page } from '@playwright/test';
import { dayOf, shiftDay, weekOf } from '../../electron/shared/day.ts';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test } from '../fixtures/lead-in-production.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };
const MONDAY = shiftDay(weekOf(dayOf(new Date()))[0] ?? '', 7);
const LATER = shiftDay(MONDAY, 7);

const room = (page: Page) => page.getByRole('main', { name: /^Where .* stands$/ });
const cell = (page: Page, who: string, week: string) =>
  room(page).getByRole('button', { name: new RegExp(`${who}, week of ${week}: .* booked`) });
const target = (page: Page, who: string, week: string) =>
  room(page).getByRole('button', { name: `Move it to ${who}, week of ${week}` });
const said = (page: Page) => page.getByRole('status', { name: 'What this move does' });

interface Kept {
  assignees: string[];
  start_date: string | null;
  due_date: string | null;
}

test('a lead drags a task to somebody else, moves another by keys, and takes both back', async ({
  room: mine,
  lead,
  faults,
}) => {
  test.setTimeout(180_000);
  const { stage } = mine;
  const { admin, artist, supervisor } = stage.as;
  const [busy, free] = [artist.user, supervisor.user];
  const [first, second] = [await stage.newTask(), await stage.newTask()];
  await admin.put(`/actions/persons/${busy.id}/assign`, { task_ids: [first, second] });
  const days = { start_date: MONDAY, due_date: shiftDay(MONDAY, 4) };
  await admin.put(`/data/tasks/${first}`, { ...days, estimation: 2000 });
  await admin.put(`/data/tasks/${second}`, { ...days, estimation: 1000 });
  const kept = async (id: string) => {
    const { assignees, start_date, due_date } = await admin.get<Kept>(`/data/tasks/${id}`);
    return [assignees.sort(), start_date?.slice(0, 10), due_date?.slice(0, 10)];
  };
  const before = await kept(first);

  const running = await lead(faults.url);
  const { page } = running;
  await page.keyboard.press('Shift+K');
  await room(page).getByRole('radio', { name: 'Workload' }).check();
  await resize(running, 1280, 900);
  await expect(cell(page, busy.full_name, MONDAY)).toHaveAccessibleName(/50 h booked/, SOON);
  await cell(page, busy.full_name, MONDAY).click();
  const rows = room(page).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page)).toEqual([]);
  }

  // By the mouse: what it would do is told before it is dropped.
  const handle = await rows.first().boundingBox();
  const place = await room(page)
    .getByRole('row', { name: free.full_name })
    .getByRole('cell')
    .nth(1)
    .boundingBox();
  if (!handle || !place) throw new Error('There is nothing to drag.');
  await page.mouse.move(handle.x + 60, handle.y + 20);
  await page.mouse.down();
  await page.mouse.move(handle.x + 80, handle.y, { steps: 4 });
  await page.mouse.move(place.x + 30, place.y + 20, { steps: 8 });
  await page.mouse.move(place.x + 34, place.y + 22);
  await expect(said(page)).toContainText(
    `${free.full_name} takes it over from ${busy.full_name}.`,
    SOON,
  );
  await expect(said(page)).toContainText('0 min → 33 h 20 of');
  expect(await kept(first)).toEqual(before);
  await page.mouse.up();
  await expect(cell(page, busy.full_name, MONDAY)).toHaveAccessibleName(/16 h 40 booked/, SOON);
  await expect(cell(page, free.full_name, MONDAY)).toHaveAccessibleName(/33 h 20 booked/);
  await expect.poll(() => kept(first), NOTICED).toEqual([[free.id], before[1], before[2]]);
  await expect(page.getByRole('button', { name: /^Not in Kitsu/ })).toHaveCount(0);
  await expect(cell(page, free.full_name, MONDAY)).toHaveAccessibleName(/33 h 20 booked/);

  // One undo for all of it.
  await room(page).getByRole('region', { name: 'Workload by week' }).focus();
  await page.keyboard.press('Control+z');
  await expect(cell(page, busy.full_name, MONDAY)).toHaveAccessibleName(/50 h booked/, SOON);
  await expect.poll(() => kept(first), NOTICED).toEqual(before);

  // By keys, into the next week, while Kitsu is away.
  faults.on('*', /^/, { kind: 'close-before' });
  await cell(page, busy.full_name, MONDAY).press('Enter');
  await rows.first().getByRole('button').first().focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toContainText('Due', SOON);
  await expect(target(page, busy.full_name, LATER).filter({ hasText: 'was' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(said(page)).toHaveCount(0);
  await rows.first().getByRole('button').first().focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toContainText('Due', SOON);
  await page.keyboard.press('Enter');
  await expect(cell(page, busy.full_name, LATER)).toHaveAccessibleName(/33 h 20 booked/, SOON);
  expect(await kept(first)).toEqual(before);
  faults.heal();
  await expect.poll(() => kept(first), NOTICED).toEqual([before[0], LATER, shiftDay(LATER, 4)]);

  for (const width of [360, 1920]) {
    await resize(running, width, 800);
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
});
