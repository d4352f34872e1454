import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readTaskItem } from '../../electron/kitsu/task-item.ts';
import { FIRST_SCREEN_FILE } from '../../electron/shared/first-screen.ts';
import { taskTitle } from '../../electron/shared/task.ts';
import { end, start } from '../fixtures/child.ts';
import { startDesktop, type Desktop } from '../fixtures/desktop.ts';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy.ts';
import { environment, launchApp, newPlace, type Place, type Running } from '../fixtures/launch.ts';
import { lengthenProductions } from '../fixtures/many-rows.ts';
import { manyTasks } from '../fixtures/many-tasks.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { accountOf, startStudio, type Account, type Studio } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { cpuOf } from './processes.ts';

/** An artist's profile with a number of tasks read into it, and their studio. */
export interface Artist {
  place: Place;
  tasks: number;
  /** The proxy between app and studio: what waits there, and what passed. */
  way: FaultProxy;
  /** The row name of a task that exists in the studio; the others exist only in the list. */
  known: string;
  knownId: string;
  account: Account;
  /** All such tasks of shots, and who the artist is there. */
  shots: KnownTask[];
  personId: string;
}

/** A task of a name of its own. */
export interface KnownTask {
  id: string;
  statusId: string;
  title: string;
}

/** An app that was started without a driver, and when its list was drawn. */
export interface Started {
  pid: number;
  /** From its start to the first frame that shows a row of the list. */
  drawnMs: number;
  /** Processor time of all its processes until then. */
  cpuMs: number;
  /** Where it was used: from its start until its search answered, and until a time box had taken a number. */
  searchedMs?: number;
  loggedMs?: number;
  stop(): Promise<void>;
}

/** Whether it has no window, or one that is closed after a while; otherwise its window stays open. */
export type Way = '--hidden' | '--bench-close';

export interface How {
  profileTo?: string;
  use?: string;
}

export type SignedIn = Running & { today: TodayPage; pid: number };

/** A desktop, the practice studio, and profiles of artists with few and many tasks. */
export interface BenchHarness {
  desktop: Desktop;
  /** Somebody who leads productions. */
  manager: Account;
  artist(tasks: number): Promise<Artist>;
  /** The app on that profile, driven by Playwright, its list drawn. */
  open(artist: Artist): Promise<SignedIn>;
  /** The app in a new profile of somebody who leads productions, by way of a proxy (`long`) that makes them so large. */
  lead(long?: { shots: number; tasks: number }): Promise<Running>;
  /**
   * The app on that profile, or an empty window, as a user starts it; resolves when it is drawn, hidden, or its window is
   * gone. `profileTo`: the folder that gets what main and the page did until it was drawn. `use`: a task's row name, which
   * is searched for and logged on as soon as that is possible.
   */
  start(artist: Artist | null, way?: Way, how?: How): Promise<Started>;
  stop(): Promise<void>;
}

export async function openBenchHarness(say: (line: string) => void): Promise<BenchHarness> {
  const { desktop, stop: stopDesktop } = await startDesktop(say);
  const ends: (() => Promise<void>)[] = [stopDesktop];
  const stop = async () => {
    for (const one of ends.reverse()) await one();
  };
  try {
    const { studio, stop: stopStudio } = await startStudio('practice');
    ends.push(stopStudio);
    for (const name of ['empty', 'watch'])
      cpSync(new URL(name, import.meta.url), join(desktop.folder, name), { recursive: true });
    execFileSync('chmod', ['-R', 'a+rX', desktop.folder + '/empty', desktop.folder + '/watch']);
    const known = new Map<number, Promise<Artist>>();
    return {
      desktop,
      manager: accountOf(studio, 'manager'),
      artist(tasks) {
        const found = known.get(tasks);
        const made =
          found ??
          makeArtist(desktop, studio.url, tasks, accountOf(studio, 'artist'), (one) =>
            ends.push(one),
          );
        known.set(tasks, made);
        return made;
      },
      open: (artist) => openSignedIn(desktop, artist),
      async lead(long) {
        if (!long) return openLead(desktop, studio);
        const way = await startFaultProxy(studio.url);
        ends.push(() => way.close());
        lengthenProductions(way, long);
        return openLead(desktop, { ...studio, url: way.url });
      },
      start: (artist, way, how) => startPlainly(desktop, artist, way, how),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Signs in an artist whose list is lengthened by the proxy, and ends the app when everything is read. */
async function makeArtist(
  desktop: Desktop,
  url: string,
  tasks: number,
  account: Account,
  onEnd: (end: () => Promise<void>) => void,
): Promise<Artist> {
  const lengthened = await startFaultProxy(url);
  onEnd(() => lengthened.close());
  lengthened.on('GET', /\/data\/user\/tasks$/, manyTasks(tasks));
  const way = await startFaultProxy(lengthened.url);
  onEnd(() => way.close());
  const place = newPlace(desktop);
  const running = await launchApp(desktop, { place, args: ['--server', way.url] });
  const today = new TodayPage(running.page);
  await running.page.getByRole('textbox', { name: 'Email' }).fill(account.email);
  await running.page.getByRole('textbox', { name: 'Password' }).fill(account.password);
  await running.page.keyboard.press('Enter');
  const { shots, personId } = await knownTasks({ url }, account);
  const first = today.list.getByRole('listitem').first();
  await expect(first).toHaveAttribute('aria-setsize', `${tasks}`, { timeout: 60_000 });
  await expect(today.sync).toContainText('All in Kitsu', { timeout: 60_000 });
  // A start of somebody who has had the window open for a while.
  await expect.poll(() => keepsFirstScreen(place), { timeout: 60_000 }).toBe(true);
  await running.close();
  const { title: known = '', id: knownId = '' } = shots[0] ?? {};
  return { place, tasks, way, known, knownId, shots, personId, account };
}

const keepsFirstScreen = ({ profile }: Place): boolean =>
  readdirSync(join(profile, 'accounts'), { recursive: true, encoding: 'utf8' }).some((name) =>
    name.endsWith(FIRST_SCREEN_FILE),
  );

async function knownTasks(studio: Pick<Studio, 'url'>, account: Account) {
  const { get, user } = await signInToApi(studio, account);
  const tasks = (await get<unknown[]>('/data/user/tasks')).flatMap((item): KnownTask[] => {
    const task = readTaskItem(item, false);
    if (task?.forEntity !== 'Shot') return [];
    return [{ id: task.id, statusId: task.statusId, title: taskTitle(task) }];
  });
  const shots = tasks.filter(
    ({ title }) => tasks.filter((one) => one.title === title).length === 1,
  );
  if (shots.length === 0) throw new Error('The artist has no task of a name of its own.');
  return { shots, personId: user.id };
}

async function openSignedIn(desktop: Desktop, { place, way }: Artist): Promise<SignedIn> {
  way.heal();
  const running = await launchApp(desktop, { place });
  const today = new TodayPage(running.page);
  await expect(today.list.getByRole('listitem').first()).toBeVisible({ timeout: 30_000 });
  await expect(today.sync).toContainText('All in Kitsu', { timeout: 60_000 });
  return { ...running, today, pid: running.app.process().pid ?? 0 };
}

async function openLead(desktop: Desktop, studio: Studio): Promise<Running> {
  const running = await launchApp(desktop, {
    place: newPlace(desktop),
    args: ['--server', studio.url],
  });
  const { email, password } = accountOf(studio, 'manager');
  await running.page.getByRole('textbox', { name: 'Email' }).fill(email);
  await running.page.getByRole('textbox', { name: 'Password' }).fill(password);
  await running.page.keyboard.press('Enter');
  const sync = running.page.getByRole('status', { name: 'Sync' });
  await expect(sync).toContainText('All in Kitsu', { timeout: 60_000 });
  return running;
}

/**
 * Holds Kitsu's answers until the list is drawn: on one machine the studio would use the processors
 * that the app needs for its start, which a studio's server does not.
 */
async function startPlainly(
  desktop: Desktop,
  artist: Artist | null,
  way?: Way,
  { profileTo, use }: How = {},
): Promise<Started> {
  const place = artist?.place ?? newPlace(desktop);
  let go = (): void => undefined;
  const until = new Promise<void>((release) => (go = release));
  artist?.way.on('*', /^/, { kind: 'hold', until });
  const words = [desktop.executable, '-r', join(desktop.folder, 'watch', 'main.cjs')];
  words.push(artist ? desktop.app : join(desktop.folder, 'empty'));
  if (artist) words.push('--profile', place.profile);
  if (way) words.push(way);
  const env: Record<string, string | undefined> = { ...environment(desktop, place) };
  if (profileTo) env['BENCH_PROFILE'] = place.home;
  if (use) env['BENCH_USE'] = use;
  const spawned = performance.timeOrigin + performance.now();
  const child = start(words, {
    env,
    cwd: place.home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  const moments = new Map<string, number>();
  const drawn = await new Promise<number>((found, failed) => {
    if (!child.stderr) throw new Error('Nothing can be heard of it.');
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      const [, event, at] = /^bench:(\w+)(?: ([\d.]+))?$/.exec(line) ?? [];
      if (event === 'drawn') go();
      moments.set(event ?? '', Number(at ?? 0) - spawned);
      const awaited = way === '--hidden' ? 'ready' : way ? 'gone' : use ? 'logged' : 'drawn';
      if (event === awaited) found(Number(at ?? 0));
    });
    child.once('error', failed);
    child.once('exit', (code) =>
      failed(new Error(`It ended (${code}) before it drew:\n${said.join('\n')}`)),
    );
  });
  const pid = child.pid ?? 0;
  const cpuMs = cpuOf(pid) * 1000;
  if (profileTo) {
    // The app may be another user, who writes at home.
    mkdirSync(profileTo, { recursive: true });
    for (const name of ['main.cpuprofile', 'page.cpuprofile'])
      copyFileSync(join(place.home, name), join(profileTo, name));
  }
  go();
  artist?.way.heal();
  return {
    pid,
    drawnMs: moments.get('drawn') ?? drawn - spawned,
    cpuMs,
    searchedMs: moments.get('searched') ?? NaN,
    loggedMs: moments.get('logged') ?? NaN,
    async stop() {
      await end(child);
      if (!artist && existsSync(place.home)) rmSync(place.home, { recursive: true, force: true });
    },
  };
}
