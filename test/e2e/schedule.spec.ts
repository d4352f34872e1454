import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { shiftDay, weekOf } from '../../electron/shared/day.ts';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { expectSoundAtEveryWidth } from '../fixtures/every-width.ts';
import { violations } from '../fixtures/axe.ts';
import { test as base } from '../fixtures/lead-in-production.ts';
import { scheduleShots, type ScheduledShots } from '../fixtures/scheduled-shots.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

/** Fourteen days from a Monday on, two weeks ahead. */
const monday = weekOf(shiftDay(new Date().toISOString().slice(0, 10), 14))[0] ?? '';
const days = Array.from({ length: 14 }, (_, at) => shiftDay(monday, at));
const day = (at: number): string => days[at] ?? '';

const test = base.extend<{ shots: ScheduledShots }>({
  shots: async ({ room }, use) => use(await scheduleShots(room.stage, days)),
});

const room = (page: Page) => page.getByRole('main', { name: /^Schedule of / });
/** Without that of the headers. */
const rows = (page: Page) => room(page).getByRole('treegrid').locator('[role="row"][aria-level]');
const moved = (page: Page) => room(page).getByRole('status', { name: 'What is moved' });
const conflicts = (page: Page) => room(page).getByRole('alert', { name: 'Conflicts' });

/** The schedule with a row for each task, by their days. */
async function enter(page: Page): Promise<void> {
  await page.keyboard.press('Shift+G');
  await expect(room(page).getByRole('status', { name: 'Age' })).toContainText(
    / · (read|as of) \d/,
    SOON,
  );
}

async function open(page: Page): Promise<void> {
  await enter(page);
  await room(page).getByRole('combobox', { name: 'Group: By shot and asset' }).click();
  await page.getByRole('option', { name: 'All in one list' }).click();
  await seeAll(page);
}

async function seeAll(page: Page): Promise<void> {
  await expect(room(page).getByRole('combobox', { name: 'Group: All in one list' })).toBeVisible();
  await expect(rows(page)).toHaveCount(4, SOON);
  await room(page).getByRole('treegrid').focus();
}

/** A screen reader finds all that a bar shows in a table, under headers; of a bar with conflicts. */
async function expectTable(page: Page): Promise<void> {
  const grid = room(page).getByRole('treegrid');
  const columns = 'Task Start Due People Estimate Logged Status Conflicts';
  await expect(grid.getByRole('columnheader')).toHaveText(columns.split(' '));
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  const row = rows(page).nth(1);
  await expect(row).toHaveAttribute('aria-rowindex', '3');
  await expect(row.getByRole('rowheader')).toContainText('Animation');
  const cells = row.getByRole('gridcell');
  await expect(cells).toHaveText([
    ...[/^Fri \d+ \w+/, /^Wed \d+ \w+/, /^artist /, /estimate|\d+ h/, /\d/, /^\w/],
    /^1 conflict: artist .* has .* · Animation and .* · Layout on the same days\.$/,
  ]);
  // The row at hand says it too, and it is the one that the grid names.
  const id = await grid.getAttribute('aria-activedescendant');
  expect(await row.getAttribute('id')).toBe(id);
  await expect(row).toHaveAttribute('aria-label', /Animation, .* · .*\. 1 conflict: /);
}

/** The middle of a day in a row, in the window. */
async function placeOf(page: Page, row: number, at: string): Promise<{ x: number; y: number }> {
  const box = await rows(page).nth(row).boundingBox();
  const place = await page.evaluate((wanted) => {
    const canvas = document.querySelector('canvas.bars');
    const { day, px } = (canvas as HTMLCanvasElement).dataset;
    const number = Date.parse(`${wanted}T00:00:00Z`) / 86_400_000;
    const begin = canvas?.getBoundingClientRect().left ?? 0;
    return begin + (number + 0.5 - Number(day)) * Number(px);
  }, at);
  return { x: place, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

test('a lead drags a bar with what follows, sees the conflict before it is set, and undoes it all', async ({
  room: { stage },
  shots,
  lead,
  faults,
}) => {
  const running = await lead(faults.url);
  const { page } = running;
  await resize(running, 1280, 800);
  await open(page);
  const task = rows(page).nth(1);
  await expect(task).toHaveAttribute('aria-label', /2 working days/);
  await expect(room(page).getByRole('status', { name: 'Age' })).toContainText('3 planned tasks');

  // Two days later it is still going on when its layout starts.
  const from = await placeOf(page, 1, day(0));
  const to = await placeOf(page, 1, day(2));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, from.y);
  await page.mouse.move(to.x, to.y);
  await expect(moved(page)).toContainText('1 bar, 2 working days later');
  await expect(conflicts(page)).toContainText('Layout starts before');
  await expect(conflicts(page)).toContainText('on the same days');
  // Escape leaves it where it was, though the button is still down.
  await page.keyboard.press('Escape');
  await expect(moved(page)).toHaveCount(0);
  await page.mouse.move(to.x + 20, to.y);
  await page.mouse.up();
  expect(await shots.daysOf(shots.first)).toEqual([day(0), day(1)]);

  // With what follows there is none.
  await page.keyboard.press('f');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, from.y);
  await page.mouse.move(to.x, to.y);
  await expect(moved(page)).toContainText('2 bars, 2 working days later');
  await expect(conflicts(page)).not.toContainText('starts before');
  await page.mouse.up();
  const both = () => Promise.all([shots.daysOf(shots.first), shots.daysOf(shots.next)]);
  await expect.poll(both, NOTICED).toEqual([
    [day(2), day(3)],
    [day(4), day(7)],
  ]);
  await page.keyboard.press('Control+z');
  await expect.poll(both, NOTICED).toEqual([
    [day(0), day(1)],
    [day(2), day(3)],
  ]);
  expect(await violations(page)).toEqual([]);

  // Without Kitsu it is drawn from the disk, moved, and sent later.
  faults.on('*', /^/, { kind: 'close-before' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await enter(page);
  // Grouped as it was when it was left.
  await seeAll(page);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(rows(page).last()).toHaveAttribute('aria-label', /not in Kitsu yet/);
  faults.heal();
  await expect.poll(() => shots.daysOf(shots.other), NOTICED).toEqual([day(8), day(9)]);
  expect(stage.project).not.toBe('');
});

test('a lead moves and stretches bars by the keys, several at once, and opens a task', async ({
  shots,
  lead,
}) => {
  const { page } = await lead();
  await open(page);
  // The animation of a shot and its layout.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(room(page).locator('[role="row"][aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(moved(page)).toContainText('2 bars, 2 working days later');
  await page.keyboard.press('Escape');
  await expect(moved(page)).toHaveCount(0);
  await page.keyboard.press('Control+ArrowRight');
  await expect(moved(page)).toContainText('2 bars, 5 working days later');
  await page.keyboard.press('Enter');
  const both = () => Promise.all([shots.daysOf(shots.first), shots.daysOf(shots.next)]);
  await expect.poll(both, NOTICED).toEqual([
    [day(7), day(8)],
    [day(9), day(10)],
  ]);
  await page.keyboard.press('Control+z');
  await expect.poll(both, NOTICED).toEqual([
    [day(0), day(1)],
    [day(2), day(3)],
  ]);
  // One alone, at its ends.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(moved(page)).toContainText('1 bar, due 1 working day later');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expect(moved(page)).toContainText('1 bar, start 1 working day earlier');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => shots.daysOf(shots.first), NOTICED)
    .toEqual([shiftDay(day(0), -3), day(2)]);
  await expectTable(page);
  // Looked at in another way, which this production keeps.
  const chosen = (name: string) => room(page).getByRole('combobox', { name, exact: true });
  await chosen('Colour: Coloured by type').click();
  await page.getByRole('option', { name: 'Coloured by status' }).click();
  await chosen('Zoom: Weeks').click();
  await page.getByRole('option', { name: 'Days' }).click();
  await room(page).getByRole('treegrid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Task' })).toBeVisible(SOON);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(room(page)).toBeVisible();
  // It is looked at as before, and its bars beyond the view are brought there by a press at its edge.
  for (const name of ['Group: All in one list', 'Colour: Coloured by status', 'Zoom: Days'])
    await expect(chosen(name)).toBeVisible();
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  const place = () => placeOf(page, 1, day(0));
  const canvas = await room(page).locator('canvas.bars').boundingBox();
  const edge = (canvas?.x ?? 0) + (canvas?.width ?? 0);
  expect((await place()).x).toBeGreaterThan(edge);
  await page.mouse.click(edge - 8, (await place()).y);
  await expect.poll(async () => (await place()).x).toBeLessThan(edge);
});

test('a task without days is planned from the tray, by drag and by key; the room looks right', async ({
  shots,
  lead,
}) => {
  const running = await lead();
  const { page } = running;
  await resize(running, 1280, 800);
  await open(page);
  await page.keyboard.press('u');
  const tray = room(page).getByRole('region', { name: 'Not planned' });
  await expect(tray.getByRole('listitem')).toHaveCount(2);
  const ids = [shots.unplanned];
  const before = await Promise.all(ids.map(shots.daysOf));
  expect(before).toEqual([[null, null]]);
  await expect(tray.getByRole('listitem').first().getByRole('button').first()).toBeFocused();
  const task = tray.getByRole('listitem').last();
  const from = await task.boundingBox();
  const to = await placeOf(page, 1, day(9));
  await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 60);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
  await expect(tray.getByRole('listitem')).toHaveCount(1);
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).last()).toHaveAttribute('aria-label', /1 working day/);
  await tray.getByRole('listitem').getByRole('button').first().focus();
  await page.keyboard.press('p');
  await expect(tray).toContainText('Every task has a day.');
  await expect(rows(page)).toHaveCount(6);

  await expectSoundAtEveryWidth(running, 800);
});

test('200 bars that are moved at once are all moved, once, though the app is killed in the midst of it', async ({
  room: { stage },
  lead,
  again,
  faults,
}) => {
  test.setTimeout(300_000);
  const { admin } = stage.as;
  const ids: string[] = [];
  for (let at = 0; at < 200; at += 1) {
    const id = await stage.newTask();
    await admin.put(`/data/tasks/${id}`, { start_date: `${day(0)}T00:00:00` });
    ids.push(id);
  }
  const starts = async (): Promise<string[]> => {
    const tasks = await admin.get<{ id: string; start_date: string | null }[]>(
      `/data/projects/${stage.project}/tasks`,
    );
    const of = new Map(tasks.map((one) => [one.id, one.start_date?.slice(0, 10) ?? '']));
    return ids.map((id) => of.get(id) ?? '');
  };
  const { page, app } = await lead(faults.url);
  await page.keyboard.press('Shift+G');
  await expect(room(page).getByRole('status', { name: 'Age' })).toContainText('200 planned', SOON);
  await room(page).getByRole('combobox', { name: 'Group: By shot and asset' }).click();
  await page.getByRole('option', { name: 'All in one list' }).click();
  await room(page).getByRole('treegrid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('ArrowRight');
  await expect(moved(page)).toContainText('200 bars, 1 working day later');
  faults.requests.length = 0;
  await page.keyboard.press('Enter');
  const sent = (): number => faults.requests.filter(({ method }) => method === 'PUT').length;
  await expect.poll(sent, { ...NOTICED, intervals: [5] }).toBeGreaterThan(20);
  const main = app.process();
  const gone = once(main, 'exit');
  process.kill(main.pid ?? NaN, 'SIGKILL');
  await gone;
  const now = await starts();
  expect(now).toContain(day(1));
  expect(now).toContain(day(0));
  await again();
  await expect.poll(starts, { timeout: 120_000 }).toEqual(ids.map(() => day(1)));
});
