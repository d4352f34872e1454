// Movies as a real Kitsu has made them: coded anew, with a key frame every second frame and a sound that shifts the
// pictures in some players. Each frame carries its number.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '../../build/steps.mjs';
import { readTaskItem } from '../../electron/kitsu/task-item.ts';
import { taskTitle } from '../../electron/shared/task.ts';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import {
  AS_NORMALISED,
  barredMovie,
  numbersByKey,
  shownNumber,
} from '../fixtures/barred-movies.ts';
import { hasFfmpeg } from '../fixtures/counted-frames.ts';
import { CHROMIUM } from '../fixtures/machine.mjs';
import { FRAMES, normalisedMovie } from '../fixtures/normalised-movie.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { TodayPage } from '../fixtures/today-page.ts';

const ALL = Array.from({ length: FRAMES }, (_, at) => at);

test.skip(!hasFfmpeg, 'The movies are made by ffmpeg.');

/** How a movie is coded: Kitsu has coded it anew, and not copied it. */
function codingOf(bytes: Buffer, file: string): string {
  writeFileSync(file, bytes);
  const wanted = ['-show_entries', 'stream=codec_name,nb_frames,has_b_frames', '-of', 'csv=p=0'];
  const said = execFileSync('ffprobe', ['-v', 'error', ...wanted, file]).toString();
  rmSync(file);
  return said;
}

for (const scale of [1, 2]) {
  test(`every frame of a movie that Kitsu has normalised is itself, at ${scale} ×`, async ({
    studio,
    launch,
  }, info) => {
    test.skip(studio.kind !== 'real', 'The practice studio codes nothing anew.');
    test.setTimeout(400_000);
    const { room, given, made, close } = await normalisedMovie(studio);
    try {
      expect(made.equals(given)).toBe(false);
      expect(codingOf(made, info.outputPath('made.mp4'))).toMatch(/h264,1,250[\s\S]*aac/);
      const { artist } = room.stage.as;
      const items = await artist.get<unknown[]>('/data/user/tasks');
      const tasks = items.map((one) => readTaskItem(one, false));
      const task = tasks.find((one) => one?.id === room.task());
      if (!task) throw new Error('The artist was not assigned.');

      const args = ['--server', studio.url, `--force-device-scale-factor=${scale}`];
      const running = await launch({ args });
      const account = { email: artist.user.email, password: 'kitsu-companion', role: 'artist' };
      await fillSignIn(running, { ...studio, accounts: [account] });
      const { page } = running;
      const today = new TodayPage(page);
      await today.allInKitsu();
      expect(await page.evaluate(() => devicePixelRatio)).toBe(scale);
      await today.find(taskTitle(task));
      await today.row(taskTitle(task)).getByRole('group').press('Enter');
      await new ThreadPage(page).thread.getByRole('button', { name: /^barred/ }).press('Enter');
      const viewer = page.getByRole('region', { name: 'Viewer' });
      const frame = viewer.getByRole('img', { name: 'Frame', exact: true });
      await expect(frame).toHaveAttribute('data-frame', '0');
      expect(await shownNumber(frame)).toBe(0);
      const box = viewer.getByRole('spinbutton', { name: 'Frame' });
      expect(Number(await box.getAttribute('max'))).toBe(FRAMES - 1);
      expect(await numbersByKey(frame, 'ArrowRight', FRAMES - 1)).toEqual(ALL.slice(1));
      const back = ALL.slice(0, -1).reverse();
      expect(await numbersByKey(frame, 'ArrowLeft', FRAMES - 1)).toEqual(back);
      for (const wanted of [FRAMES - 1, 31, 100, 1, 248, 7]) {
        await box.fill(String(wanted));
        await box.press('Enter');
        await expect(frame).toHaveAttribute('data-frame', String(wanted));
        expect(await shownNumber(frame)).toBe(wanted);
      }
    } finally {
      await close();
    }
  });
}

/** The reader of movies as it was built, and a movie in parts, as `media:` gives one. */
async function serve(movie: Buffer): Promise<{ url: string; stop: () => void }> {
  const assets = join(root, 'out', 'renderer', 'assets');
  const worker = readdirSync(assets).find((name) => /^frame-worker.*\.js$/.test(name)) ?? '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/frame-worker.js')
      return response
        .writeHead(200, { 'Content-Type': 'text/javascript' })
        .end(readFileSync(join(assets, worker)));
    if (pathname !== '/movie.mp4')
      return response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html>');
    const [, first = 0, end = 0] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const last = Math.min(Number(end), movie.length - 1);
    return response
      .writeHead(206, { 'Content-Range': `bytes ${first}-${last}/${movie.length}` })
      .end(movie.subarray(Number(first), last + 1));
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}

test('every frame is itself on the newest Chromium, forwards, backwards and by jumps', async ({
  studio,
}) => {
  test.skip(!existsSync(CHROMIUM), 'There is no Chromium here: THE NEWEST ONE WAS NOT TESTED.');
  test.setTimeout(400_000);
  const movie = studio.kind === 'real' ? await normalisedMovie(studio) : null;
  const ours = { frames: FRAMES, rate: '24', sound: true, coding: AS_NORMALISED };
  const bytes = movie?.made ?? barredMovie({ name: 'as-normalised.mp4', ...ours });
  const pages = await serve(bytes);
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  try {
    const page = await browser.newPage();
    await page.goto(pages.url);
    const order = [...ALL, ...[...ALL].reverse(), 249, 31, 100, 1, 248, 7];
    const read = await page.evaluate(async (wanted) => {
      type Answer = { kind: string; image: VideoFrame; facts: { times: Float64Array } };
      const worker = new Worker('/frame-worker.js', { type: 'module' });
      const ask = (message: object) =>
        new Promise<Answer>((answered) => {
          worker.addEventListener('message', (event) => answered(event.data as Answer), {
            once: true,
          });
          worker.postMessage(message);
        });
      const opened = await ask({ kind: 'open', url: `${location.origin}/movie.mp4`, frame: 0 });
      if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
      const canvas = new OffscreenCanvas(320, 180).getContext('2d', { willReadFrequently: true });
      const numbers: number[] = [];
      let before = 0;
      for (const [id, frame] of wanted.entries()) {
        const towards = frame < before ? -1 : 1;
        before = frame;
        const { kind, image } = await ask({ kind: 'frame', id, frame, towards });
        if (kind !== 'frame') throw new Error(`${frame}: ${kind}`);
        canvas?.drawImage(image, 0, 0, 320, 180);
        image.close();
        const row = canvas?.getImageData(0, 90, 320, 1).data;
        const isLight = (bit: number) => (row?.[Math.floor((bit + 0.5) * 20) * 4] ?? 0) > 127;
        numbers.push(
          Array.from({ length: 16 }, (_, bit) => (isLight(bit) ? 2 ** bit : 0)).reduce(
            (sum, part) => sum + part,
            0,
          ),
        );
      }
      return { frames: opened.facts.times.length, numbers };
    }, order);
    expect(read.frames).toBe(FRAMES);
    expect(read.numbers).toEqual(order);
  } finally {
    await browser.close();
    pages.stop();
    await movie?.close();
  }
});
