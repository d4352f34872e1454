import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { Bridge } from '../../electron/shared/bridge.ts';
import type { FrameNumbers } from '../../electron/shared/frame-time.ts';
import { expect, test } from '../fixtures/artist.ts';
import { hasFfmpeg } from '../fixtures/counted-frames.ts';
import { publishOn } from '../fixtures/published.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

const SOUND = readFileSync(new URL('../fixtures/counted-movies/sound.mp4', import.meta.url));

test.beforeEach(({ studio: _studio }, info) => {
  test.skip(info.project.name !== 'practice', 'The practice studio keeps the bytes of a movie.');
});

/** Each frame that the timeline is at from now on. */
const watched = (timeline: Locator): Promise<void> =>
  timeline.evaluate((one) => {
    const seen: number[] = ((window as unknown as { seen: number[] }).seen = []);
    const told = (): unknown => seen.push(Number.parseInt(one.ariaValueText ?? '', 10));
    new MutationObserver(told).observe(one, { attributeFilter: ['aria-valuetext'] });
  });
const seen = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { seen: number[] }).seen);
/** How often a player tells of the same picture, at most, of the next ten. */
const told = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { prototype } = HTMLVideoElement;
    const ask = prototype.requestVideoFrameCallback;
    const times = new Map<number, number>();
    await new Promise<void>((done) => {
      prototype.requestVideoFrameCallback = function (this: HTMLVideoElement, tell) {
        return ask.call(this, (now, about) => {
          times.set(about.presentedFrames, (times.get(about.presentedFrames) ?? 0) + 1);
          if (times.size > 10) done();
          tell(now, about);
        });
      };
    });
    prototype.requestVideoFrameCallback = ask;
    return Math.max(...times.values());
  });
/** How often it went on at an earlier frame. */
const rounds = (frames: readonly number[]): number =>
  frames.filter((one, at) => at > 0 && one < (frames[at - 1] ?? 0)).length;

async function goTo(viewer: ViewerPage, number: number): Promise<void> {
  const box = viewer.dialog.getByRole('spinbutton', { name: 'Frame' });
  await box.fill(String(number));
  await box.press('Enter');
}

const rateOf = (viewer: ViewerPage): Promise<number> =>
  viewer.dialog.locator('video').evaluate((one: HTMLVideoElement) => one.playbackRate);

test('a movie plays between In and Out, round and round or once, as fast as it is asked', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'played.mp4', SOUND);
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('played.mp4');
  const frame = viewer.picture('Frame');
  await expect(frame).toHaveAttribute('data-frame', '0');
  const speed = viewer.dialog.getByRole('combobox', { name: 'Speed' });
  const timeline = viewer.dialog.getByRole('slider', { name: 'Timeline' });

  await goTo(viewer, 10);
  await viewer.button('In').click();
  await goTo(viewer, 20);
  await viewer.button('Out').click();
  await watched(timeline);
  await speed.selectOption('2×');
  await viewer.button('Play').click();
  await expect.poll(async () => rounds(await seen(page))).toBeGreaterThan(4);
  // However often it went round, each picture is handled once.
  expect(await told(page)).toBe(1);
  expect(await rateOf(viewer)).toBe(2);
  await viewer.button('Pause').click();
  const played = await seen(page);
  expect(Math.min(...played)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...played)).toBeLessThanOrEqual(20);

  // Once: it stands on the last frame, and plays from the first when it is asked again.
  await viewer.button('Loop').click();
  await expect(viewer.button('Loop')).toHaveAttribute('aria-pressed', 'false');
  for (const again of [false, true]) {
    await watched(timeline);
    await viewer.button('Play').click();
    await expect(viewer.button('Play')).toBeVisible();
    await expect(frame).toHaveAttribute('data-frame', '20');
    if (again) expect(Math.min(...(await seen(page)))).toBeLessThanOrEqual(12);
  }

  // L is faster with each press, J goes back and faster with each; the speed of Play stays.
  await viewer.button('Loop').click();
  await frame.focus();
  for (const rate of [1, 2, 4]) {
    await page.keyboard.press('l');
    await expect.poll(() => rateOf(viewer)).toBe(rate);
  }
  await page.keyboard.press('k');
  await expect(viewer.button('Play')).toBeVisible();
  await expect(speed).toHaveValue('2');
  await speed.selectOption('0.25×');
  await viewer.button('Play').click();
  await expect.poll(() => rateOf(viewer)).toBe(0.25);
  await viewer.button('Pause').click();
});

test('frames are numbered as the studio counts them, and nothing is kept but the frame', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  const { entity_id } = await kitsu.lead.get<{ entity_id: string }>(`/data/tasks/${task.id}`);
  const shot = await kitsu.lead.get<{ data: Record<string, unknown> | null }>(
    `/data/entities/${entity_id}`,
  );
  await kitsu.lead.put(`/data/entities/${entity_id}`, {
    data: { ...shot.data, frame_in: 1001, frame_out: 1048 },
  });
  await publishOn(kitsu, task.id, 'numbered.mp4', SOUND);
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  const box = viewer.dialog.getByRole('spinbutton', { name: 'Frame' });
  for (const [frameNumbers, first] of [
    ['shot', 1001],
    ['one', 1],
    ['zero', 0],
  ] as const satisfies [FrameNumbers, number][]) {
    await page.evaluate(async (numbers) => {
      const { call } = (window as unknown as { companion: Bridge }).companion;
      await call['settings.save']({ frameNumbers: numbers });
    }, frameNumbers);
    await viewer.open('numbered.mp4');
    await expect(box).toHaveValue(String(first));
    await goTo(viewer, first + 30);
    await expect(viewer.picture('Frame')).toHaveAttribute('data-frame', '30');
    await expect(viewer.dialog.getByText('00:00:01:06', { exact: true })).toBeVisible();
    await expect(viewer.dialog.getByText(`of ${first + 47}`)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(viewer.dialog).toHaveCount(0);
  }
});

test('a timecode at 29.97 counts in drop-frame where it is asked to', async ({
  atTask,
  kitsu,
}, info) => {
  test.skip(!hasFfmpeg, 'The movie is made by ffmpeg.');
  const file = info.outputPath('ntsc.mp4');
  const source = ['-f', 'lavfi', '-i', 'color=black:s=64x36:r=30000/1001'];
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  execFileSync('ffmpeg', ['-v', 'error', ...source, ...coding, '-frames:v', '1810', file]);
  const { page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'ntsc.mp4', readFileSync(file));
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('ntsc.mp4');
  const frame = viewer.picture('Frame');
  await expect(frame).toHaveAttribute('data-frame', '0');
  const first = Number(
    await viewer.dialog.getByRole('spinbutton', { name: 'Frame' }).getAttribute('min'),
  );
  await goTo(viewer, first + 1800);
  await expect(frame).toHaveAttribute('data-frame', '1800');
  await viewer.button('00:01:00:00').click();
  await expect(viewer.button('00:01:00;02')).toHaveAttribute('aria-pressed', 'true');
  await goTo(viewer, first + 1799);
  await expect(viewer.button('00:00:59;29')).toBeVisible();
});
