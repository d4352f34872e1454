import type { Page } from '@playwright/test';
import { shiftDay, weekOf } from '../../electron/shared/day.ts';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test as base } from '../fixtures/lead-in-production.ts';
import { scheduleShots, type ScheduledShots } from '../fixtures/scheduled-shots.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

/** Fourteen days from a Monday on, two weeks ahead. */
const monday = weekOf(shiftDay(new Date().toISOString().slice(0, 10), 14))[0] ?? '';
const day = (at: number): string => shiftDay(monday, at);

const test = base.extend<{ shots: ScheduledShots }>({
  shots: async ({ room: { stage } }, use) => {
    const week = Array.from({ length: 14 }, (_, at) => day(at));
    await use(await scheduleShots(stage, week));
  },
});

const room = (page: Page) => page.getByRole('main', { name: /^Schedule of / });
const rows = (page: Page) => room(page).getByRole('treegrid').locator('[role="row"][aria-level]');
const moved = (page: Page) => room(page).getByRole('status', { name: 'What is moved' });
const bars = (page: Page) => room(page).locator('canvas.bars');

async function choose(page: Page, what: string, name: string): Promise<void> {
  await room(page)
    .getByRole('combobox', { name: new RegExp(`^${what}: `) })
    .click();
  await page.getByRole('option', { name, exact: true }).click();
}

interface Place {
  x: number;
  y: number;
}

/** A place of a row in the window: `at` days after the Monday, fractions of them too. */
async function placeOf(page: Page, row: number, at: number): Promise<Place> {
  const box = await rows(page).nth(row).boundingBox();
  const canvas = await bars(page).evaluate((found: HTMLCanvasElement) => ({
    left: found.getBoundingClientRect().left,
    day: Number(found.dataset['day']),
    px: Number(found.dataset['px']),
  }));
  const number = Date.parse(`${monday}T00:00:00Z`) / 86_400_000 + at;
  const x = canvas.left + (number - canvas.day) * canvas.px;
  return { x, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

async function drag(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
}

test('bars are stretched at their ends, boxed and moved together by the mouse, in every zoom', async ({
  shots,
  lead,
}) => {
  const running = await lead();
  const { page } = running;
  await resize(running, 1280, 800);
  await page.keyboard.press('Shift+G');
  await choose(page, 'Group', 'All in one list');
  await expect(rows(page)).toHaveCount(4, SOON);
  const both = () => Promise.all([shots.daysOf(shots.first), shots.daysOf(shots.next)]);
  const begun = await both();

  // Its end, and then its start.
  await drag(page, await placeOf(page, 1, 1.9), await placeOf(page, 1, 3.9));
  await expect(moved(page)).toContainText('1 bar, due 2 working days later');
  await page.mouse.up();
  await expect.poll(() => shots.daysOf(shots.first), NOTICED).toEqual([day(0), day(3)]);
  await drag(page, await placeOf(page, 1, 0.1), await placeOf(page, 1, 1.1));
  await expect(moved(page)).toContainText('1 bar, start 1 working day later');
  await page.mouse.up();
  await expect.poll(() => shots.daysOf(shots.first), NOTICED).toEqual([day(1), day(3)]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(both, NOTICED).toEqual(begun);

  // A box takes what it touches; one of them takes the others along, in one edit.
  const picked = room(page).locator('[role="row"][aria-selected="true"]');
  await page.keyboard.down('Shift');
  await drag(page, await placeOf(page, 1, -1), await placeOf(page, 2, 2.5));
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(picked).toHaveCount(2);
  await drag(page, await placeOf(page, 2, 3), await placeOf(page, 2, 10));
  await expect(moved(page)).toContainText('2 bars, 5 working days later');
  await page.mouse.up();
  await expect.poll(both, NOTICED).toEqual([
    [day(7), day(8)],
    [day(9), day(10)],
  ]);
  await page.keyboard.press('Control+z');
  await expect.poll(both, NOTICED).toEqual(begun);
  // A press beside the bars lets them go.
  await page.keyboard.press('Escape');
  const beside = await placeOf(page, 3, 3);
  await page.mouse.click(beside.x, beside.y);
  await expect(picked).toHaveCount(1);

  // Further away a bar is moved by the same days.
  for (const [zoom, px] of [
    ['Months', 6],
    ['Quarters', 2],
    ['Days', 44],
  ] as const) {
    await choose(page, 'Zoom', zoom);
    await expect(bars(page)).toHaveAttribute('data-px', String(px));
    await drag(page, await placeOf(page, 1, 1), await placeOf(page, 1, 8));
    await expect(moved(page)).toContainText('1 bar, 5 working days later');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(moved(page)).toHaveCount(0);
  }
  expect(await both()).toEqual(begun);
});

test('tasks stand under their sequence, their people and their type', async ({
  room: { stage },
  shots,
  lead,
}) => {
  const running = await lead();
  const { page } = running;
  await resize(running, 1280, 800);
  const other = stage.as.supervisor.user;
  await stage.as.admin.put(`/actions/persons/${other.id}/assign`, { task_ids: [shots.other] });
  await page.keyboard.press('Shift+G');
  const artist = stage.as.artist.user.full_name;
  const groups = room(page).getByRole('treegrid').locator('[role="row"][aria-level="1"]');
  for (const [by, expected] of [
    ['By sequence and asset type', [/^SQ010, 3 tasks, /]],
    ['By task type', [/^.*Layout.*, 1 task, /, /^.*Animation.*, 2 tasks, /]],
    [
      'By person',
      [new RegExp(`^${artist}, 3 tasks, `), new RegExp(`^${other.full_name}, 1 task, `)],
    ],
  ] as const) {
    await choose(page, 'Group', by);
    await expect(groups).toHaveCount(expected.length, SOON);
    for (const name of expected)
      await expect(room(page).getByRole('row', { name, level: 1 })).toHaveCount(1);
    expect(await violations(page)).toEqual([]);
  }
  // A task of two people stands under each of them.
  await expect(room(page).getByRole('row', { name: / · Animation, /, level: 2 })).toHaveCount(3);
});
