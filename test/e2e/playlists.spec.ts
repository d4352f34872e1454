import { violations } from '../fixtures/axe.ts';
import { expect } from '../fixtures/artist.ts';
import { test } from '../fixtures/lead-in-production.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';
import { resize } from '../fixtures/window-size.ts';

test('a lead plays a playlist of a production in the viewer by keys alone', async ({
  room,
  lead,
}, info) => {
  test.setTimeout(120_000);
  const { admin } = room.stage.as;
  const shots: { entity_id: string; preview_file_id?: string }[] = [];
  for (const name of ['opening.png', 'closing.png', null]) {
    await room.newTask();
    const { entity_id } = await admin.get<{ entity_id: string }>(`/data/tasks/${room.task()}`);
    const file = name === null ? null : await room.publish(name, pngOf(640, 360, 90));
    shots.push({ entity_id, ...(file && { preview_file_id: file.id }) });
  }
  const body = { name: 'Friday dailies', project_id: room.stage.project, shots };
  await admin.post('/data/playlists', body);

  const running = await lead();
  const { page } = running;
  await page.keyboard.press('l');
  const list = page.getByRole('dialog', { name: 'Playlists' });
  const dailies = list.getByRole('button', { name: /Friday dailies/ });
  await expect(dailies).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('playlists.png') });
  await page.keyboard.press('Enter');

  const viewer = new ViewerPage(page);
  const line = viewer.dialog.getByRole('group', { name: 'Playlist' });
  await expect(line).toContainText('1 of 3');
  await expect(line).toContainText('Friday dailies');
  await expect(viewer.dialog.getByRole('img')).toBeVisible();
  for (const width of [360, 1920]) {
    await resize(running, width, width === 360 ? 780 : 1000);
    expect(await viewer.violations()).toEqual([]);
    await page.screenshot({ path: info.outputPath(`played-${width}.png`) });
  }
  await page.keyboard.press('n');
  await expect(line).toContainText('2 of 3');
  await expect(viewer.dialog.getByRole('img')).toBeVisible();
  await page.keyboard.press('n');
  await expect(line).toContainText('3 of 3');
  await expect(viewer.dialog.getByText('Nothing was published here.')).toBeVisible();
  await page.keyboard.press('p');
  await expect(line).toContainText('2 of 3');

  await page.keyboard.press('Escape');
  await expect(viewer.dialog).toHaveCount(0);
  await expect(dailies).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
});
