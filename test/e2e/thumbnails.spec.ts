import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import { paintedPng } from '../fixtures/painted-png.ts';

const SMALL = /\/pictures\/thumbnails\/preview-files\//;
const RED: [number, number, number, number] = [200, 0, 0, 255];

/** A 16:9 picture as Kitsu makes it small: between clear margins, which are 7 rows high. */
const fitted = paintedPng(150, 100, (_x, y) => (y < 7 || y > 92 ? [0, 0, 0, 0] : RED));

/** The colour that is seen at parts (0 to 1) of an element. */
async function colourAt(element: Locator, across: number, down: number): Promise<number[]> {
  const shot = [...(await element.screenshot())];
  return element.evaluate(
    async (_element, [bytes, x, y]) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const one = new OffscreenCanvas(1, 1).getContext('2d');
      const [left, top] = [Math.floor(picture.width * x), Math.floor(picture.height * y)];
      one?.drawImage(picture, left, top, 1, 1, 0, 0, 1, 1);
      return [...(one?.getImageData(0, 0, 1, 1).data ?? [])];
    },
    [shot, across, down] as const,
  );
}

test('a small picture fills its place, without Kitsu’s margins', async ({
  signIn,
  faults,
  kitsu,
}) => {
  const headers = { 'content-type': 'image/png', 'content-length': `${fitted.length}` };
  faults.on('GET', SMALL, { kind: 'answer', status: 200, headers, body: fitted });
  const pictured = (await kitsu.todo()).find(({ previewFileId }) => previewFileId !== null);
  if (!pictured) throw new Error('No task has a picture.');
  const { today } = await signIn(faults.url);
  await today.allInKitsu();
  await today.find(pictured.title);
  const picture = today.row(pictured.title).locator('.thumbnail').first();
  await expect(picture.locator('img')).toHaveJSProperty('naturalHeight', 100);
  for (const down of [0.04, 0.5, 0.96])
    expect((await colourAt(picture, 0.5, down)).slice(0, 3)).toEqual(RED.slice(0, 3));
});

test('where Kitsu has no small picture its place has the initials', async ({
  signIn,
  faults,
  kitsu,
}) => {
  faults.on('GET', SMALL, { kind: 'answer', status: 404, body: '{"message":"Not found"}' });
  const pictured = (await kitsu.todo()).find(({ previewFileId }) => previewFileId !== null);
  if (!pictured) throw new Error('No task has a picture.');
  const { today } = await signIn(faults.url);
  await today.allInKitsu();
  await today.find(pictured.title);
  await expect(today.row(pictured.title).locator('.thumbnail .initials').first()).toBeVisible();
});
