import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { publishOn } from '../fixtures/published.ts';
import { tasksIn, test } from '../fixtures/staged-lists.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

const MOVIE = readFileSync(new URL('../fixtures/counted-movies/sound.mp4', import.meta.url));
const FRAME = 3;
/** Kitsu's encoding takes seconds, and minutes on a busy machine. */
const ENCODED = { timeout: 120_000 };

interface InKitsu {
  status: string;
  annotations:
    { frame: number; drawing: { objects: { id: string; type: string; text?: string }[] } }[] | null;
}

test('a supervisor draws on a frame of a movie: pen, arrow and text, and rubs one out', async ({
  room,
  studio,
  as,
}, info) => {
  test.setTimeout(240_000);
  const { artist, supervisor } = room.stage.as;
  const [task] = await tasksIn(room, ['wfa']);
  if (!task) throw new Error('No task was made.');
  const id = await publishOn({ studio, api: artist }, task.id, 'take.mp4', MOVIE);
  const preview = () => supervisor.get<InKitsu>(`/data/preview-files/${id}`);
  await expect.poll(async () => (await preview()).status, ENCODED).toBe('ready');

  const { page, today } = await as(supervisor);
  await today.allInKitsu();
  await page.getByRole('tab', { name: 'To check', exact: true }).click();
  const rows = page.getByRole('list', { name: 'To check' }).getByRole('listitem');
  await rows.first().getByRole('group').focus();
  await page.keyboard.press('v');
  const viewer = new ViewerPage(page);
  const frame = viewer.picture('Frame');
  await expect(frame).toHaveAttribute('data-frame', '0');
  const overlay = viewer.dialog.locator('canvas[data-annotations]');
  const drawn = (many: number) => expect(overlay).toHaveAttribute('data-annotations', String(many));
  for (let at = 1; at <= FRAME; at += 1) {
    await page.keyboard.press('ArrowRight');
    await expect(frame).toHaveAttribute('data-frame', String(at));
  }

  await viewer.draw(overlay);
  await drawn(1);
  await viewer.button('Arrow').click();
  await drag(viewer, overlay, [0.2, 0.8], [0.8, 0.8]);
  await drawn(2);
  await viewer.button('Text').click();
  await click(viewer, overlay, 0.1, 0.2);
  const field = viewer.dialog.getByRole('textbox', { name: 'Text on the picture' });
  await expect(field).toBeFocused();
  await field.pressSequentially('wider, k?');
  await field.press('Enter');
  await drawn(3);
  // The key did no more than that.
  await expect(viewer.button('Text')).toBeFocused();
  await page.screenshot({ path: info.outputPath('drawing.png') });
  await viewer.button('Eraser').click();
  await click(viewer, overlay, 0.5, 0.8);
  await drawn(2);
  await expect(viewer.dialog.getByText('Drawn by You')).toBeVisible();
  expect(await viewer.violations()).toEqual([]);
  await viewer.button('Eraser').click();
  await frame.focus();
  await page.keyboard.press('ArrowRight');
  await drawn(0);
  await page.keyboard.press('ArrowLeft');
  await drawn(2);

  const inKitsu = async () =>
    (await preview()).annotations?.map((one) => [
      one.frame,
      one.drawing.objects.map(({ type, text }) => text ?? type).sort(),
    ]);
  await expect.poll(inKitsu, NOTICED).toEqual([[FRAME + 1, ['PSStroke', 'wider, k?']]]);
  const ids = (await preview()).annotations?.flatMap(({ drawing }) => drawing.objects);
  expect(new Set(ids?.map((one) => one.id)).size).toBe(2);
});

/** A point of the window at parts (0 to 1) of the overlay, which is smaller while there are more tools. */
async function pointOf(overlay: Locator, [x, y]: readonly [number, number]) {
  const box = await overlay.boundingBox();
  if (!box) throw new Error('No picture');
  return [box.x + box.width * x, box.y + box.height * y] as const;
}

async function click({ page }: ViewerPage, overlay: Locator, x: number, y: number): Promise<void> {
  await page.mouse.click(...(await pointOf(overlay, [x, y])));
}

async function drag(
  { page }: ViewerPage,
  overlay: Locator,
  from: [number, number],
  to: [number, number],
): Promise<void> {
  await page.mouse.move(...(await pointOf(overlay, from)));
  await page.mouse.down();
  await page.mouse.move(...(await pointOf(overlay, to)), { steps: 8 });
  await page.mouse.up();
}
