import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '../fixtures/artist.ts';
import { hugePng } from '../fixtures/huge-picture.ts';
import type { Running } from '../fixtures/launch.ts';
import { formWith, plainRequests } from '../fixtures/plain-request.ts';
import { pngOf, PublishPage } from '../fixtures/publish-page.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

/** Unfolded it takes 1.6 GB. */
const SIDE = 20_000;
const MOST_MB = 500;

/** The most memory that any process of the app has ever had, in MB. */
const peak = async (app: Running['app']): Promise<number> => {
  const pids = await app.evaluate(({ app: whole }) => whole.getAppMetrics().map(({ pid }) => pid));
  const of = (pid: number) =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  return Math.max(...pids.map(of));
};

test('a huge picture in a comment harms nothing: neither shown, nor attached, nor published', async ({
  atTask,
  studio,
  kitsu,
}, info) => {
  test.setTimeout(120_000);
  const huge = await hugePng(SIDE);
  const { app, page, today, task } = await atTask();
  const form = formWith({ name: 'huge.png', bytes: huge, type: 'image/png' });
  form.set('task_status_id', task.statusId);
  form.set('comment', 'Far too much of it.');
  const ask = plainRequests(studio, kitsu.lead.token);
  const said = await ask('POST', `/actions/tasks/${task.id}/comment`, form);
  expect(said.status).toBe(201);
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  await expect(thread.comment('Far too much of it.')).toContainText('huge.png');
  const viewer = new ViewerPage(page);
  await viewer.open('huge.png');
  await expect(viewer.dialog).toContainText('is too large to be shown here. Save it to open it.');
  await page.keyboard.press('Escape');
  await expect(viewer.dialog).toHaveCount(0);

  const path = info.outputPath('mine.png');
  writeFileSync(path, huge);
  const publish = new PublishPage(page);
  await publish.open();
  await publish.input.setInputFiles([path]);
  await expect(publish.files).toHaveCount(1);
  await expect(publish.checks).toContainText('Kitsu takes it as it is.');
  // One of a usual size has its small picture; drawn after the huge one, so that is done with.
  const usual = info.outputPath('usual.png');
  writeFileSync(usual, pngOf(320, 180));
  await publish.input.setInputFiles([usual]);
  await expect(publish.files.filter({ hasText: 'usual.png' }).locator('img')).toBeVisible();
  await expect(publish.files.filter({ hasText: 'mine.png' }).locator('img')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await thread.say('Smaller, please.');
  await expect(today.sync).toContainText('All in Kitsu');
  expect((await kitsu.comments(task.id)).map(({ text }) => text)).toContain('Smaller, please.');
  expect(await peak(app)).toBeLessThan(MOST_MB);
});
