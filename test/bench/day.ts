import { readFileSync } from 'node:fs';
import { expect, type ElectronApplication } from '@playwright/test';
import { launchApp, launchWindowless } from '../fixtures/launch.ts';
import { publishOn } from '../fixtures/published.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { startTrayHost } from '../fixtures/tray-host.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';
import type { Artist, BenchHarness } from './bench-harness.ts';
import { ratioOf, type Figure } from './figures.ts';
import { cpuOf, filledMemoryOf } from './processes.ts';
import { pause, settled } from './settled.ts';

const TASKS = 500;
/** Of eight hours: a step is what five minutes bring. */
const STEPS = 96;
const COMMENTS = 300;
const PICTURES = 40;
const MOVIES = 5;
const MB = (value: number): string => `${value.toFixed(0)} MB`;
const MOVIE = readFileSync(new URL('../fixtures/counted-movies/sound.mp4', import.meta.url));
const SOON = { timeout: 60_000 };

/**
 * What eight hours leave behind: the memory that all processes have filled, with the window closed, and of an app that was started hidden,
 * after a day against after the start. The clock is moved on by five minutes at each step, and the system "wakes", so
 * that everything is read anew; colleagues comment, and with a window tasks, pictures and movies are looked at.
 */
export async function day(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const host = await startTrayHost(desk.desktop);
  if (!host)
    throw new Error('Nobody shows tray icons here: python3-gi or a session bus is missing.');
  try {
    const artist = await desk.artist(TASKS);
    const manager = await signInToApi({ url: artist.way.url }, desk.manager);
    return [await closed(desk, artist, manager, say), await hidden(desk, artist, manager, say)];
  } finally {
    await host.stop();
  }
}

async function hidden(
  { desktop }: BenchHarness,
  artist: Artist,
  manager: StudioApi,
  say: (line: string) => void,
): Promise<Figure> {
  artist.way.requests.length = 0;
  const { app, close } = await launchWindowless(desktop, {
    place: artist.place,
    args: ['--hidden'],
  });
  const hasRead = () => artist.way.requests.some(({ path }) => path.endsWith('/data/user/tasks'));
  await expect.poll(hasRead, SOON).toBe(true);
  const before = await quietMemory(app);
  await passing(app, artist, manager);
  const after = await quietMemory(app);
  await close();
  say(`day: hidden ${MB(before)}, ${MB(after)}`);
  return ratioOf('day', 'hidden, after eight hours / after the start', [after, before], MB, 1.05);
}

async function closed(
  { desktop }: BenchHarness,
  artist: Artist,
  manager: StudioApi,
  say: (line: string) => void,
): Promise<Figure> {
  const { app, page, close } = await launchApp(desktop, { place: artist.place });
  const today = new TodayPage(page);
  await expect(today.sync).toContainText('All in Kitsu', SOON);
  const { url } = artist.way;
  const kitsu = { api: await signInToApi({ url }, artist.account), studio: { url } };
  await closeWindow(app);
  const before = await quietMemory(app);
  const opened = app.waitForEvent('window');
  await app.evaluate(({ app: electron }) => electron.emit('activate'));
  const again = await opened;
  await expect(new TodayPage(again).list.getByRole('listitem').first()).toBeVisible(SOON);
  await passing(app, artist, manager, async (step) => {
    const thread = new ThreadPage(again);
    if (step < PICTURES) {
      await again.keyboard.press('Home');
      for (let down = 0; down < step; down += 1) await again.keyboard.press('ArrowDown');
      await again.keyboard.press('Enter');
      await expect(again.locator('.thumbnail.large')).toBeVisible(SOON);
      await again.keyboard.press('Escape');
      return;
    }
    const movie = step - PICTURES + 1;
    if (movie > MOVIES) return;
    await publishOn(kitsu, artist.knownId, `day${movie}.mp4`, MOVIE);
    const list = new TodayPage(again);
    await list.find(artist.known);
    await list.row(artist.known).getByRole('group').press('Enter');
    await thread.thread.getByRole('button', { name: `day${movie}.mp4` }).press('Enter');
    const viewer = new ViewerPage(again);
    await expect(viewer.picture('Frame')).toHaveAttribute('data-frame', '0', SOON);
    await viewer.button('Loop').click();
    await viewer.button('Play').click();
    await expect(viewer.picture('Frame')).toHaveAttribute('data-frame', '47', SOON);
    for (let back = 0; back < 2; back += 1) await again.keyboard.press('Escape');
    await expect(viewer.dialog).toHaveCount(0);
  });
  await closeWindow(app);
  const after = await quietMemory(app);
  await close();
  say(`day: window closed ${MB(before)}, ${MB(after)}`);
  return ratioOf('day', 'window closed, after eight hours / before', [after, before], MB, 1.05);
}

const closeWindow = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((one) => one.close()));

/** The window is destroyed a little after it was closed, and Chromium releases its memory later still. */
async function quietMemory(app: ElectronApplication): Promise<number> {
  const pid = app.process().pid ?? 0;
  await pause(20_000);
  await settled(() => cpuOf(pid));
  return filledMemoryOf(pid);
}

/** Eight hours, step by step. */
async function passing(
  app: ElectronApplication,
  artist: Artist,
  manager: StudioApi,
  look: (step: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) {
    const from = Math.floor((step * COMMENTS) / STEPS);
    const to = Math.floor(((step + 1) * COMMENTS) / STEPS);
    for (let at = from; at < to; at += 1) {
      // The first one has the movies.
      const task = artist.shots[1 + (at % (artist.shots.length - 1))];
      if (task)
        await manager.post(`/actions/tasks/${task.id}/comment`, {
          ...{ task_status_id: task.statusId, comment: `A word of a long day, number ${at}` },
        });
    }
    await app.evaluate(({ powerMonitor }) => {
      const held = globalThis as typeof globalThis & { passedMs?: number };
      if (held.passedMs === undefined) {
        const RealDate = Date;
        const now = (): number => RealDate.now() + (held.passedMs ?? 0);
        held.Date = class extends RealDate {
          static override now = now;
          constructor(...given: [] | [number]) {
            super(...(given.length === 0 ? ([now()] as const) : given));
          }
        } as DateConstructor;
      }
      held.passedMs = (held.passedMs ?? 0) + 5 * 60_000;
      powerMonitor.emit('resume');
    });
    await look(step);
  }
}
