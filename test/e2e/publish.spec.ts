import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NamedTask } from '../fixtures/artist-in-kitsu.ts';
import { expect, NOTICED, test } from '../fixtures/artist.ts';
import type { ArtistInKitsu } from '../fixtures/artist-in-kitsu.ts';
import { violations } from '../fixtures/axe.ts';
import { deferred } from '../fixtures/deferred.ts';
import { pngOf, PublishPage } from '../fixtures/publish-page.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';

/** Kitsu would mark it as broken. */
const SILENT = fileURLToPath(new URL('../fixtures/counted-movies/silent-b.mp4', import.meta.url));
const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;
const ROW = /\/add-preview$/;
const UPLOAD = /\/pictures\/preview-files\//;

interface PreviewInKitsu {
  id: string;
  revision: number;
  position: number;
  status: string;
  original_name: string;
}

/** What was published with these words: for each comment its files in order. */
async function published(
  kitsu: ArtistInKitsu,
  { id }: NamedTask,
  text: string,
): Promise<PreviewInKitsu[][]> {
  const comments = await kitsu.lead.get<{ text: string; previews: PreviewInKitsu[] }[]>(
    `/data/tasks/${id}/comments`,
  );
  return comments
    .filter((one) => one.text === text)
    .map(({ previews }) => [...previews].sort((a, b) => a.position - b.position));
}

const filesIn =
  (place: { outputPath: (name: string) => string }) =>
  (name: string, grey = 90) => {
    const path = place.outputPath(name);
    writeFileSync(path, pngOf(64, 36, grey));
    return path;
  };

test('two files published without a network are one revision in order, after a restart and lost answers', async ({
  atTask,
  again,
  kitsu,
  faults,
}, info) => {
  test.setTimeout(150_000);
  const file = filesIn(info);
  const { page, today, task, close } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const text = `Take ${Date.now()}`;
  faults.unplug();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const publish = new PublishPage(page);
  await expect(publish.input).toBeFocused();
  await publish.input.setInputFiles([file('second.png', 50), file('first.png', 60)]);
  await expect(publish.files).toHaveCount(2);
  await expect(publish.checks).toBeVisible();
  await expect(publish.status).toHaveAccessibleName(/Waiting for approval|WFA/i);
  // The order is changed with the keyboard, and the focus goes along.
  await publish.files.nth(1).getByRole('button', { name: 'Move up first.png' }).press('Enter');
  await expect(publish.files.nth(0)).toContainText('first.png');
  await expect(publish.files.nth(0).locator(':focus')).toHaveCount(1);
  await publish.comment.fill(text);
  expect(await violations(page)).toEqual([]);

  // What is typed survives the dialog.
  await page.keyboard.press('Escape');
  await expect(publish.dialog).toHaveCount(0);
  await publish.open();
  await expect(publish.comment).toHaveValue(text);
  await expect(publish.files).toHaveCount(2);
  await publish.comment.press('Control+Enter');
  await expect(publish.dialog).toHaveCount(0);
  const thread = new ThreadPage(page);
  await expect(thread.comment(text)).toContainText('first.png');
  await expect(thread.comment(text)).toContainText('not yet in Kitsu');
  await close();

  faults.heal();
  for (const step of [COMMENT, ROW, UPLOAD]) faults.on('POST', step, { kind: 'close-after' }, 1);
  const second = await again();
  await expect(second.today.sync).toContainText('All in Kitsu', { timeout: 120_000 });
  expect(await published(kitsu, task, text)).toMatchObject([
    [
      { position: 1, original_name: 'first', status: 'ready' },
      { position: 2, original_name: 'second', status: 'ready' },
    ],
  ]);
  expect(await kitsu.status(task.id)).toBe('wfa');
});

test('what Kitsu would refuse is named before anything is posted', async ({
  atTask,
  faults,
}, info) => {
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const publish = new PublishPage(page);
  await publish.open();
  const refused = info.outputPath('render.tif');
  writeFileSync(refused, 'II*');
  await publish.input.setInputFiles([refused, filesIn(info)('fine.png')]);
  await expect(publish.checks).toContainText('Kitsu would refuse it');
  await expect(publish.publish).toBeDisabled();
  await publish.files.filter({ hasText: 'render.tif' }).getByRole('button').last().click();
  await expect(publish.files).toHaveCount(1);
  await expect(publish.publish).toBeEnabled();
  await publish.cancel.click();
  expect(
    faults.requests.filter(({ method, path }) => method === 'POST' && COMMENT.test(path)),
  ).toEqual([]);
});

test('a revision is cancelled while its file is on the way, and Kitsu has nothing of it', async ({
  atTask,
  kitsu,
  faults,
}, info) => {
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const publish = new PublishPage(page);
  await publish.open();
  await publish.input.setInputFiles([filesIn(info)('cancelled.png')]);
  await expect(publish.files).toHaveCount(1);
  const text = `Cancelled ${Date.now()}`;
  await publish.comment.fill(text);
  const held = deferred();
  faults.on('POST', UPLOAD, { kind: 'hold', until: held.until }, 1);
  await publish.publish.click();
  const entry = new ThreadPage(page).comment(text);
  // The proxy has all of it, and holds it.
  await expect(entry).toContainText('Processing at Kitsu');
  await entry.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel publishing' }).click();
  held.release();
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);
  await expect(entry).toHaveCount(0);
  expect(await published(kitsu, task, text)).toEqual([]);
  expect(await kitsu.status(task.id)).toBe(task.statusShortName.toLowerCase());
});

test('a picture that is dropped on the task is ready to be published', async ({ atTask }) => {
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const room = page.locator('[data-task-detail]');
  await expect(room.getByRole('button', { name: 'Publish', exact: true })).toBeVisible();
  const content = pngOf(32, 18).toString('base64');
  await room.evaluate((element, base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, content);
  const publish = new PublishPage(page);
  await expect(publish.files).toContainText(['dropped.png']);
  await publish.files.getByRole('button', { name: 'Do not publish dropped.png' }).click();
  await expect(publish.files).toHaveCount(0);
});

test('a page cannot name a file of this computer: only what was given to it is taken', async ({
  atTask,
}, info) => {
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const path = filesIn(info)('named.png');
  const files = await page.evaluate(
    async ([taskId, named]) => {
      const forged = new File(['x'], 'forged.png', { type: 'image/png' });
      Object.defineProperty(forged, 'path', { value: named });
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(forged);
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
      const answer = await window.companion.call['publish.addGiven']({ taskId, paths: [named] });
      return (JSON.parse(answer) as { value?: { files: unknown[] } }).value?.files;
    },
    [task.id, path] as const,
  );
  expect(files).toEqual([]);
});

test('a silent movie with B-frames gets its sound track on the way, and Kitsu can show it', async ({
  atTask,
  kitsu,
}) => {
  test.setTimeout(120_000);
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const publish = new PublishPage(page);
  await publish.open();
  await publish.input.setInputFiles([SILENT]);
  const mend = publish.checks.getByRole('checkbox', { name: /silent sound track/ });
  await expect(mend).toBeChecked();
  await expect(publish.files).toContainText(/\d+ frames/);
  expect(await violations(page)).toEqual([]);
  const text = `Silent ${Date.now()}`;
  await publish.comment.fill(text);
  await publish.publish.click();
  await expect(publish.dialog).toHaveCount(0);
  await expect
    .poll(async () => (await published(kitsu, task, text)).map(([one]) => one?.status), NOTICED)
    .toEqual(['ready']);
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);
});
