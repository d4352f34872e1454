import { expect, test } from '../fixtures/artist.ts';
import type { Running } from '../fixtures/launch.ts';
import { pngOf, PublishPage } from '../fixtures/publish-page.ts';

interface InKitsu {
  text: string;
  previews: { status: string; original_name: string; width: number; height: number }[];
}

/** As another program copies a picture: Electron 22 has a call of its own, Electron 45 that of the web. */
const copyPicture = (app: Running['app'], png: Buffer): Promise<void> =>
  app.evaluate(async ({ clipboard, nativeImage, ClipboardItem }, base64) => {
    const bytes = Buffer.from(base64, 'base64');
    const older = clipboard as unknown as { writeImage?: (picture: unknown) => void };
    if (older.writeImage) older.writeImage(nativeImage.createFromBuffer(bytes));
    else await clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes]) })]);
  }, png.toString('base64'));

test('a picture of the real clipboard is pasted, named, looked at, and published as it was', async ({
  atTask,
  kitsu,
}) => {
  const { app, page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  await copyPicture(app, pngOf(320, 180, 77));
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const publish = new PublishPage(page);
  await expect(publish.input).toBeFocused();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(publish.files).toHaveCount(1);
  // Chromium calls all of them image.png.
  await expect(publish.files).toContainText(/Screenshot \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png/);
  await expect(publish.files.locator('img')).toBeVisible();

  // Words that are pasted into the box stay words.
  await app.evaluate(({ clipboard }) => clipboard.writeText('From the clipboard'));
  await publish.comment.focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(publish.comment).toHaveValue('From the clipboard');
  await expect(publish.files).toHaveCount(1);

  await publish.publish.click();
  await expect(publish.dialog).toHaveCount(0);
  await expect(today.sync).toContainText('All in Kitsu', { timeout: 30_000 });
  const comments = await kitsu.lead.get<InKitsu[]>(`/data/tasks/${task.id}/comments`);
  const pasted = comments.find(({ text }) => text === 'From the clipboard')?.previews ?? [];
  expect(pasted).toMatchObject([{ status: 'ready', width: 320, height: 180 }]);
  expect(pasted[0]?.original_name).toMatch(/^Screenshot/);
});
