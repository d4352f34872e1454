import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { leadAtHalfDone, roomOf } from '../fixtures/half-done-room.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

test('a lead sees progress by status, sequence and day, and opens what is behind', async ({
  launch,
  studio,
}) => {
  test.setTimeout(120_000);
  const running = await leadAtHalfDone(launch, studio);
  const { page } = running;
  const room = roomOf(page);
  await room.getByRole('radio', { name: 'Progress' }).check();
  const progress = room.getByRole('region', { name: 'Progress', exact: true });
  await expect(progress).toContainText('24 of 32');
  // Its past is read behind that.
  const days = progress.getByRole('list', { name: 'Not done, day by day' });
  await expect(days).toContainText('32', SOON);
  await expect(progress).toContainText(/Retakes by task type: Animation \d+/);

  for (const [name, count] of [
    [/^SQ010, Animation: 12\/16 done$/, 16],
    [/^SQ020, all: 12\/16 done$/, 16],
    [/^Done: 24 tasks$/, 24],
    [/^Animation: 24 tasks done$/, 24],
    [/^By count: 75 %$/, 24],
    [/^Animation \d+$/, null],
    [/^Shots finished: /, null],
  ] as const) {
    await progress.getByRole('button', { name }).click();
    const status = room.getByRole('status', { name: 'Tasks' });
    await expect(status).toHaveText(count === null ? /^[1-9]\d* tasks?$/ : `${count} tasks`);
    await room.getByRole('button', { name: 'Back to the figures' }).click();
  }
  for (const width of [360, 1920]) {
    await resize(running, width, 800);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((now) => (document.documentElement.dataset['theme'] = now), theme);
      expect(await violations(page)).toEqual([]);
    }
    // In one line, whatever it reads.
    for (const name of [/^By count: /, /^By time: /, /^Film finished: /, /^Shots finished: /]) {
      const box = await progress.getByRole('button', { name }).boundingBox();
      expect(box?.height).toBeLessThan(36);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
});
