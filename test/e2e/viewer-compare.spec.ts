import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/artist.ts';
import { paintedPng } from '../fixtures/painted-png.ts';
import { publishOn } from '../fixtures/published.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

test.beforeEach(({ studio: _studio }, info) => {
  // The pages are drawn without a graphics card here, and looked through twice.
  test.slow();
  test.skip(
    info.project.name !== 'practice',
    'Kitsu writes pictures anew; here each value is known.',
  );
});

const plain = (red: number, green: number, blue: number) =>
  paintedPng(320, 180, () => [red, green, blue, 255]);

test('two revisions are compared by keys: wiped, differenced, side by side, in turns', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'first.png', plain(40, 100, 200));
  await publishOn(kitsu, task.id, 'same.png', plain(50, 100, 200));
  await publishOn(kitsu, task.id, 'third.png', plain(50, 100, 200));
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('third.png');
  await expect
    .poll(() => viewer.pixel(viewer.picture('third.png'), 0.5, 0.5))
    .toEqual([50, 100, 200, 255]);
  const choice = viewer.dialog.getByRole('combobox', { name: /^Compare/ });
  await expect(choice).toBeVisible();

  // The revision before it, which is the same.
  await page.keyboard.press('c');
  const stage = viewer.picture('Comparison');
  const at = (x: number) => viewer.pixel(stage, x, 0.5);
  await expect.poll(() => at(0.75)).toEqual([50, 100, 200, 255]);
  expect(await viewer.violations()).toEqual([]);
  await page.keyboard.press('d');
  await expect.poll(() => at(0.5)).toEqual([0, 0, 0, 255]);
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press(']');
  await expect(viewer.dialog.getByRole('status', { name: 'Gain' })).toHaveText('× 32');
  expect(await at(0.5)).toEqual([0, 0, 0, 255]);

  // The first one differs by ten in red. Other tests may have published on the task before.
  await choice.click();
  await page.getByRole('option', { name: / · / }).nth(1).click();
  await expect.poll(() => at(0.25)).toEqual([50, 100, 200, 255]);
  await expect.poll(() => at(0.75)).toEqual([40, 100, 200, 255]);
  const wipe = viewer.dialog.getByRole('slider', { name: 'Wipe' });
  await expect(wipe).toHaveAttribute('aria-valuenow', '50');
  await wipe.press('Home');
  await expect.poll(() => at(0.25)).toEqual([40, 100, 200, 255]);
  await wipe.press('End');
  await expect.poll(() => at(0.75)).toEqual([50, 100, 200, 255]);
  await page.keyboard.press('d');
  await expect.poll(() => at(0.5)).toEqual([10, 0, 0, 255]);
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await expect.poll(() => at(0.5)).toEqual([40, 0, 0, 255]);
  await page.keyboard.press('t');
  await expect.poll(() => at(0.5)).toEqual([40, 100, 200, 255]);
  await page.keyboard.press('t');
  await expect.poll(() => at(0.5)).toEqual([50, 100, 200, 255]);
  await page.keyboard.press('s');
  await expect
    .poll(() => viewer.pixel(viewer.picture('Comparison, B'), 0.5, 0.5))
    .toEqual([40, 100, 200, 255]);
  expect(await viewer.pixel(viewer.picture('Comparison, A'), 0.5, 0.5)).toEqual([
    50, 100, 200, 255,
  ]);
  expect(await viewer.violations()).toEqual([]);
  await page.keyboard.press('c');
  await expect(viewer.picture('third.png')).toBeVisible();
});

const counted = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/counted-movies/${name}`, import.meta.url));

test('two movies are compared frame by frame, in step whatever their rates and lengths', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'longer.mp4', counted('sound.mp4'));
  await publishOn(kitsu, task.id, 'faster.mp4', counted('pal.mp4'));
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('faster.mp4');
  await expect(viewer.picture('Frame')).toHaveAttribute('data-frame', '0');
  // Where one is looked at, both are compared.
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('c');
  const stage = viewer.dialog.locator('[data-frame]');
  await expect(stage).toHaveAttribute('data-frame', '3');
  /** The numbers of the frames that are drawn on both sides, by their greys. */
  const numbers = async () => {
    const greys = await Promise.all(
      ['A', 'B'].map((side) => viewer.pixel(viewer.picture(`Comparison, ${side}`), 0.5, 0.5)),
    );
    return greys.map(([grey = 0]) => Math.round((grey * 219) / 255 / 4));
  };
  await page.keyboard.press('s');
  await expect.poll(numbers).toEqual([3, 3]);
  expect(await viewer.violations()).toEqual([]);
  for (const frame of [4, 5, 6]) {
    await page.keyboard.press('ArrowRight');
    await expect(stage).toHaveAttribute('data-frame', String(frame));
    await expect.poll(numbers).toEqual([frame, frame]);
  }
  await page.keyboard.press(',');
  await expect.poll(numbers).toEqual([5, 5]);
  const field = viewer.dialog.getByRole('spinbutton', { name: 'Frame' });
  await field.fill('30');
  await field.press('Enter');
  await expect.poll(numbers).toEqual([30, 30]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await expect.poll(numbers).toEqual([49, 47]);
  await expect(viewer.dialog.getByText('A has 25 fps, B 24')).toBeVisible();
  await expect(viewer.dialog.getByText('B ends at 47')).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await expect.poll(async () => Number(await stage.getAttribute('data-frame'))).toBeGreaterThan(4);
  await page.keyboard.press(' ');
  await expect(viewer.button('Play')).toBeVisible();
  const [a, b] = await numbers();
  expect(b).toBe(Math.min(a ?? -1, 47));
  await page.keyboard.press('c');
  await expect(viewer.picture('Frame')).toHaveAttribute('data-frame', /^\d+$/);
});
