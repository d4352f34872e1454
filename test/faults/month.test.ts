import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startPracticeStudio,
  type PracticeStudio,
} from '../../electron/practice/practice-studio.ts';
import { bundledApp } from '../fixtures/bundled-app.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { Artist } from './month/artist.ts';
import { checkKitsu } from './month/judge.ts';
import { BEGIN, playRandom } from './month/random.ts';

/** `MONTH_SEEDS=200 MONTH_BASE=1` runs 200 seeds from 1 on; `npm test` runs a few. */
const SEEDS = Number(process.env['MONTH_SEEDS'] ?? 4);
const BASE = Number(process.env['MONTH_BASE'] ?? 1);
const TOO_LONG = 240_000;

let room: string;
let studio: PracticeStudio;
let app: Awaited<ReturnType<typeof bundledApp>>;
const totals = { seeds: 0, crashes: 0, lanes: 0, minutes: 0 };

beforeAll(async () => {
  room = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kitsu-month-'));
  studio = await startPracticeStudio({ folder: join(room, 'studio') });
  app = await bundledApp();
}, TOO_LONG);
afterAll(async () => {
  console.log(
    Object.entries(totals)
      .map((pair) => pair.join(' '))
      .join(', '),
  );
  app.clear();
  await studio.close();
  rmSync(room, { recursive: true, force: true });
});

describe('an artist’s days out of a seed', () => {
  it.each(Array.from({ length: SEEDS }, (_, index) => BASE + index))(
    'lose no minute, count no night and never overlap, and Kitsu holds the same (seed %i)',
    async (seed) => {
      await studio.startOver();
      const credentials = studio.accounts.find(({ role }) => role === 'artist');
      if (!credentials) throw new Error('There is no artist.');
      const kitsu = await signInToApi(studio, credentials);
      const tasks = (await kitsu.get<{ id: string }[]>('/data/user/tasks')).map(({ id }) => id);
      mkdirSync(join(room, `${seed}`));
      const notes: string[] = [];
      const artist = new Artist(
        {
          ...{
            bundle: app.file,
            folder: join(room, `${seed}`),
            url: studio.url,
            credentials,
            kitsu,
          },
          tasks: tasks.sort().slice(0, 3),
          note: (what) => void notes.push(what),
        },
        BEGIN,
      );
      try {
        await artist.boot();
        await artist.signIn();
        await playRandom(artist, seed);
        const held = await checkKitsu(artist);
        totals.seeds += 1;
        totals.crashes += artist.crashes;
        totals.lanes += held.lanes;
        totals.minutes += held.minutes;
      } catch (error) {
        console.log([`seed ${seed}`, ...notes.filter((one) => !one.startsWith('Live'))].join('\n'));
        throw error;
      } finally {
        await artist.app.kill();
        rmSync(join(room, `${seed}`), { recursive: true, force: true });
      }
      expect(artist.running).toBeNull();
    },
    TOO_LONG,
  );
});
