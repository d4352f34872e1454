import { expect, NOTICED } from '../fixtures/artist.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import { publishOn } from '../fixtures/published.ts';
import { secondProduction } from '../fixtures/second-production.ts';
import { commentsOf, statusOf, tasksIn, test } from '../fixtures/staged-lists.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';
import { resize } from '../fixtures/window-size.ts';

test('a supervisor reviews tasks of two productions in the viewer by keys alone, the oldest first', async ({
  room,
  studio,
  as,
}, info) => {
  test.setTimeout(180_000);
  const { artist, supervisor, manager } = room.stage.as;
  const [second, third] = await tasksIn(room, ['wfa', 'wfa']);
  if (!second || !third) throw new Error('No task was made.');
  const other = await secondProduction(room.stage);
  const kitsu = { studio, api: artist };
  for (const [task, name, at] of [
    [other.task, 'oldest.png', '2026-03-01T10:00:00'],
    [second.id, 'newest.png', '2026-03-10T10:00:00'],
  ] as const) {
    await publishOn(kitsu, task, name, pngOf(640, 360, 90));
    await manager.put(`/data/tasks/${task}`, { end_date: at });
  }

  const running = await as(supervisor);
  const { page, today } = running;
  await today.allInKitsu();
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  const rows = page.getByRole('list', { name: 'To check' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Home');
  await expect(rows.first().getByRole('group')).toBeFocused();
  await page.keyboard.press('v');

  const viewer = new ViewerPage(page);
  const review = viewer.dialog.getByRole('group', { name: 'Review' });
  await expect(review).toContainText('1 of 3');
  await expect(review).toContainText(other.name);
  await expect(viewer.picture('oldest.png')).toBeVisible();
  for (const width of [360, 1920]) {
    await resize(running, width, width === 360 ? 780 : 1000);
    expect(await viewer.violations()).toEqual([]);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
      await page.screenshot({ path: info.outputPath(`review-${width}-${theme}.png`) });
    }
  }

  // Round through all of them, whichever production they are of.
  await page.keyboard.press('n');
  await expect(review).toContainText('2 of 3');
  await expect(viewer.picture('newest.png')).toBeVisible();
  await page.keyboard.press('n');
  await expect(review).toContainText('3 of 3');
  await expect(viewer.dialog.getByText('Nothing was published on this task.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('review-nothing.png') });
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  await expect(review).toContainText('1 of 3');
  await expect(viewer.picture('oldest.png')).toBeVisible();

  // Approved, taken back, and approved for good: the next one comes by itself.
  await page.keyboard.press('Shift+A');
  await expect(review).toContainText('1 of 2');
  await expect(viewer.picture('newest.png')).toBeVisible();
  await page.screenshot({ path: info.outputPath('review-approved.png') });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(review).toContainText('1 of 3');
  await expect(viewer.picture('oldest.png')).toBeVisible();
  expect(await statusOf(supervisor, other.task)).toBe('wfa');
  await page.keyboard.press('Shift+A');
  await expect(review).toContainText('1 of 2');

  // A retake with its note, which a closed note keeps.
  await page.keyboard.press('Shift+R');
  const note = viewer.dialog.getByRole('textbox', { name: 'What has to change?' });
  await expect(note).toBeFocused();
  await page.keyboard.type('The Arc is too wide.');
  await page.screenshot({ path: info.outputPath('review-note.png') });
  expect(await viewer.violations()).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(viewer.dialog).toBeVisible();
  await page.keyboard.press('Shift+R');
  await expect(note).toHaveValue('The Arc is too wide.');
  await expect(note).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(review).toContainText('1 of 1');
  await expect(note).toHaveCount(0);

  // What has no file is approved all the same, and then nothing is left.
  await page.keyboard.press('Shift+A');
  await expect(viewer.dialog.getByText('Nothing is left to check.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('review-over.png') });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(review).toContainText('1 of 1');
  await expect(review).toContainText(third.title.split(' · ')[1] ?? '');
  await page.keyboard.press('Escape');
  await expect(viewer.dialog).toHaveCount(0);
  await expect(rows.first().getByRole('group')).toBeFocused();

  await expect.poll(() => statusOf(supervisor, other.task), NOTICED).toBe('done');
  await expect.poll(() => statusOf(supervisor, second.id), NOTICED).toBe('retake');
  expect(await statusOf(supervisor, third.id)).toBe('wfa');
  const [said] = await commentsOf(supervisor, second.id);
  expect(said?.text).toBe('The Arc is too wide.');
  await other.clear();
});
