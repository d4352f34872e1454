import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../electron/shared/bridge.ts';
import { readTaskItem } from '../../electron/kitsu/task-item.ts';
import { timeOfFrame } from '../../electron/shared/annotations/grid.ts';
import { taskTitle } from '../../electron/shared/task.ts';
import { expect, fillSignIn, NOTICED, test } from '../fixtures/artist.ts';
import { newPlace, type Running } from '../fixtures/launch.ts';
import { startNoticeHost } from '../fixtures/notice-host.ts';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import type { StudioApi } from '../fixtures/studio-api.ts';
import type { Studio } from '../fixtures/studio.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

const FPS = 24;
/** The frame that is drawn on, of 120; Kitsu's player counts from 1. */
const DRAWN = 100;
/** Kitsu's encoding takes seconds, and minutes on a busy machine. */
const ENCODED = { timeout: 120_000 };

/** Five seconds with sound, as a playblast that Kitsu normalises. */
function movie(file: string, pattern: string): Buffer {
  const picture = ['-f', 'lavfi', '-i', `${pattern}=size=320x180:rate=${FPS}:duration=5`];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=5'];
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, ...sound, ...coding, file]);
  return readFileSync(file);
}

async function newTask(room: Publisher): Promise<{ id: string; title: string }> {
  await room.newTask();
  const id = room.task();
  const items = await room.stage.as.artist.get<unknown[]>('/data/user/tasks');
  const task = items.map((one) => readTaskItem(one, false)).find((one) => one?.id === id);
  if (!task) throw new Error('The artist was not assigned.');
  return { id, title: taskTitle(task) };
}

async function publish(room: Publisher, name: string, bytes: Buffer): Promise<string> {
  const { id } = await room.publish(name, bytes);
  await expect.poll(async () => (await room.row(id)).body.status, ENCODED).toBe('ready');
  return id;
}

async function signInAs(running: Running, who: StudioApi, studio: Studio): Promise<TodayPage> {
  const account = { email: who.user.email, password: 'kitsu-companion', role: 'artist' };
  await fillSignIn(running, { ...studio, accounts: [account] });
  const today = new TodayPage(running.page);
  await expect(today.list).toBeVisible();
  await today.allInKitsu();
  await expect(running.page.getByText('checking…')).toHaveCount(0);
  return today;
}

const tellAtAnyHour = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { call } = (window as unknown as { companion: Bridge }).companion;
    await call['settings.save']({ notices: { news: true, outsideHours: true } });
  });

test('a drawing, a retake, a date and a mention are one notice; it opens the frame, which is answered by a drawing; the next take is approved by keys', async ({
  studio,
  launch,
  desktop,
}, info) => {
  test.setTimeout(400_000);
  const host = await startNoticeHost(desktop);
  test.skip(host === null, 'No session bus or python3-gi: THE NOTICES WERE NOT TESTED.');
  if (host === null) return;
  const room = await openPublisher(studio);
  try {
    const { artist, supervisor, manager } = room.stage.as;
    const statuses = await manager.get<{ id: string; short_name: string }[]>('/data/task-status');
    const status = (name: string): string =>
      statuses.find(({ short_name }) => short_name.toLowerCase() === name)?.id ?? '';
    const task = await newTask(room);
    await publish(room, 'first.mp4', movie(info.outputPath('first.mp4'), 'testsrc'));
    const second = await publish(
      room,
      'second.mp4',
      movie(info.outputPath('second.mp4'), 'testsrc2'),
    );

    const running = await launch({ args: ['--server', studio.url] });
    const { app, page } = running;
    const today = await signInAs(running, artist, studio);
    await tellAtAnyHour(page);

    // The supervisor, as Kitsu's own player and pages would.
    const square = {
      ...{ type: 'rect', id: randomUUID(), fill: '#ff0000', strokeWidth: 0, width: 40, height: 40 },
      ...{ left: 20, top: 20, canvasWidth: 160, canvasHeight: 90, createdBy: supervisor.user.id },
    };
    await supervisor.put(`/actions/preview-files/${second}/update-annotations`, {
      additions: [
        { time: timeOfFrame(DRAWN, FPS), frame: DRAWN + 1, drawing: { objects: [square] } },
      ],
    });
    await supervisor.post(`/actions/tasks/${task.id}/comment`, {
      task_status_id: status('retake'),
      comment: `Wider @${artist.user.full_name}`,
    });
    await supervisor.put(`/data/tasks/${task.id}`, { due_date: '2031-03-04T00:00:00' });
    const moved = Date.now();
    const notices = async () => (await host.standing()).filter(({ title }) => title === task.title);
    await expect
      .poll(async () => (await notices()).map(({ body }) => body), {
        ...NOTICED,
        intervals: [50],
      })
      .toEqual([
        expect.stringMatching(
          /^Status .* · Due .* → Tue 4 Mar 2031 · .* mentioned you, with a drawing/,
        ),
      ]);
    console.log(`told ${Date.now() - moved} ms after the last of the changes`);

    // The artist: the frame with its drawing, the next one, back, and the take before.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await host.click(task.title);
    const viewer = new ViewerPage(page);
    const frame = viewer.picture('Frame');
    const overlay = viewer.dialog.locator('canvas[data-annotations]');
    const shows = async (number: number, drawings: number): Promise<void> => {
      await expect(frame).toHaveAttribute('data-frame', String(number), NOTICED);
      await expect(overlay).toHaveAttribute('data-annotations', String(drawings));
    };
    await shows(DRAWN, 1);
    await page.keyboard.press('ArrowRight');
    await shows(DRAWN + 1, 0);
    await page.keyboard.press('ArrowLeft');
    await shows(DRAWN, 1);
    await page.keyboard.press('c');
    const compared = viewer.dialog.locator('[data-frame]');
    await expect(viewer.picture('Comparison')).toBeVisible();
    await expect(compared).toHaveAttribute('data-frame', String(DRAWN));
    await page.keyboard.press('c');
    await shows(DRAWN, 1);

    await viewer.draw(overlay);
    await expect(overlay).toHaveAttribute('data-annotations', '2');
    await viewer.button('Add to my comment').click();
    await expect(viewer.dialog).toHaveCount(0);
    const thread = new ThreadPage(page);
    // Who may not leave a task in retake replies: the picture goes along.
    await thread.comment('Wider').getByRole('button', { name: 'Reply', exact: true }).click();
    await thread.reply.fill('As wide as this?');
    await page.keyboard.press('ControlOrMeta+Enter');
    interface Answered {
      replies: { id: string; text: string; person_id: string }[];
      attachment_files: { name: string; reply_id: string }[];
    }
    const newest = async () => {
      const [said] = await supervisor.get<Answered[]>(`/data/tasks/${task.id}/comments`);
      const [reply] = said?.replies ?? [];
      return { reply, files: said?.attachment_files.filter((one) => one.reply_id === reply?.id) };
    };
    await expect.poll(newest, NOTICED).toMatchObject({
      reply: { text: 'As wide as this?', person_id: artist.user.id },
      files: [{ name: expect.stringMatching(/^second_f\d+\.png$/) }],
    });
    await today.allInKitsu();
    await running.close();

    // The next take, and its supervisor, who leaves the mouse alone.
    await room.newTask();
    const next = room.task();
    await publish(room, 'next.mp4', movie(info.outputPath('next.mp4'), 'testsrc'));
    await artist.post(`/actions/tasks/${next}/comment`, {
      task_status_id: status('wfa'),
      comment: 'Please have a look.',
    });
    const desk = await launch({ place: newPlace(desktop), args: ['--server', studio.url] });
    await signInAs(desk, supervisor, studio);
    const tab = desk.page.getByRole('tab', { name: 'To check', exact: true });
    await desk.page.keyboard.press('l');
    await desk.page.keyboard.press('l');
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    const rows = desk.page.getByRole('list', { name: 'To check' }).getByRole('listitem');
    await expect(rows).toHaveCount(1);
    await desk.page.keyboard.press('Home');
    await expect(rows.first().getByRole('group')).toBeFocused();
    await desk.page.keyboard.press('a');
    await expect(rows).toHaveCount(0);
    await expect
      .poll(
        async () =>
          (await supervisor.get<{ task_status_id: string }>(`/data/tasks/${next}`)).task_status_id,
        NOTICED,
      )
      .toBe(status('done'));
  } finally {
    await host.stop();
    await room.close();
  }
});
