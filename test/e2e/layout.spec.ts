import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { resize } from '../fixtures/window-size.ts';

/** Where something is drawn; it must be there. */
async function boxOf(
  what: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  await expect(what).toBeVisible();
  const box = await what.boundingBox();
  if (!box) throw new Error('It is not drawn.');
  return box;
}

/**
 * The paths of the rows in which something is cut, with the pixels that were free beside it, and those
 * of which a later part is cut while an earlier one has something left to give.
 */
const badlyCut = (page: Page): Promise<string[]> =>
  page.getByRole('list', { name: 'To-do' }).evaluate((list) =>
    [...list.querySelectorAll('[role=listitem] [title*=" / "]')].flatMap((line) => {
      const path = line.firstElementChild;
      if (!(line instanceof HTMLElement) || !path) return [];
      const parts = [...path.querySelectorAll('span')].filter((part) => !part.firstElementChild);
      const isCut = (part: HTMLElement): boolean => part.scrollWidth > part.clientWidth + 1;
      const edge = line.getBoundingClientRect().right;
      const ends = Math.max(...parts.map((part) => part.getBoundingClientRect().right));
      if (ends > edge + 1) return [`${line.title}: its end is not drawn`];
      const cut = parts.filter(isCut);
      const last = cut.at(-1);
      if (!last) return [];
      const free = edge - path.getBoundingClientRect().right;
      const kept = parts.slice(0, parts.indexOf(last)).some((part) => part.clientWidth > 20);
      return free > 2 || kept ? [`${line.title}: ${free} px free, ${cut.length} cut`] : [];
    }),
  );

test('nothing of a path is cut while there is room, and the shot last when there is none', async ({
  signIn,
}) => {
  const running = await signIn();
  await running.today.allInKitsu();
  for (const width of [360, 440, 1280]) {
    await resize(running, width);
    expect(await badlyCut(running.page), `${width} px wide`).toEqual([]);
  }
});

test('an open task shows the row’s picture where the large one cannot be had', async ({
  signIn,
  faults,
}) => {
  const { page, today } = await signIn(faults.url);
  await today.allInKitsu();
  const row = today.list
    .getByRole('listitem')
    .filter({ has: page.locator('img') })
    .first();
  const isDrawn = (image: Locator): Promise<boolean> =>
    image.evaluate(
      (one) => one instanceof HTMLImageElement && one.complete && one.naturalWidth > 0,
    );
  await expect.poll(() => isDrawn(row.locator('img'))).toBe(true);
  faults.unplug();
  await row.getByRole('group').press('Enter');
  const picture = page.getByRole('region', { name: 'Task', exact: true });
  await expect(picture.locator('img').first()).toBeVisible();
  await expect.poll(() => isDrawn(picture.locator('img').first())).toBe(true);
});

test('the list begins in the first third of the window, while a timer runs too', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const running = await signIn();
  const { page, today } = running;
  await today.allInKitsu();
  await today.find(task.title);
  await today.row(task.title).getByRole('group').press('s');
  await expect(page.getByRole('region', { name: 'Timer' })).toBeVisible();
  await resize(running, 440);
  expect((await boxOf(today.list)).y).toBeLessThanOrEqual(240);
  // A timer that only began counts no minute yet: all of the day is typed, and need not be told apart.
  await expect(page.getByText(/entered by hand/)).toHaveCount(0);
  await today.allInKitsu();
  await page.keyboard.press('x');
});

test('from 800 pixels on the task stands beside the list, and the edge between them is remembered', async ({
  signIn,
  again,
}) => {
  const running = await signIn();
  const { page, today } = running;
  await today.allInKitsu();
  const detail = (on: Page) => on.getByRole('complementary', { name: 'About this task' });
  await resize(running, 799);
  await expect(detail(page)).toHaveCount(0);
  await resize(running, 800);
  await expect(detail(page)).toBeVisible();
  await resize(running, 1280);
  const edge = page.getByRole('separator', { name: 'Width of the list' });
  const before = (await boxOf(today.list)).width;
  await edge.press('ArrowRight');
  await edge.press('ArrowRight');
  await expect.poll(async () => (await boxOf(today.list)).width).toBe(before + 32);
  const grip = await boxOf(edge);
  await page.mouse.move(grip.x + 4, grip.y + 300);
  await page.mouse.down();
  await page.mouse.move(grip.x + 72, grip.y + 300, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => (await boxOf(today.list)).width).toBe(before + 100);
  await running.close();
  const later = await again();
  await resize(later, 1280);
  await expect.poll(async () => (await boxOf(later.today.list)).width).toBe(before + 100);
});

test('a very wide window has the talk beside the picture, and the facts beside both', async ({
  signIn,
}) => {
  const running = await signIn();
  await running.today.allInKitsu();
  await resize(running, 1560, 900);
  const comments = await boxOf(running.page.getByRole('region', { name: 'Comments' }));
  const facts = await boxOf(running.page.getByRole('complementary', { name: 'About this task' }));
  expect(comments.x).toBeGreaterThan(800);
  expect(facts.x).toBeGreaterThanOrEqual(comments.x + comments.width);
  // Nothing of the window is left empty at its side.
  expect(facts.x + facts.width).toBeGreaterThan(1500);
});

test('a narrow task begins with its status and its talk; Send stays in sight, and one sees that it went', async ({
  atTask,
  faults,
}) => {
  const running = await atTask();
  const { page, today, task } = running;
  await resize(running, 360, 560);
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const send = page.getByRole('button', { name: 'Send' });
  await expect(send).toBeInViewport();
  const facts = page.getByRole('complementary', { name: 'About this task' });
  expect((await boxOf(facts)).y).toBeGreaterThan((await boxOf(thread.box)).y);
  faults.unplug();
  await thread.box.fill(Array.from({ length: 30 }, (_, at) => `Line ${at}`).join('\n'));
  await expect(send).toBeInViewport({ ratio: 1 });
  await thread.box.press('Control+Enter');
  await expect(page.getByRole('status', { name: 'Sent' })).toHaveText(
    'Saved here, on its way to Kitsu',
  );
  await expect(thread.comment('Line 0')).toBeInViewport();
  await thread.box.fill('And');
  await expect(page.getByRole('status', { name: 'Sent' })).toHaveCount(0);
  await thread.box.fill('');
  faults.heal();
});

test('what was done is said below the work, by the task’s name, and leaves though the pointer rests on it', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const running = await signIn();
  const { page, today } = running;
  await today.allInKitsu();
  await today.find(task.title);
  await today.log(task.title, '20m');
  const notice = page.getByRole('status', { name: 'Notice' });
  await expect(notice).toContainText(`20 min saved here: ${task.title}`);
  const strip = await boxOf(today.sync);
  expect((await boxOf(notice)).y).toBeGreaterThanOrEqual(strip.y + strip.height);
  await resize(running, 360);
  const undo = notice.getByRole('button', { name: 'Undo' }).getByText('Undo');
  expect(await undo.evaluate((words) => words.scrollWidth - words.clientWidth)).toBeLessThan(1);
  await notice.hover();
  await expect(notice).toHaveCount(0, { timeout: 16_000 });
});
