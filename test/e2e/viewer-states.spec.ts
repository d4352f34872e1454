import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/artist.ts';
import { formWith, plainRequests } from '../fixtures/plain-request.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

const BROKEN = readFileSync(new URL('../fixtures/movies/silent-b-frames.mp4', import.meta.url));

test('what Kitsu cannot read, still prepares or does not draw is said, file by file', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  const ask = plainRequests(kitsu.studio, kitsu.api.token);
  const said = { task_status_id: task.statusId, comment: `Of three kinds ${Date.now()}` };
  const { id: comment } = await kitsu.api.post<{ id: string }>(
    `/actions/tasks/${task.id}/comment`,
    said,
  );
  const row = async (): Promise<string> => {
    const path = `/actions/tasks/${task.id}/comments/${comment}/add-preview`;
    return (await kitsu.api.post<{ id: string }>(path)).id;
  };
  const [broken, empty, work] = [await row(), await row(), await row()];
  const fill = (id: string, name: string, bytes: Uint8Array) =>
    ask('POST', `/pictures/preview-files/${id}`, formWith({ name, bytes }));
  await fill(broken, 'shot.mp4', BROKEN);
  await fill(work, 'scene.zip', new Uint8Array(9));

  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  await expect(thread.comment(said.comment)).toContainText('Kitsu could not read it.');
  const viewer = new ViewerPage(page);
  await viewer.open('shot.mp4');
  const words = viewer.dialog.getByRole('status');
  await expect(words).toHaveText('Kitsu could not read this movie. It has to be published again.');
  await viewer.button('Next file').click();
  await expect(words).toContainText('Kitsu is still preparing this movie.');
  expect(await viewer.violations()).toEqual([]);
  // It opens by itself once it is there.
  await fill(empty, 'late.png', pngOf(64, 36));
  await expect(viewer.picture('late.png')).toBeVisible();
  await viewer.button('Next file').click();
  await expect(words).toContainText('Save it to open it.');
  await expect(viewer.button('Save as…')).toBeEnabled();
  await viewer.button('Previous file').click();
  await expect(viewer.picture('late.png')).toBeVisible();
  await viewer.button('Next file').click();
  await viewer.button('Next file').click();
  await expect(words).toContainText('Kitsu could not read this movie.');
});
