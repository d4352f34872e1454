import { randomUUID } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { formWith, plainRequests } from '../fixtures/plain-request.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';
import { resize } from '../fixtures/window-size.ts';

interface Size {
  width: number;
  height: number;
}

/** Publishes a picture on a task of the artist, and has a lead draw on it as Kitsu's player does. */
async function drawnOn(
  artist: StudioApi,
  lead: StudioApi,
  url: string,
  taskId: string,
  size: Size,
) {
  const task = await artist.get<{ task_status_id: string }>(`/data/tasks/${taskId}`);
  const said = await artist.post<{ id: string }>(`/actions/tasks/${taskId}/comment`, {
    ...{ task_status_id: task.task_status_id, comment: `Look at ${randomUUID()}` },
  });
  const path = `/actions/tasks/${taskId}/comments/${said.id}/add-preview`;
  const { id } = await artist.post<{ id: string }>(path);
  const form = formWith({
    name: 'pose.png',
    bytes: pngOf(size.width, size.height),
    type: 'image/png',
  });
  await plainRequests({ url }, artist.token)('POST', `/pictures/preview-files/${id}`, form);
  // On a canvas of another size than the picture's, as that of any browser window.
  const on = { canvasWidth: 811, canvasHeight: (811 * size.height) / size.width };
  const square = {
    ...{
      type: 'rect',
      id: randomUUID(),
      fill: '#ff0000',
      strokeWidth: 0,
      width: 40,
      height: 40,
      ...on,
    },
    ...{ left: on.canvasWidth / 3 - 20, top: on.canvasHeight / 4 - 20 },
  };
  const hostile = { type: 'PSStroke', strokePoints: [{ x: 1e9, y: 0 }, '</script>'] };
  await lead.put(`/actions/preview-files/${id}/update-annotations`, {
    additions: [{ time: 0, drawing: { objects: [square, hostile] } }],
  });
}

/** How far the middle of what is red on the overlay is from where the landmark lies on the picture, in CSS pixels. */
const offBy = (overlay: Locator): Promise<number> =>
  overlay.evaluate((one: HTMLCanvasElement) => {
    const data = one.getContext('2d')?.getImageData(0, 0, one.width, one.height).data ?? [];
    let [many, x, y] = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const weight = (data[at + 3] ?? 0) / 255;
      many += weight;
      x += weight * (((at / 4) % one.width) + 0.5);
      y += weight * (Math.floor(at / 4 / one.width) + 0.5);
    }
    const { width, height } = one.getBoundingClientRect();
    const across = (x / many / one.width - 1 / 3) * width;
    const down = (y / many / one.height - 1 / 4) * height;
    return Math.max(Math.abs(across), Math.abs(down));
  });

const SIZES: Record<string, Size> = {
  portrait: { width: 540, height: 960 },
  scope: { width: 1024, height: 429 },
};

for (const [shape, size] of Object.entries(SIZES)) {
  test(`a lead’s drawing lies in its place, and mine goes with what I write: ${shape}`, async ({
    atTask,
    studio,
  }) => {
    test.setTimeout(120_000);
    const artist = await signInToApi(studio, accountOf(studio, 'artist'));
    const lead = await signInToApi(studio, accountOf(studio, 'manager'));
    const { app, page, today, task } = await atTask();
    await drawnOn(artist, lead, studio.url, task.id, size);
    await today.row(task.title).getByRole('group').press('Enter');
    const thread = new ThreadPage(page);
    const writes = shape === 'scope' ? 'reply' : 'comment';
    if (writes === 'reply') {
      await thread.comment('Look at ').getByRole('button', { name: 'Reply' }).click();
    }
    await thread.thread.getByRole('button', { name: 'pose.png' }).first().press('Enter');
    const viewer = page.getByRole('dialog', { name: 'Viewer' });
    const overlay = viewer.locator('canvas[data-annotations]');
    await expect(overlay).toHaveAttribute('data-annotations', '1');
    await expect(viewer.getByText('1 drawing that cannot be shown here')).toBeVisible();
    for (const width of [440, 1600]) {
      await resize({ app, page }, width);
      await expect.poll(() => offBy(overlay)).toBeLessThanOrEqual(1);
    }
    expect(await violations(page)).toEqual([]);

    await new ViewerPage(page).draw(overlay);
    await expect(overlay).toHaveAttribute('data-annotations', '2');
    await page.keyboard.press('Control+z');
    await expect(overlay).toHaveAttribute('data-annotations', '1');
    await page.keyboard.press('Control+Shift+z');
    await expect(overlay).toHaveAttribute('data-annotations', '2');
    await viewer.getByRole('button', { name: `Add to my ${writes}` }).click();
    await expect(viewer).toHaveCount(0);
    await expect(thread.files).toContainText('pose_drawn.png');
    if (writes === 'comment') return;
    await thread.reply.press('Control+Enter');
    interface Answered {
      replies: { id: string }[];
      attachment_files: { name: string; reply_id: string }[];
    }
    const replied = async () => {
      const comments = await artist.get<Answered[]>(`/data/tasks/${task.id}/comments`);
      return comments.flatMap(({ replies, attachment_files }) =>
        attachment_files.filter(({ reply_id }) => replies.some(({ id }) => id === reply_id)),
      );
    };
    await expect.poll(replied).toMatchObject([{ name: 'pose_drawn.png' }]);
  });
}

/** In every production the artist is a manager. */
function asManager(context: unknown): unknown {
  const { projects, ...rest } = context as { projects: { id: string }[] };
  const roles = Object.fromEntries(projects.map(({ id }) => [id, 'manager']));
  return { ...rest, projects, project_roles: roles };
}

test('who draws in Kitsu is told that nobody hears of it, and is led to a comment', async ({
  signIn,
  studio,
  faults,
  kitsu,
}) => {
  const artist = await signInToApi(studio, accountOf(studio, 'artist'));
  const lead = await signInToApi(studio, accountOf(studio, 'manager'));
  const task = await kitsu.spareTask();
  await drawnOn(artist, lead, studio.url, task.id, { width: 540, height: 300 });
  faults.on('GET', /\/data\/user\/context$/, { kind: 'rewrite', change: asManager });
  const { page, today } = await signIn(faults.url);
  await today.allInKitsu();
  await today.find(task.title);
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  await thread.thread.getByRole('button', { name: 'pose.png' }).first().press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  const overlay = viewer.locator('canvas[data-annotations]');
  await expect(overlay).toHaveAttribute('data-annotations', '1');
  const untold = viewer.getByText('Kitsu tells nobody of a drawing alone.');
  await expect(untold).toHaveCount(0);
  // Kitsu itself would refuse this artist.
  faults.unplug();
  await new ViewerPage(page).draw(overlay);
  await expect(overlay).toHaveAttribute('data-annotations', '2');
  await expect(untold).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(untold).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await viewer.getByRole('button', { name: 'Write a comment' }).click();
  await expect(viewer).toHaveCount(0);
  await expect(thread.box).toBeFocused();
});
