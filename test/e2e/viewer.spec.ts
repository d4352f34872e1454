import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bridge } from '../../electron/shared/bridge.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { deferred } from '../fixtures/deferred.ts';
import { publishOn } from '../fixtures/published.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { openedOutside, ViewerPage } from '../fixtures/viewer-page.ts';

const TASK = 'SQ020 / SH010 · Animation';
const SKETCH = new URL('../../electron/practice/seed/movies/reference.png', import.meta.url);

const MOVIE = 'sq020_sh010_animation_v001.mp4';
const COUNTED = new URL('../fixtures/counted-movies/', import.meta.url);
const SOUND = fileURLToPath(new URL('../fixtures/movies/sound-only.mp4', import.meta.url));
const MOVIES = /\/movies\/originals\//;

test.beforeEach(({ studio: _studio }, info) => {
  test.skip(info.project.name !== 'practice', 'The seed of the practice studio has the files.');
});

test('a published movie plays in the window, and an attached picture is looked at and saved', async ({
  signIn,
  place,
}) => {
  const { app, page, today } = await signIn();
  await today.allInKitsu();
  await today.find(TASK);
  await today.row(TASK).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const movie = thread.thread.getByRole('button', { name: MOVIE });
  await movie.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  const player = viewer.locator('video');
  const frame = viewer.getByRole('img', { name: 'Frame', exact: true });
  await expect(frame).toBeFocused();
  await expect(frame).toHaveAttribute('data-frame', '0');
  expect(await player.evaluate((one: HTMLVideoElement) => one.paused)).toBe(true);
  await page.keyboard.press('Space');
  await expect(viewer.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect
    .poll(() => player.evaluate((one: HTMLVideoElement) => one.currentTime))
    .toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(movie).toBeFocused();

  await thread.thread.getByRole('button', { name: 'pose-1020.png' }).click();
  const picture = viewer.getByRole('img', { name: 'pose-1020.png' });
  await expect
    .poll(() => picture.evaluate((one: HTMLCanvasElement) => one.toDataURL().length))
    .toBeGreaterThan(5000);
  const file = join(place.home, 'kept.png');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  expect(existsSync(file)).toBe(false);
  await viewer.getByRole('button', { name: 'Save as…' }).click();
  await expect(viewer.getByText(/^Saved as .*kept\.png.* in /)).toBeVisible();
  expect(readFileSync(file).equals(readFileSync(SKETCH))).toBe(true);
  await expect(viewer.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(async (wanted) => {
      const { call } = (window as unknown as { companion: Bridge }).companion;
      await call['settings.save']({ theme: wanted });
    }, theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await violations(page)).toEqual([]);
  }
});

test('a movie without pictures is said', async ({ signIn, faults }) => {
  const body = readFileSync(SOUND);
  const headers = { 'content-type': 'video/mp4', 'content-length': `${body.length}` };
  faults.on('GET', MOVIES, { kind: 'answer', status: 200, headers, body });
  const { page, today } = await signIn(faults.url);
  await today.allInKitsu();
  await today.find(TASK);
  await today.row(TASK).getByRole('group').press('Enter');
  const movie = new ThreadPage(page).thread.getByRole('button', { name: MOVIE });
  await movie.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  await expect(viewer.getByRole('status')).toContainText('it has no pictures');
  await expect(viewer.getByRole('button', { name: 'Save as…' })).toBeEnabled();
  // The canvas that had the focus is gone, and the keys still reach the dialog.
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(movie).toBeFocused();
});

test('a codec that cannot be decoded is named, of pictures and of sound, with a player that may', async ({
  atTask,
  kitsu,
}) => {
  const { app, page, today, task } = await atTask();
  for (const name of ['prores-sound.mov', 'ac3.mp4'])
    await publishOn(kitsu, task.id, name, readFileSync(new URL(name, COUNTED)));
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('prores-sound.mp4');
  const said = viewer.dialog.getByRole('status');
  // Its sound alone would play without an error, to a black picture.
  await expect(said).toContainText('its pictures are ProRes, which this app cannot decode');
  await expect(viewer.button('Play')).toHaveCount(0);
  const opened = openedOutside(app);
  await viewer.button('Open').click();
  expect(await opened).toMatch(/prores-sound\.mp4$/);
  expect(await viewer.violations()).toEqual([]);
  await page.keyboard.press('Escape');
  await viewer.open('ac3.mp4');
  await expect(viewer.picture('Frame')).toHaveAttribute('data-frame', '0');
  await expect(said).toContainText('Its sound (AC-3) cannot be played here.');
  await page.keyboard.press('ArrowRight');
  await expect(viewer.picture('Frame')).toHaveAttribute('data-frame', '1');
});

test('saving what does not come is cancelled, and leaves nothing', async ({
  signIn,
  faults,
  place,
}) => {
  const arrives = deferred();
  faults.on('GET', MOVIES, { kind: 'hold', until: arrives.until });
  const { app, page, today } = await signIn(faults.url);
  await today.allInKitsu();
  const file = join(place.home, 'kept.mp4');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await today.find(TASK);
  await today.row(TASK).getByRole('group').press('Enter');
  await new ThreadPage(page).thread.getByRole('button', { name: MOVIE }).press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  await viewer.getByRole('button', { name: 'Save as…' }).click();
  await expect(viewer.getByRole('progressbar', { name: `Saving ${MOVIE}` })).toBeVisible();
  await viewer.getByRole('button', { name: 'Cancel' }).click();
  await expect(viewer.getByRole('alert')).toHaveText('Cancelled. Nothing was saved.');
  arrives.release();
  // What was cancelled does not arrive later, and can be saved again.
  await expect(viewer.getByRole('img', { name: 'Frame', exact: true })).toHaveAttribute(
    'data-frame',
    '0',
  );
  expect(existsSync(file)).toBe(false);
  await viewer.getByRole('button', { name: 'Save as…' }).click();
  await expect(viewer.getByRole('status')).toContainText('Saved as kept.mp4 in');
  expect(existsSync(file)).toBe(true);
  expect(existsSync(`${file}.part`)).toBe(false);
});
