import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPracticeStudio } from '../../electron/practice/practice-studio.ts';
import { shiftDay } from '../../electron/shared/day.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { openNetworkProxy, type NetworkProxy } from './network-proxy.ts';
import { DAYS, TASKS } from './schedule.ts';

/** A Wednesday at ten, in the middle of a week and a month. */
const BEGIN = new Date(2026, 2, 18, 10, 0, 0).getTime();
const A_DAY_MS = 24 * 3_600_000;
const TODAY = '2026-03-18';

/** What a schedule runs on: a studio, the connection to it, and its people. */
export interface Fixture {
  proxy: NetworkProxy;
  /** The artist's own session on Kitsu's pages. */
  artist: StudioApi;
  lead: StudioApi;
  credentials: { email: string; password: string };
  /** Tasks that the artist can start and log on; days, the newest first. */
  tasks: string[];
  days: string[];
  /** Ids of the studio's statuses by their short names in lower case. */
  statuses: ReadonlyMap<string, string>;
  /** The studio's clock, epoch milliseconds; the app's runs with it, apart from being set. */
  now(): number;
  letTimePass(milliseconds: number): Promise<void>;
  /** Ends the session of this access token. */
  endSession(token: string): Promise<void>;
  /** A folder for the app of one schedule. */
  newFolder(): string;
  /** Resets everything to the first day. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

export async function openFixture(): Promise<Fixture> {
  const folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-faults-'));
  let clock = BEGIN;
  let folders = 0;
  const studio = await startPracticeStudio({
    folder: join(folder, 'studio'),
    now: () => new Date(clock),
  });
  const account = (role: string) => {
    const found = studio.accounts.find((one) => one.role === role);
    if (!found) throw new Error(`Nobody is ${role} in the practice studio.`);
    return { email: found.email, password: found.password, role };
  };
  const line = await openNetworkProxy(studio.url);
  const stage: Fixture = {
    proxy: line,
    artist: await signInToApi(studio, account('artist')),
    lead: await signInToApi(studio, account('manager')),
    credentials: account('artist'),
    tasks: [],
    days: Array.from({ length: DAYS }, (_, back) => shiftDay(TODAY, -back)),
    statuses: new Map(),
    now: () => clock,
    async letTimePass(milliseconds) {
      clock += milliseconds;
      // The sessions of the other people would expire as well.
      if (milliseconds > A_DAY_MS) await signIn();
    },
    async endSession(token) {
      const headers = { authorization: `Bearer ${token}` };
      await fetch(`${studio.url}/api/auth/logout`, { headers });
    },
    newFolder() {
      const made = join(folder, `app-${(folders += 1)}`);
      mkdirSync(made);
      return made;
    },
    async startOver() {
      clock = BEGIN;
      await studio.startOver();
      await signIn();
      line.reset();
    },
    async close() {
      await line.close();
      await studio.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  async function signIn(): Promise<void> {
    stage.artist = await signInToApi(studio, account('artist'));
    stage.lead = await signInToApi(studio, account('manager'));
    line.use(stage.artist);
  }
  const named = await stage.lead.get<{ id: string; short_name: string }[]>('/data/task-status');
  stage.statuses = new Map(named.map(({ id, short_name }) => [short_name.toLowerCase(), id]));
  stage.tasks = await tasksToPlayOn(stage.artist);
  return stage;
}

interface TodoItem {
  id: string;
  task_status_short_name: string;
  task_type_name: string;
}

async function tasksToPlayOn(artist: StudioApi): Promise<string[]> {
  const todo = await artist.get<TodoItem[]>('/data/user/tasks');
  const startable = todo.filter(
    ({ task_status_short_name: status, task_type_name: type }) =>
      ['todo', 'ready'].includes(status.toLowerCase()) && type === 'Animation',
  );
  const tasks = startable.map(({ id }) => id).sort();
  if (tasks.length < TASKS) throw new Error('The practice studio has too few tasks to play on.');
  return tasks.slice(0, TASKS);
}
