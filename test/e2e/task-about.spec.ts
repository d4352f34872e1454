import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import type { FaultProxy } from '../fixtures/fault-proxy.ts';
import type { Running } from '../fixtures/launch.ts';
import { resize } from '../fixtures/window-size.ts';

const about = (page: Page) => page.getByRole('complementary', { name: 'About this task' });

/** The studio has a file tree, by which the task's file lies at this path. */
function withFolder(faults: FaultProxy, path: string): void {
  faults.on('GET', /\/data\/tasks\/[^/]+\/full$/, {
    kind: 'rewrite',
    change: (task) => {
      const { project, ...rest } = task as { project: object };
      return { ...rest, project: { ...project, file_tree: { working: {} } } };
    },
  });
  faults.on('POST', /\/working-file-path$/, {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path, name: 'shot' }),
  });
}

/** The folders that the system's file manager was asked to show, which is not there in a test. */
const shownFolders = (app: Running['app']) => ({
  note: () =>
    app.evaluate(({ shell }) => {
      const shown: string[] = [];
      Object.assign(globalThis, { shownFolders: shown });
      Object.assign(shell, { showItemInFolder: (path: string) => void shown.push(path) });
    }),
  list: () =>
    app.evaluate(() => (globalThis as unknown as { shownFolders: string[] }).shownFolders),
});

test('a task is subscribed to, its link copied and its folder shown by the buttons beside it', async ({
  atTask,
  faults,
  kitsu,
}, info) => {
  const folder = join(info.outputDir, 'studio', 'sh010');
  mkdirSync(folder, { recursive: true });
  withFolder(faults, join(folder, 'sh010_animation_v001.blend'));
  const running = await atTask();
  const { app, page, today, task } = running;
  const shown = shownFolders(app);
  await shown.note();
  await resize(running, 1280);
  await today.row(task.title).getByRole('group').press('Enter');

  const isSubscribed = () => kitsu.api.get<boolean>(`/data/user/tasks/${task.id}/subscribed`);
  const subscribe = about(page).getByRole('button', { name: /^Subscribe/ });
  await expect(subscribe).toHaveAttribute('aria-pressed', 'false');
  expect(await isSubscribed()).toBe(false);
  await subscribe.click();
  await expect(subscribe).toHaveText('Subscribed');
  await expect(subscribe).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(isSubscribed).toBe(true);
  await expect(today.sync).toContainText('All in Kitsu');
  await subscribe.press('Enter');
  await expect(subscribe).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(isSubscribed).toBe(false);

  await about(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(new RegExp(`^${faults.url}/productions/[^/]+/shots/tasks/${task.id}$`));

  const button = about(page).getByRole('button', { name: 'Show folder' });
  await button.click();
  await expect.poll(shown.list).toEqual([folder]);
  // The studio's disk is gone.
  rmSync(folder, { recursive: true });
  await button.click();
  await expect(
    page.getByText(/sh010_animation_v001\.blend is not on this computer\./),
  ).toBeVisible();
  await expect(page.getByText('Check that the studio’s disk is connected.')).toBeVisible();
  expect(await shown.list()).toEqual([folder]);
});

test('without a file tree there is no folder to show', async ({ atTask }) => {
  const running = await atTask();
  const { page, today, task } = running;
  await resize(running, 1280);
  await today.row(task.title).getByRole('group').press('Enter');
  await expect(about(page).getByRole('button', { name: 'Copy link' })).toBeVisible();
  await expect(about(page).getByText('Assigned by')).toBeVisible();
  await expect(about(page).getByRole('button', { name: 'Show folder' })).toHaveCount(0);
});
