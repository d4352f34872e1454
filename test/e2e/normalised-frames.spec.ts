// Movies as a real Kitsu has made them: coded anew, with a key frame every second frame and a sound that shifts the
// pictures in some players. Each frame carries its number.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { readTaskItem } from '../../electron/kitsu/task-item.ts';
import { taskTitle } from '../../electron/shared/task.ts';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { barredMovie, numbersByKey, shownNumber } from '../fixtures/barred-movies.ts';
import { hasFfmpeg } from '../fixtures/counted-frames.ts';
import { openPublisher } from '../fixtures/publisher.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { TodayPage } from '../fixtures/today-page.ts';

const FRAMES = 250;
/** Kitsu's encoding takes seconds, and minutes on a busy machine. */
const ENCODED = { timeout: 200_000 };

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
    const room = await openPublisher(studio);
    try {
      await room.newTask();
      const { artist } = room.stage.as;
      const items = await artist.get<unknown[]>('/data/user/tasks');
      const task = items
        .map((one) => readTaskItem(one, false))
        .find((one) => one?.id === room.task());
      if (!task) throw new Error('The artist was not assigned.');
      const movie = { name: 'barred.mp4', frames: FRAMES, rate: '24', sound: true };
      const given = barredMovie(movie);
      const { id } = await room.publish('barred.mp4', given);
      await expect.poll(async () => (await room.row(id)).body.status, ENCODED).toBe('ready');
      const made = await room.ask('GET', `/movies/originals/preview-files/${id}.mp4`);
      expect(made.bytes.equals(given)).toBe(false);
      expect(codingOf(made.bytes, info.outputPath('made.mp4'))).toMatch(/h264,1,250[\s\S]*aac/);

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
      const all = Array.from({ length: FRAMES }, (_, at) => at);
      expect(await numbersByKey(frame, 'ArrowRight', FRAMES - 1)).toEqual(all.slice(1));
      expect(await numbersByKey(frame, 'ArrowLeft', FRAMES - 1)).toEqual(
        all.slice(0, -1).reverse(),
      );
      for (const wanted of [FRAMES - 1, 31, 100, 1, 248, 7]) {
        await box.fill(String(wanted));
        await box.press('Enter');
        await expect(frame).toHaveAttribute('data-frame', String(wanted));
        expect(await shownNumber(frame)).toBe(wanted);
      }
    } finally {
      await room.close();
    }
  });
}
