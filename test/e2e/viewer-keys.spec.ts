import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/artist.ts';
import { publishOn } from '../fixtures/published.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { openedOutside, ViewerPage } from '../fixtures/viewer-page.ts';

const SOUND = readFileSync(new URL('../fixtures/counted-movies/sound.mp4', import.meta.url));

test.beforeEach(({ studio: _studio }, info) => {
  test.skip(info.project.name !== 'practice', 'The practice studio keeps the bytes of a movie.');
});

interface Heard {
  seconds: number;
  loudest: number;
}

test('a movie is looked at by keys alone: stepped and heard, played, cut, over the whole screen, opened elsewhere', async ({
  atTask,
  kitsu,
  place,
}) => {
  test.slow();
  const { app, page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'keys.mp4', SOUND);
  await today.row(task.title).getByRole('group').press('Enter');
  const { thread } = new ThreadPage(page);
  const opener = thread.getByRole('button', { name: 'keys.mp4' });
  await opener.press('Enter');
  const viewer = new ViewerPage(page);
  const frame = viewer.picture('Frame');
  await expect(frame).toBeFocused();
  await expect(frame).toHaveAttribute('data-frame', '0');

  await page.evaluate(() => {
    const heard: Heard[] = ((window as unknown as { heard: Heard[] }).heard = []);
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode) {
      const data = this.buffer?.getChannelData(0) ?? new Float32Array();
      heard.push({ seconds: this.buffer?.duration ?? 0, loudest: Math.max(...data) });
      start.call(this);
    };
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
  const steps = [
    ['.', 1],
    ['ArrowRight', 2],
    [',', 1],
    ['Shift+ArrowRight', 11],
    ['Shift+ArrowLeft', 1],
    ['End', 47],
    ['Home', 0],
  ] as const;
  for (const [key, shown] of steps) {
    await page.keyboard.press(key);
    await expect(frame).toHaveAttribute('data-frame', String(shown));
  }
  await expect.poll(async () => (await heard()).length).toBe(steps.length);
  const [first] = await heard();
  expect(first?.seconds).toBeCloseTo(0.08, 2);
  expect(first?.loudest).toBeGreaterThan(0.05);
  for (const off of ['Shift+M', 'm']) {
    await page.keyboard.press(off);
    await page.keyboard.press('.');
    await expect(frame).not.toHaveAttribute('data-frame', '0');
    await page.keyboard.press('Home');
    await expect(frame).toHaveAttribute('data-frame', '0');
    await page.keyboard.press(off);
  }
  expect(await heard()).toHaveLength(steps.length);

  await page.keyboard.press('l');
  await expect(viewer.button('Pause')).toBeVisible();
  await page.keyboard.press('k');
  await expect(viewer.button('Play')).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('i');
  await expect(viewer.button('In')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('End');
  await page.keyboard.press('o');
  await expect(viewer.button('Out')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('j');
  await expect.poll(async () => Number(await frame.getAttribute('data-frame'))).toBeLessThan(45);
  await page.keyboard.press(' ');

  const isFull = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.isFullScreen() ?? false);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await expect(viewer.button('Full screen')).toHaveAttribute('aria-pressed', 'true');
  expect(await viewer.violations()).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(isFull).toBe(false);
  await expect(viewer.dialog).toBeVisible();
  // The desktop may end it, too, and the viewer gives the screen back when it closes.
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().forEach((one) => one.setFullScreen(false)),
  );
  await expect(viewer.button('Full screen')).toHaveAttribute('aria-pressed', 'false');

  // Every button is reached, and the last leads to the first.
  const open = viewer.button('Open');
  for (let presses = 0; presses < 60; presses += 1) {
    if (await open.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(open).toBeFocused();
  const opened = openedOutside(app);
  await page.keyboard.press('Enter');
  const path = await opened;
  expect(path.startsWith(place.profile)).toBe(true);
  expect(path.endsWith('keys.mp4')).toBe(true);
  expect(existsSync(path) && readFileSync(path).equals(SOUND)).toBe(true);

  await page.keyboard.press('Escape');
  await expect(viewer.dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  // Closed while it covers the screen, it gives the screen back.
  await page.keyboard.press('Enter');
  await expect(frame).toHaveAttribute('data-frame', '0');
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await viewer.button('Close').press('Enter');
  await expect(viewer.dialog).toHaveCount(0);
  await expect.poll(isFull).toBe(false);
});
