import type { Page } from '@playwright/test';
import { shiftDay } from '../../electron/shared/day.ts';
import { NO_PLAN } from '../../electron/shared/plan.ts';
import { expect, test } from '../fixtures/artist.ts';
import { ask } from '../fixtures/ask.ts';
import type { TodayPage } from '../fixtures/today-page.ts';

/** The shown rows by name, in order. */
const rows = (today: TodayPage): Promise<string[]> =>
  today.list
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 2, name: new RegExp(`^${name} \\d+$`) });

test('tasks are planned for today, pinned and moved by the keys; a restart keeps it, and Kitsu hears nothing', async ({
  signIn,
  again,
  kitsu,
}) => {
  const [one, two] = [await kitsu.spareTask(), await kitsu.spareTask()];
  const before = await kitsu.comments(one.id);
  const { page, today, close } = await signIn();
  await today.allInKitsu();
  await today.row(one.title).getByRole('group').focus();
  await page.keyboard.press('Shift+T');
  await expect(heading(page, 'Planned for today')).toBeVisible();
  await expect.poll(() => rows(today)).toContain(one.title);
  expect((await rows(today))[0]).toBe(one.title);
  await today.row(two.title).getByRole('group').focus();
  await page.keyboard.press('Shift+T');
  await expect.poll(async () => (await rows(today)).slice(0, 2)).toEqual([one.title, two.title]);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await rows(today)).slice(0, 2)).toEqual([two.title, one.title]);
  await expect(today.row(two.title).getByRole('group')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await rows(today)).slice(0, 2)).toEqual([one.title, two.title]);
  // Out of the plan and pinned.
  await today.row(two.title).getByRole('group').focus();
  await page.keyboard.press('Shift+T');
  await page.keyboard.press('p');
  await expect(heading(page, 'Pinned')).toBeVisible();
  await expect.poll(async () => (await rows(today)).slice(0, 2)).toEqual([one.title, two.title]);
  await close();
  const second = await again();
  await expect
    .poll(async () => (await rows(second.today)).slice(0, 2))
    .toEqual([one.title, two.title]);
  await expect(heading(second.page, 'Planned for today')).toBeVisible();
  await second.today.allInKitsu();
  expect(await kitsu.comments(one.id)).toEqual(before);
});

test('a row is dragged into the day’s plan, and within the list into an own order', async ({
  signIn,
}) => {
  const { page, today } = await signIn();
  await today.allInKitsu();
  const [first = '', second = '', third = ''] = await rows(today);
  const centre = async (title: string): Promise<{ x: number; y: number; height: number }> => {
    const box = await today.row(title).getByRole('group').boundingBox();
    if (box === null) throw new Error(`${title} is not drawn.`);
    return { x: box.x + 260, y: box.y + box.height / 2, height: box.height };
  };
  const drag = async (title: string, to: { x: number; y: number }): Promise<void> => {
    const from = await centre(title);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 10, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
  };
  const onThird = await centre(third);
  await drag(first, { x: onThird.x, y: onThird.y + onThird.height / 4 });
  await expect.poll(async () => (await rows(today)).slice(0, 3)).toEqual([second, third, first]);
  await expect(page.getByText('The list is in your own order now.')).toBeVisible();
  await expect(heading(page, 'My order')).toBeVisible();
  // Its undo brings the order before back, and the headings with it.
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await rows(today)).slice(0, 3)).toEqual([first, second, third]);
  await expect(heading(page, 'My order')).toHaveCount(0);
  const list = await today.list.boundingBox();
  await drag(first, { x: (list?.x ?? 0) + 200, y: (list?.y ?? 0) + 12 });
  await expect(heading(page, 'Planned for today')).toBeVisible();
  await expect.poll(async () => (await rows(today))[0]).toBe(first);
  // What a drag does is no click: the task is not opened.
  await expect(page.getByRole('button', { name: 'Back to the list' })).toHaveCount(0);
});

test('what was planned yesterday and is not done is offered, and taken or left for good', async ({
  signIn,
  again,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, close } = await signIn();
  const yesterday = shiftDay(kitsu.today, -1);
  const plan = { ...NO_PLAN, day: yesterday, planned: [task.id] };
  const kept = await ask(page, 'plan.save', { plan, what: 'plan', taskIds: [task.id] });
  expect(kept.ok).toBe(true);
  await close();

  const second = await again();
  const offer = second.page.getByRole('region', { name: 'Planned before' });
  await expect(offer).toContainText('Planned before, not done yet: 1 task.');
  await expect(heading(second.page, 'Planned for today')).toHaveCount(0);
  await offer.getByRole('button', { name: 'Plan for today' }).press('Enter');
  await expect(heading(second.page, 'Planned for today')).toBeVisible();
  expect((await rows(second.today))[0]).toBe(task.title);
  await expect(offer).toHaveCount(0);
  await second.page.keyboard.press('ControlOrMeta+z');
  await expect(heading(second.page, 'Planned for today')).toHaveCount(0);
  await offer.getByRole('button', { name: 'Not today' }).press('Enter');
  await expect(offer).toHaveCount(0);
  await second.close();

  const third = await again();
  await third.today.allInKitsu();
  await expect(third.page.getByRole('region', { name: 'Planned before' })).toHaveCount(0);
  await expect(heading(third.page, 'Planned for today')).toHaveCount(0);
});
