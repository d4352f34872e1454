import { expect, test } from '../fixtures/artist.ts';
import { movingGif, turnedJpeg } from '../fixtures/odd-pictures.ts';
import { paintedPng } from '../fixtures/painted-png.ts';
import { publishOn } from '../fixtures/published.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

test.beforeEach(({ studio: _studio }, info) => {
  // The pages are drawn without a graphics card here, and looked through twice.
  test.slow();
  test.skip(
    info.project.name !== 'practice',
    'Kitsu changes pictures; the practice studio keeps their bytes.',
  );
});

/** Quarters: a colour, grey, half seen through, and a pattern of single pixels. */
const QUARTERS = paintedPng(400, 200, (x, y) => {
  if (y < 100) return x < 200 ? [100, 60, 200, 255] : [60, 60, 60, 255];
  return x < 200 ? [0, 200, 0, 128] : (x + y) % 2 === 0 ? [255, 255, 255, 255] : [0, 0, 0, 255];
});

test('a picture is looked at by keys: zoom, one pixel on one, channels, exposure', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'look.png', QUARTERS);
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('look.png');
  const picture = viewer.picture('look.png');
  const at = (x: number, y: number) => viewer.pixel(picture, x, y);
  /** The picture fills the stage's width; its middle is the stage's. */
  const colour = () => at(0.4, 0.45);
  await expect.poll(colour).toEqual([100, 60, 200, 255]);
  expect(await viewer.violations()).toEqual([]);

  const zoom = viewer.dialog.getByRole('status', { name: 'Zoom' });
  const fitted = await zoom.textContent();
  for (const [key, grey] of [
    ['r', 100],
    ['g', 60],
    ['b', 200],
    ['y', 79],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(colour).toEqual([grey, grey, grey, 255]);
  }
  await page.keyboard.press('a');
  await expect.poll(() => at(0.4, 0.55)).toEqual([128, 128, 128, 255]);
  await page.keyboard.press('Backspace');
  await expect.poll(colour).toEqual([100, 60, 200, 255]);

  // A stop more doubles the light: 60 is 0.0452 of it, and 0.0904 is stored as 85.
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await expect(viewer.dialog.getByRole('status', { name: 'Exposure' })).toHaveText('+1 stop');
  await expect.poll(() => at(0.6, 0.45)).toEqual([85, 85, 85, 255]);
  await page.keyboard.press('Backspace');
  await expect.poll(() => at(0.6, 0.45)).toEqual([60, 60, 60, 255]);

  await page.keyboard.press('1');
  await expect(zoom).toHaveText('100 %');
  // Single pixels are told apart: no two neighbours of the pattern are alike.
  const row = await picture.evaluate((one: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(8, 1).getContext('2d');
    copy?.drawImage(
      one,
      Math.floor(one.width / 2) + 40,
      Math.floor(one.height / 2) + 40,
      8,
      1,
      0,
      0,
      8,
      1,
    );
    const data = copy?.getImageData(0, 0, 8, 1).data ?? [];
    return Array.from({ length: 8 }, (_, x) => data[x * 4]);
  });
  expect(new Set(row)).toEqual(new Set([0, 255]));
  expect(row.slice(1).every((value, x) => value !== row[x])).toBe(true);

  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('+');
  const before = await at(0.02, 0.02);
  for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('ArrowLeft');
  for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('ArrowUp');
  await expect.poll(() => at(0.02, 0.02)).toEqual([100, 60, 200, 255]);
  expect(before).not.toEqual([0, 0, 0, 0]);
  await page.keyboard.press('0');
  await expect(zoom).toHaveText(fitted ?? '');
  await page.keyboard.press('Escape');
  await expect(viewer.dialog).toHaveCount(0);
});

test('the pointer zooms where it is, drags, and reads the pixel under it', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'point.png', QUARTERS);
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('point.png');
  const picture = viewer.picture('point.png');
  await expect.poll(() => viewer.pixel(picture, 0.4, 0.45)).toEqual([100, 60, 200, 255]);
  const box = await picture.boundingBox();
  if (!box) throw new Error('The picture is not drawn.');
  const spot = { x: box.x + (box.width * 100.5) / 400, y: box.y + box.height * 0.48 };
  await page.mouse.move(spot.x, spot.y);
  const pixel = viewer.dialog.getByRole('status', { name: 'Pixel' });
  await expect(pixel).toContainText(': 100 60 200');
  const under = await pixel.textContent();
  await page.mouse.wheel(0, -600);
  await page.mouse.move(spot.x + 1, spot.y);
  await page.mouse.move(spot.x, spot.y);
  // The same pixel stays under the pointer, to the pixel of the screen.
  const column = (text: string | null): number => Number(/^\d+/.exec(text ?? '')?.[0]);
  expect(Math.abs(column(await pixel.textContent()) - column(under))).toBeLessThanOrEqual(1);
  await page.mouse.down();
  await page.mouse.move(spot.x + 60, spot.y);
  await page.mouse.up();
  await page.mouse.move(spot.x + 1, spot.y);
  await expect(pixel).not.toHaveText(under ?? '');
  await page.mouse.move(spot.x, box.y + box.height * 0.95);
  await viewer.button('Reset').click();
  await expect(viewer.button('Fit')).toHaveAttribute('aria-pressed', 'true');
});

test('a drawing with a script is a picture, and what is none is said', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="#0000ff"/><script>document.documentElement.remove();parent.hijacked=1;alert(1)</script></svg>';
  await publishOn(kitsu, task.id, 'drawing.svg', Buffer.from(drawing));
  await publishOn(kitsu, task.id, 'false.gif', Buffer.from('<html><script>alert(1)</script>'));
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('drawing.svg');
  await expect
    .poll(() => viewer.pixel(viewer.picture('drawing.svg'), 0.5, 0.5))
    .toEqual([0, 0, 255, 255]);
  expect(await page.evaluate(() => 'hijacked' in window)).toBe(false);
  await page.keyboard.press('Escape');
  await expect(new ThreadPage(page).thread).toBeVisible();
  await viewer.open('false.gif');
  await expect(viewer.dialog.getByText('This picture cannot be read')).toBeVisible();
  await expect(viewer.button('Save as…')).toBeEnabled();
});

test('an animated picture moves, and a turned photo stands upright', async ({ atTask, kitsu }) => {
  const { page, today, task } = await atTask();
  const gif = movingGif(
    [
      [255, 0, 0],
      [0, 0, 255],
    ],
    100,
  );
  // Red on the left, blue on the right: turned to the right, red is on top.
  const jpegOf = (width: number, height: number): Promise<number[]> =>
    page.evaluate(
      async ([across, down]) => {
        const canvas = new OffscreenCanvas(across, down);
        const context = canvas.getContext('2d');
        if (!context) return [];
        context.fillStyle = '#ff0000';
        context.fillRect(0, 0, across / 2, down);
        context.fillStyle = '#0000ff';
        context.fillRect(across / 2, 0, across / 2, down);
        const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
        return [...new Uint8Array(await blob.arrayBuffer())];
      },
      [width, height] as const,
    );
  await publishOn(kitsu, task.id, 'moving.gif', gif);
  for (const [name, width, height] of [
    ['photo.jpg', 320, 180],
    ['scan.jpg', 3200, 1800],
  ] as const)
    await publishOn(kitsu, task.id, name, turnedJpeg(Buffer.from(await jpegOf(width, height)), 6));
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  const leaning = ([red = 0, , blue = 0]: number[]): string =>
    red > 200 && blue < 60 ? 'red' : blue > 200 && red < 60 ? 'blue' : 'other';
  const at = async (name: string, x: number, y: number) =>
    leaning(await viewer.pixel(viewer.picture(name), x, y));
  await viewer.open('moving.gif');
  for (const colour of ['red', 'blue', 'red'])
    await expect.poll(() => at('moving.gif', 0.5, 0.5), { intervals: [20] }).toBe(colour);
  // What was published as a JPEG is a PNG in Kitsu by its name.
  for (const [name, size] of [
    ['photo.png', '180 × 320'],
    ['scan.png', '1800 × 3200'],
  ] as const) {
    await page.keyboard.press('Escape');
    await viewer.open(name);
    await expect(viewer.dialog.getByText(size)).toBeVisible();
    await expect.poll(() => at(name, 0.5, 0.1)).toBe('red');
    expect(await at(name, 0.5, 0.9)).toBe('blue');
  }
});
