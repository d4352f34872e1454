import { violations } from '../fixtures/axe.ts';
import { expect } from '../fixtures/artist.ts';
import { test } from '../fixtures/lead-in-production.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';
import { resize } from '../fixtures/window-size.ts';

test('a lead makes a playlist, puts it in order, plays it and adds to it, by keys or by the mouse', async ({
  room,
  lead,
}, info) => {
  test.setTimeout(120_000);
  const { admin } = room.stage.as;
  const shots: string[] = [];
  for (const name of ['opening.png', 'closing.png', null]) {
    await room.newTask();
    const { entity_id } = await admin.get<{ entity_id: string }>(`/data/tasks/${room.task()}`);
    if (name !== null) await room.publish(name, pngOf(640, 360, 90));
    shots.push(entity_id);
  }

  const running = await lead();
  const { page } = running;
  const dialog = (name: string) => page.getByRole('dialog', { name });
  await page.keyboard.press('l');
  await expect(dialog('Playlists')).toContainText('This production has no playlist.');
  await page.keyboard.press('Enter');
  const fresh = dialog('New playlist');
  const field = fresh.getByRole('textbox', { name: 'Name' });
  await expect(field).toBeFocused();
  await fresh.getByText('Tasks by status').click();
  await expect(fresh.getByRole('status')).toContainText('shots');
  await field.fill('Friday dailies');
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('new-440.png') });
  await field.press('Enter');

  const edit = dialog('Change the playlist');
  const entries = edit.getByRole('list', { name: 'Entries' }).getByRole('listitem');
  await expect(entries.first()).toBeVisible();
  const inKitsu = async () => {
    const path = `/data/projects/${room.stage.project}/playlists`;
    const [one] = await admin.get<{ id: string; name: string }[]>(path);
    if (!one) return null;
    const { shots: list } = await admin.get<{ shots: { id: string }[] }>(`${path}/${one.id}`);
    return { name: one.name, shots: list.map(({ id }) => id) };
  };
  await expect.poll(async () => (await inKitsu())?.name).toBe('Friday dailies');
  const before = (await inKitsu())?.shots ?? [];
  expect(before).toEqual(expect.arrayContaining(shots));

  const first = entries.first().getByRole('button').first();
  const called = await first.innerText();
  await first.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(entries.nth(1)).toContainText(called.split('\n')[1] ?? '');
  await expect(entries.nth(1).getByRole('button').first()).toBeFocused();
  await expect
    .poll(async () => (await inKitsu())?.shots)
    .toEqual([before[1], before[0], ...before.slice(2)]);

  // By the mouse: the first one behind the last, where it came from but for one place.
  const now = [before[1], before[0], ...before.slice(2)];
  const height = (await entries.last().boundingBox())?.height ?? 0;
  await entries.first().dragTo(entries.last(), { targetPosition: { x: 60, y: height - 4 } });
  await expect.poll(async () => (await inKitsu())?.shots).toEqual([...now.slice(1), now[0]]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await inKitsu())?.shots).toEqual(now);
  await entries.first().getByRole('button').first().focus();

  const last = before.length - 1;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(entries).toHaveCount(last);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(entries).toHaveCount(before.length);
  expect(await violations(page)).toEqual([]);
  for (const width of [440, 1280]) {
    await resize(running, width, 780);
    await page.screenshot({ path: info.outputPath(`edit-${width}.png`) });
  }
  await page.keyboard.press('Escape');

  const dailies = dialog('Playlists').getByRole('button', { name: /^Friday dailies/ });
  await expect(dailies).toBeFocused();
  await page.screenshot({ path: info.outputPath('playlists.png') });
  await page.keyboard.press('Enter');
  const viewer = new ViewerPage(page);
  const line = viewer.dialog.getByRole('group', { name: 'Playlist' });
  await expect(line).toContainText(`1 of ${before.length}`);
  await expect(line).toContainText('Friday dailies');
  expect(await viewer.violations()).toEqual([]);
  await page.keyboard.press('n');
  await expect(line).toContainText(`2 of ${before.length}`);
  await page.keyboard.press('p');
  await page.keyboard.press('Escape');
  await expect(viewer.dialog).toHaveCount(0);
  await expect(dailies).toBeFocused();

  // What was taken out comes back at the end with the rows that are selected.
  const change = dialog('Playlists').getByRole('button', { name: 'Change Friday dailies' });
  await change.click();
  await entries.first().getByRole('button').first().press('Delete');
  await expect.poll(async () => (await inKitsu())?.shots).toEqual(now.slice(1));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog('Playlists')).toHaveCount(0);
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('l');
  await change.click();
  await edit.getByRole('button', { name: /^Add \d+ selected rows$/ }).click();
  await expect.poll(async () => (await inKitsu())?.shots).toEqual([...now.slice(1), now[0]]);
  await expect(entries).toHaveCount(before.length);
});
