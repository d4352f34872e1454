import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import {
  AS_NORMALISED,
  barredMovie,
  numbersByKey,
  shownNumber,
  untaggedMovie,
  VP9,
  type BarredMovie,
} from '../fixtures/barred-movies.ts';
import { hasFfmpeg } from '../fixtures/counted-frames.ts';
import type { FaultProxy } from '../fixtures/fault-proxy.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import type { TodayPage } from '../fixtures/today-page.ts';

const TASK = 'SQ020 / SH010 · Animation';
const NAME = 'sq020_sh010_animation_v001.mp4';
const MOVIES = /\/movies\/originals\//;

test.skip(!hasFfmpeg, 'The movies are made by ffmpeg.');

const give = (faults: FaultProxy, body: Buffer): void => {
  const headers = { 'content-type': 'video/mp4', 'content-length': `${body.length}` };
  faults.on('GET', MOVIES, { kind: 'answer', status: 200, headers, body });
};

async function look(page: Page, today: TodayPage): Promise<{ viewer: Locator; frame: Locator }> {
  await today.allInKitsu();
  await today.find(TASK);
  await today.row(TASK).getByRole('group').press('Enter');
  await new ThreadPage(page).thread.getByRole('button', { name: NAME }).press('Enter');
  const viewer = page.getByRole('region', { name: 'Viewer' });
  return { viewer, frame: viewer.getByRole('img', { name: 'Frame', exact: true }) };
}

const upTo = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, at) => from + at);

const CASES: readonly (BarredMovie & { cut?: number; jumps?: number[] })[] = [
  { name: '24.mp4', frames: 250, rate: '24', sound: true },
  { name: '23976.mp4', frames: 60, rate: '24000/1001' },
  { name: '25.mp4', frames: 60, rate: '25', sound: true, coding: AS_NORMALISED },
  {
    ...{ name: '2997.mp4', frames: 60, rate: '30000/1001', sound: true },
    copied: { before: [], after: ['-movflags', '+frag_keyframe+empty_moov'] },
  },
  { name: '30.webm', frames: 60, rate: '30', coding: VP9 },
  {
    ...{ name: '60.mp4', frames: 5000, rate: '60', sound: true, size: '160x90' },
    jumps: [2500, 4999, 31, 1, 4998, 0, 3333, 2499],
  },
  {
    ...{ name: 'cut.mp4', frames: 120, rate: '24', sound: true, cut: 36 },
    copied: { before: ['-ss', '1.5'], after: [] },
  },
];

for (const { cut = 0, jumps = [], ...movie } of CASES) {
  test(`every frame is itself, both ways and by jumps: ${movie.name}`, async ({
    signIn,
    faults,
  }) => {
    test.setTimeout(180_000);
    give(faults, barredMovie(movie));
    const { page, today } = await signIn(faults.url);
    const { viewer, frame } = await look(page, today);
    await expect(frame).toHaveAttribute('data-frame', '0');
    expect(await shownNumber(frame)).toBe(cut);
    const box = viewer.getByRole('spinbutton', { name: 'Frame' });
    const last = Number(await box.getAttribute('max'));
    expect(last).toBe(movie.frames - cut - 1);
    const steps = Math.min(last, 249);
    const numbers = upTo(steps + 1, cut);
    expect(await numbersByKey(frame, 'ArrowRight', steps)).toEqual(numbers.slice(1));
    expect(await numbersByKey(frame, 'ArrowLeft', steps)).toEqual(numbers.slice(0, -1).reverse());
    for (const wanted of [last, 7, 31, last - 1, ...jumps]) {
      await box.fill(String(wanted));
      await box.press('Enter');
      await expect(frame).toHaveAttribute('data-frame', String(wanted));
      expect(await shownNumber(frame)).toBe(wanted + cut);
    }
    // Where it is paused, the frame and its number are one.
    await frame.press('Home');
    await expect(frame).toHaveAttribute('data-frame', '0');
    await viewer.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(async () => Number(await box.inputValue())).toBeGreaterThan(2);
    await viewer.getByRole('button', { name: 'Pause' }).click();
    await expect
      .poll(async () => (await frame.getAttribute('data-frame')) === (await box.inputValue()))
      .toBe(true);
    expect(await shownNumber(frame)).toBe(Number(await box.inputValue()) + cut);
  });
}

test('colours that are a guess are said to be one, and read in the other way', async ({
  signIn,
  faults,
}) => {
  give(faults, untaggedMovie(['red', 'lime', 'blue', 'gray'], '320x720'));
  const { page, today } = await signIn(faults.url);
  const { viewer, frame } = await look(page, today);
  await expect(frame).toHaveAttribute('data-frame', '0');
  const colours = () =>
    frame.evaluate((one: HTMLCanvasElement) => {
      const copy = new OffscreenCanvas(one.width, one.height).getContext('2d');
      copy?.drawImage(one, 0, 0);
      return [0, 1, 2, 3].map((at) => [
        ...(copy?.getImageData(160 + at * 320, 360, 1, 1).data.slice(0, 3) ?? []),
      ]);
    });
  const near = (wanted: number[][]) => async () => {
    const far = (await colours())
      .flat()
      .map((value, at) => Math.abs(value - (wanted.flat()[at] ?? 0)));
    return Math.max(...far);
  };
  await expect(viewer.getByText('Colours are a guess')).toBeVisible();
  // 720 lines: as HD, and wrong (V7).
  await expect
    .poll(
      near([
        [255, 24, 0],
        [0, 217, 0],
        [0, 14, 253],
        [128, 128, 128],
      ]),
    )
    .toBeLessThanOrEqual(6);
  await viewer.getByRole('combobox', { name: 'Read the colours as' }).selectOption('bt601');
  await expect
    .poll(
      near([
        [255, 0, 0],
        [0, 255, 0],
        [0, 0, 255],
        [128, 128, 128],
      ]),
    )
    .toBeLessThanOrEqual(6);

  // It holds while it plays, and is remembered for the next movie of the production.
  await viewer.getByRole('button', { name: 'Play', exact: true }).click();
  const moving = await frame.getAttribute('data-frame');
  await expect(frame).not.toHaveAttribute('data-frame', moving ?? '');
  await expect(frame).toHaveCSS('opacity', '1');
  await page.keyboard.press('Escape');
  await new ThreadPage(page).thread.getByRole('button', { name: NAME }).press('Enter');
  await expect(viewer.getByRole('combobox', { name: 'Read the colours as' })).toHaveValue('bt601');
  await expect
    .poll(
      near([
        [255, 0, 0],
        [0, 255, 0],
        [0, 0, 255],
        [128, 128, 128],
      ]),
    )
    .toBeLessThanOrEqual(6);
});
