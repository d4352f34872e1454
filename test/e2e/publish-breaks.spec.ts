import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { ArtistInKitsu, NamedTask } from '../fixtures/artist-in-kitsu.ts';
import { expect, NOTICED, test } from '../fixtures/artist.ts';
import { startCutLine } from '../fixtures/cut-line.ts';
import { deferred } from '../fixtures/deferred.ts';
import type { FaultProxy } from '../fixtures/fault-proxy.ts';
import type { Running } from '../fixtures/launch.ts';
import { plainRequests } from '../fixtures/plain-request.ts';
import { PublishPage } from '../fixtures/publish-page.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import type { TodayPage } from '../fixtures/today-page.ts';

const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;
const ROW = /\/add-preview$/;
const UPLOAD = /\/pictures\/preview-files\/[^/]+$/;
const LOOK = /\/data\/preview-files\/[^/]+$/;
const THREAD = /\/data\/tasks\/[^/]+\/comments$/;
const FIRST_LINE = /^POST \/api\/pictures\/preview-files\//;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file that Kitsu keeps as it is. */
function made(path: string, bytes: number): { path: string; hash: string } {
  const content = randomBytes(bytes);
  writeFileSync(path, content);
  return { path, hash: hashOf(content) };
}

async function publish(
  { page, today }: Pick<Running, 'page'> & { today: TodayPage },
  { title }: NamedTask,
  path: string,
  text: string,
): Promise<void> {
  await today.row(title).getByRole('group').press('Enter');
  const dialog = new PublishPage(page);
  await dialog.open();
  await dialog.input.setInputFiles([path]);
  await expect(dialog.files).toHaveCount(1);
  await dialog.comment.fill(text);
  await expect(dialog.publish).toBeEnabled();
  await dialog.publish.click();
  await expect(dialog.dialog).toHaveCount(0);
}

/** What was published with these words: for each comment its files, by what is in them. */
async function inKitsu(kitsu: ArtistInKitsu, { id }: NamedTask, text: string): Promise<unknown> {
  const comments = await kitsu.lead.get<
    { text: string; previews: { id: string; revision: number; position: number }[] }[]
  >(`/data/tasks/${id}/comments`);
  const ask = plainRequests(kitsu.studio, kitsu.api.token);
  const files = async (previewId: string): Promise<string> => {
    const { bytes } = await ask('GET', `/pictures/originals/preview-files/${previewId}.zip`);
    return hashOf(bytes);
  };
  return Promise.all(
    comments
      .filter((one) => one.text === text)
      .map(({ previews }) => Promise.all(previews.map((one) => files(one.id)))),
  );
}

test('a file that is cut off at 10, 50 and 99 % is there once, and whole', async ({
  signIn,
  studio,
  kitsu,
}, info) => {
  test.setTimeout(150_000);
  const size = 32 * 1024 * 1024;
  const file = made(info.outputPath('scene.zip'), size);
  const line = await startCutLine(studio.url);
  try {
    const task = await kitsu.spareTask();
    const running = await signIn(line.url);
    const { today } = running;
    await today.allInKitsu();
    const text = `Cut ${Date.now()}`;
    let cut = line.next(FIRST_LINE, size * 0.1, 'cut');
    await publish(running, task, file.path, text);
    for (const share of [0.5, 0.99]) {
      await cut;
      cut = line.next(FIRST_LINE, size * share, 'cut');
    }
    await cut;
    await expect(today.sync).toContainText('All in Kitsu', NOTICED);
    expect(await inKitsu(kitsu, task, text)).toEqual([[file.hash]]);
  } finally {
    await line.close();
  }
});

/** Kills the app like a crash or a power cut. */
async function crash({ app }: Pick<Running, 'app'>): Promise<void> {
  const main = app.process();
  const gone = once(main, 'exit');
  process.kill(main.pid ?? NaN, 'SIGKILL');
  await gone;
}

/** From now on such requests wait at the proxy; `come`: the first has, `release`: Kitsu gets them all the same. */
function holding(faults: FaultProxy, method: string, path: RegExp) {
  const held = deferred();
  const seen = faults.requests.length;
  faults.on(method, path, { kind: 'hold', until: held.until });
  const come = (way = path): Promise<void> =>
    expect
      .poll(() => faults.requests.slice(seen).some((one) => way.test(one.path)), NOTICED)
      .toBe(true);
  return { come, release: () => (faults.heal(), held.release()) };
}

test('a revision is there once though the app is killed at every step, and what is typed outlives it', async ({
  signIn,
  again,
  kitsu,
  faults,
}, info) => {
  test.setTimeout(240_000);
  const size = 4 * 1024 * 1024;
  const file = made(info.outputPath('scene.zip'), size);
  const line = await startCutLine(faults.url);
  try {
    const task = await kitsu.spareTask();
    let running: Running & { today: TodayPage } = await signIn(line.url);
    await running.today.allInKitsu();
    await running.today.row(task.title).getByRole('group').press('Enter');
    const draft = 'Typed, and not sent';
    await new ThreadPage(running.page).box.fill(draft);
    await expect
      .poll(() =>
        running.page.evaluate(
          (taskId) => window.companion.call['task.comments']({ taskId, opened: false, most: 1 }),
          task.id,
        ),
      )
      .toContain(draft);
    await running.page.keyboard.press('Escape');

    const text = `Killed ${Date.now()}`;
    const dies = async (held: ReturnType<typeof holding>, way?: RegExp): Promise<void> => {
      await held.come(way);
      await crash(running);
      held.release();
    };
    let held = holding(faults, 'POST', COMMENT);
    await publish(running, task, file.path, text);
    await dies(held);

    held = holding(faults, 'POST', ROW);
    running = await again();
    await dies(held);

    const dead = line.next(FIRST_LINE, size / 2, 'dead');
    running = await again();
    await dead;
    await crash(running);

    held = holding(faults, 'POST', UPLOAD);
    running = await again();
    await dies(held);

    held = holding(faults, 'GET', THREAD);
    running = await again();
    await dies(held, LOOK);

    running = await again();
    await expect(running.today.sync).toContainText('All in Kitsu', NOTICED);
    expect(await inKitsu(kitsu, task, text)).toEqual([[file.hash]]);
    await running.today.row(task.title).getByRole('group').press('Enter');
    await expect(new ThreadPage(running.page).box).toHaveValue(draft);
  } finally {
    await line.close();
  }
});
